import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findNames } from '../../src/core/parse/names/find-name';
import { readChinese } from '../../src/core/parse/title/chinese-text';
import { chineseParts } from '../../src/core/parse/title/chinese-words';
import { readEnglish } from '../../src/core/parse/title/english-text';
import { englishParts, saysWhatAuthorsDo } from '../../src/core/parse/title/english-words';
import { maxUnits, TitleEvidence } from '../../src/core/parse/title/evidence';
import { evidenceOffset, neighbourSteps, scoreUnits } from '../../src/core/parse/title/likelihood';
import { onOneLine } from '../../src/core/parse/title/one-line';
import { split, splitRun } from '../../src/core/parse/title/segment';
import { PhraseRole, type TextWords } from '../../src/core/parse/title/text-words';
import {
  hashOf,
  NeighbourEvidence,
  PhrasePart,
  unpackModel,
  type PackedModel,
  type TitleModel,
} from '../../src/core/parse/title/title-model';
import { termRows } from '../../src/core/search/translation/term-columns';
import { stem } from '../../src/core/search/text/stem';
import { singular } from '../../src/core/search/text/tokenize';
import { Examples } from './logistic-regression';
import { contentStems, type TitledText } from './title-papers';

/** A word gets a weight of its own that stands in at least so many texts. */
const fewestTexts = { en: 40, zh: 15 };
/** A word that so many texts have, and this share of titles to texts at most, ends a phrase. */
const fewestForBreak = { en: 25, zh: 30 };
const greatestShare = 0.012;
/** A word that so many titles have, and this share of them at most at the end of a phrase, wants another. */
const fewestForUnfinished = { en: 12, zh: 8 };
const greatestAtEnd = 0.06;
/** A word that so often follows `to`, a pronoun or an auxiliary is a verb. */
const leastAsVerb = 0.3;
const fewestForVerb = 12;
/** Chinese words that the lexicon has at least. */
const fewestInLexicon = 25;

const empty: PackedModel = {
  evidence: [],
  neighbours: [],
  words: {},
  breaks: '',
  unfinished: '',
  verbs: '',
  joints: {},
  lexicon: {},
};

/** Counts of words. */
class Counts extends Map<string, number> {
  count(word: string): void {
    this.set(word, this.of(word) + 1);
  }

  of(word: string): number {
    return this.get(word) ?? 0;
  }

  /** The words with a property, in order of their characters, separated by spaces. */
  list(has: (word: string, count: number) => boolean): string {
    return [...this]
      .filter(([word, count]) => has(word, count))
      .map(([word]) => word)
      .sort()
      .join(' ');
  }
}

function grouped(entries: Iterable<readonly [word: string, group: string]>): Record<string, string> {
  const groups = new Map<string, string[]>();
  for (const [word, name] of entries) {
    groups.set(name, [...(groups.get(name) ?? []), word]);
  }
  return Object.fromEntries(
    [...groups]
      .sort(([a], [b]) => Number(a) - Number(b) || (a < b ? -1 : 1))
      .map(([name, words]) => [name, words.sort().join(' ')]),
  );
}

const isWord = (word: string): boolean => /^[\p{L}\p{N}]\S*$/u.test(word);

/** The model of a language that says best which words of the texts stand in their titles. */
export function fitTitleModel(texts: readonly TitledText[], language: 'en' | 'zh'): PackedModel {
  const parts = language === 'en' ? englishParts : chineseParts;
  const isDoing = language === 'en' ? saysWhatAuthorsDo : (): boolean => false;
  const read = language === 'en' ? readEnglish : readChinese;
  const listed = new Set(
    parts.flatMap(([part, list]) => (part === PhrasePart.Inner || part === PhrasePart.Break ? list.split(' ') : [])),
  );
  const lexicon = language === 'en' ? {} : lexiconOf(texts);
  const plain = texts.map(({ text, title }) => ({
    text: onOneLine(text),
    title: onOneLine(title ?? ''),
    names: findNames(text),
  }));
  const words = wordLists(plain, read, unpackModel({ ...empty, lexicon }, parts, isDoing), listed, language);
  const base: PackedModel = { ...empty, ...words, lexicon };
  // Units have no texts of their own while titles are derived: here they are found by their hashes.
  const inTexts = new Counts();
  const hashes = plain.map(({ text }) => unitTexts(text, language));
  const unknown = unpackModel(base, parts, isDoing);
  plain.forEach(({ text, names }, at) => {
    new Set(unitsOf(read(text, names, unknown), hashes[at] ?? new Map())).forEach((unit) => {
      inTexts.count(unit);
    });
  });
  const own = [...inTexts]
    .filter(([unit, count]) => unit !== '' && count >= fewestTexts[language])
    .map(([unit]) => unit);
  const numbers = new Map(own.map((unit, at) => [unit, at]));
  const unweighed = unpackModel({ ...base, words: { 0: own.join(' ') } }, parts, isDoing);
  const examples = new Examples(2 * TitleEvidence.count, own.length);
  const labels = plain.map(({ text, names, title }, at) => {
    const found = read(text, names, unweighed);
    const right = contentStems(title);
    const texts = unitsOf(found, hashes[at] ?? new Map());
    return texts.map((unit, number) => {
      const isRight = isIn(right, unit, language);
      const offset = evidenceOffset(found.units);
      examples.add(
        found.units.evidence(number).map((kind) => kind + offset),
        numbers.get(unit) ?? -1,
        isRight,
      );
      return isRight;
    });
  });
  const { evidence, own: weights } = examples.fit(8);
  const rounded = {
    evidence: [...evidence].map(hundredths),
    words: grouped(own.map((unit, at): [string, string] => [unit, String(Math.round((weights[at] ?? 0) * 5) * 2)])),
  };
  const second = unpackModel({ ...base, ...rounded }, parts, isDoing);
  const beside = new Examples(NeighbourEvidence.count, 0, NeighbourEvidence.Own);
  plain.forEach(({ text, names }, at) => {
    const found = read(text, names, second);
    const scores = new Float64Array(maxUnits);
    scoreUnits(found.units, second, scores);
    const { before, after } = neighbourSteps(scores, found);
    (labels[at] ?? []).forEach((isRight, unit) => {
      const steps: number[] = [NeighbourEvidence.Always];
      if ((before[unit] ?? 0) > 0) {
        steps.push(NeighbourEvidence.Before + (before[unit] ?? 0) - 1);
      }
      if ((after[unit] ?? 0) > 0) {
        steps.push(NeighbourEvidence.After + (after[unit] ?? 0) - 1);
      }
      beside.add(steps, -1, isRight, scores[unit] ?? 0);
    });
  });
  return { ...base, ...rounded, neighbours: [...beside.fit(4).evidence].map(hundredths) };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

type Read = (text: string, names: readonly string[], model: TitleModel) => TextWords;
interface PlainText {
  readonly text: string;
  readonly title: string;
  readonly names: readonly string[];
}

/** The lists of words that end phrases, want another word, are verbs, and the prepositions that follow nouns. */
function wordLists(
  plain: readonly PlainText[],
  read: Read,
  model: TitleModel,
  listed: ReadonlySet<string>,
  language: 'en' | 'zh',
): Pick<PackedModel, 'breaks' | 'unfinished' | 'verbs' | 'joints'> {
  const [inTexts, inTitles, atEnd, all, asVerb] = [
    new Counts(),
    new Counts(),
    new Counts(),
    new Counts(),
    new Counts(),
  ];
  const after = new Map<string, Counts>();
  for (const { text, title } of plain) {
    const words = read(text, [], model);
    const seen = new Set<string>();
    for (let at = 0; at < words.length; at++) {
      const word = words.word(at).toLowerCase();
      seen.add(word);
      all.count(word);
      if (at > 0 && ((words.parts[at - 1] ?? 0) & (PhrasePart.To | PhrasePart.BeforeVerb)) !== 0) {
        asVerb.count(word);
      }
    }
    seen.forEach((word) => {
      inTexts.count(word);
    });
    const own = read(title, [], model);
    const seenInTitle = new Set<string>();
    for (let at = 0; at + 1 < own.length; at++) {
      const word = own.word(at).toLowerCase();
      seenInTitle.add(word);
      const isPreposition = ((own.parts[at + 1] ?? 0) & PhrasePart.Preposition) !== 0;
      if (
        own.roles[at + 1] !== PhraseRole.Content &&
        (language === 'zh' || own.roles[at + 1] === PhraseRole.Break || isPreposition)
      ) {
        atEnd.count(word);
      }
      if (isPreposition) {
        const counts = after.get(word) ?? new Counts();
        counts.count(own.word(at + 1).toLowerCase());
        after.set(word, counts);
      }
    }
    seenInTitle.forEach((word) => {
      inTitles.count(word);
    });
  }
  const isOpen = (word: string): boolean => isWord(word) && !listed.has(word);
  return {
    breaks: inTexts.list(
      (word, count) => isOpen(word) && count >= fewestForBreak[language] && inTitles.of(word) < count * greatestShare,
    ),
    unfinished: inTitles.list(
      (word, count) => isOpen(word) && count >= fewestForUnfinished[language] && atEnd.of(word) < count * greatestAtEnd,
    ),
    verbs:
      language === 'zh'
        ? ''
        : all.list(
            (word, count) =>
              isOpen(word) &&
              count >= fewestForVerb &&
              asVerb.of(word) >= count * leastAsVerb &&
              !/(?:ing|ion)$/.test(word),
          ),
    joints: grouped(
      [...after].flatMap(([word, counts]): [string, string][] => {
        const sorted = ['for', 'of', 'in', 'on']
          .map((joint): [string, number] => [joint, counts.of(joint)])
          .sort((a, b) => b[1] - a[1]);
        const total = sorted.reduce((sum, [, count]) => sum + count, 0);
        const [joint, count] = sorted[0] ?? ['', 0];
        return isWord(word) && joint !== 'for' && total >= 8 && count > total / 2 ? [[word, joint]] : [];
      }),
    ),
  };
}

/** The units that a text may have, by their hashes. */
function unitTexts(text: string, language: 'en' | 'zh'): Map<number, string> {
  const found = new Map<number, string>();
  if (language === 'zh') {
    for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
      for (let at = 0; at + 1 < run.length; at++) {
        found.set(hashOf(run, at, at + 2), run.slice(at, at + 2));
      }
    }
  }
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’+./&_–‐-]*/gu)) {
    for (const part of [word, ...word.split(/[-–‐/.&_]/), ...word.split(/(?=\p{Script=Han})|(?<=\p{Script=Han})/u)]) {
      for (const unit of [
        part,
        part.replace(/['’]s$/, ''),
        part.replace(/s$/, ''),
        part.replace(/[.'’/&_–‐-]+$/, ''),
      ]) {
        found.set(hashOf(unit), unit);
      }
    }
  }
  return found;
}

/** The texts of the units, in order of their numbers. */
function unitsOf(words: TextWords, texts: ReadonlyMap<number, string>): string[] {
  const units = new Array<string>(words.units.size).fill('');
  texts.forEach((unit, hash) => {
    const [number] = words.units.numbersOf([hash]);
    if (number !== undefined) {
      units[number] = unit;
    }
  });
  return units;
}

const isIn = (stems: ReadonlySet<string>, unit: string, language: 'en' | 'zh'): boolean =>
  language === 'zh' && /^\p{Script=Han}/u.test(unit) ? stems.has(unit) : stems.has(stem(singular(unit)));

/** Chinese words with their costs, -ln p: those of the table of terms as far as these texts have them, counted as `wordEnds` finds them. */
function lexiconOf(texts: readonly TitledText[]): Record<string, string> {
  const table = gunzipSync(readFileSync(join(__dirname, '..', '..', 'media', 'terms', 'zh-en.txt.gz'))).toString(
    'utf8',
  );
  let costs = new Map<string, number>(
    [...termRows(table)].flatMap(({ word, cost }): [string, number][] =>
      /^\p{Script=Han}{1,4}$/u.test(word) ? [[word, cost / 4]] : [],
    ),
  );
  for (const word of '的了和与在是对为用以及中将从被把也都并而且但该其这有可使于用于基于通过'.match(
    /用于|基于|通过|./g,
  ) ?? []) {
    costs.set(word, 4);
  }
  const runs = texts.flatMap(({ text, title }) => `${text} ${title ?? ''}`.match(/\p{Script=Han}{1,2000}/gu) ?? []);
  for (let round = 0; round < 3; round++) {
    const lexicon = unpackModel({ ...empty, lexicon: quartersOf(costs) }, [], () => false);
    const counts = new Counts();
    let total = 0;
    for (const run of runs) {
      const count = splitRun(run, 0, run.length, lexicon);
      for (let word = 0; word < count; word++) {
        counts.count(run.slice(split.starts[word], word + 1 < count ? split.starts[word + 1] : run.length));
      }
      total += count;
    }
    const fewest = round === 2 ? fewestInLexicon : 5;
    costs = new Map([...counts].filter(([, n]) => n >= fewest).map(([word, n]) => [word, -Math.log(n / total)]));
  }
  return quartersOf(costs);
}

const quartersOf = (costs: ReadonlyMap<string, number>): Record<string, string> =>
  grouped([...costs].map(([word, cost]): [string, string] => [word, String(Math.round(cost * 4))]));
