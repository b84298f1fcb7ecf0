import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { findNames } from '../../src/core/parse/names/find-name';
import { chineseSigns, chineseUnits, unitsOfText } from '../../src/core/parse/title/chinese-words';
import { englishUnits, englishWords, unitsOf } from '../../src/core/parse/title/english-words';
import { onOneLine } from '../../src/core/parse/title/one-line';
import { segment } from '../../src/core/parse/title/segment';
import { plainSentences } from '../../src/core/parse/title/sentences';
import { Evidence, evidenceOf, type PackedModel, type Unit } from '../../src/core/parse/title/unit';
import { randomNumbers } from './corpus-papers';
import { readTitledTexts, type TitledText } from './title-papers';

/*
 * Fits the models of src/core/parse/title to half 0 of both corpora: which words stand in titles, by a logistic regression;
 * which never do, so that a phrase ends there; which do, but not at a phrase's end; and which preposition follows a noun.
 */

/** A word gets a weight of its own that stands in at least so many texts. */
const fewestTexts = { en: 40, zh: 25 };
/** A word that so many texts have, and this share of titles to texts at most, ends a phrase. */
const fewestForBreak = { en: 25, zh: 30 };
const greatestShare = 0.012;
/** Chinese words that the lexicon has at least. */
const fewestInLexicon = 25;
const epochs = 8;

interface Example {
  readonly kinds: readonly number[];
  readonly word: number;
  readonly right: boolean;
}

const count = (into: Map<string, number>, key: string, by = 1): void => {
  into.set(key, (into.get(key) ?? 0) + by);
};

const preposition = /^(?:for|of|in|on|with|via|from|to|by|under|towards|through|using|at)$/;

function group(entries: Iterable<readonly [word: string, group: string]>): Record<string, string> {
  const groups = new Map<string, string[]>();
  for (const [word, name] of entries) {
    groups.set(name, [...(groups.get(name) ?? []), word]);
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => Number(a) - Number(b) || (a < b ? -1 : 1)).map(([name, words]) => [name, words.sort().join(' ')]));
}

function fit(texts: readonly TitledText[], language: 'en' | 'zh'): PackedModel {
  const inTexts = new Map<string, number>();
  const rawInTexts = new Map<string, number>();
  const rawInTitles = new Map<string, number>();
  const atEnd = new Map<string, number>();
  const lexicon = language === 'en' ? new Map<string, number>() : lexiconOf(texts);
  const joints = new Map<string, Map<string, number>>();
  const read = texts.map(({ text, title }) => {
    const plain = onOneLine(text);
    const sentences = plainSentences(plain);
    const names = findNames(text);
    const own = plainSentences(onOneLine(title ?? ''));
    let units: Map<string, Unit>;
    let right: Set<string>;
    const rawOfText = new Set<string>();
    const rawOfTitle = new Set<string>();
    if (language === 'en') {
      const words = englishWords(sentences);
      units = englishUnits(words, names);
      words.forEach(({ lower }) => rawOfText.add(lower));
      right = new Set(unitsOf(title ?? ''));
      const titleWords = englishWords(own);
      titleWords.forEach(({ lower }, at) => {
        rawOfTitle.add(lower);
        const next = titleWords[at + 1];
        if (next?.isMark === true || preposition.test(next?.lower ?? '')) {
          count(atEnd, lower);
          if (preposition.test(next?.lower ?? '')) {
            const after = joints.get(lower) ?? new Map<string, number>();
            count(after, next?.lower ?? '');
            joints.set(lower, after);
          }
        }
      });
    } else {
      const signs = chineseSigns(sentences, lexicon);
      units = chineseUnits(signs, names);
      right = new Set(unitsOfText(title ?? ''));
      signs.forEach(({ kind, word }) => kind === 'han' && rawOfText.add(word));
      const titleSigns = chineseSigns(own, lexicon);
      titleSigns.forEach(({ kind, word, endsWord }, at) => {
        if (kind === 'han' && endsWord) {
          rawOfTitle.add(word);
          const next = titleSigns[at + 1];
          if (next?.kind !== 'han' || '的与和在及之对用以从中'.includes(next.word) || next.word === '用于') {
            count(atEnd, word);
          }
        }
      });
    }
    units.forEach((_, key) => {
      count(inTexts, key);
    });
    rawOfText.forEach((key) => {
      count(rawInTexts, key);
    });
    rawOfTitle.forEach((key) => {
      count(rawInTitles, key);
    });
    return { units, right };
  });
  const words = [...inTexts].filter(([, n]) => n >= fewestTexts[language]).map(([word]) => word);
  const numbers = new Map(words.map((word, at) => [word, at]));
  const examples: Example[] = read.flatMap(({ units, right }) =>
    [...units].map(([key, unit]) => {
      const kinds: number[] = [];
      const word = numbers.get(key);
      evidenceOf(key, unit, word !== undefined, (kind) => kinds.push(kind));
      return { kinds, word: word ?? -1, right: right.has(key) };
    }),
  );
  const { evidence, own } = train(examples, words.length);
  const breaks = [...rawInTexts]
    .filter(
      ([word, n]) =>
        word !== '' && n >= fewestForBreak[language] && (rawInTitles.get(word) ?? 0) < n * greatestShare,
    )
    .map(([word]) => word);
  const unfinished = [...rawInTitles].filter(
    ([word, n]) => n >= (language === 'en' ? 12 : 8) && (atEnd.get(word) ?? 0) < n * 0.06,
  );
  return {
    evidence: [...evidence].map((value) => Math.round(value * 100) / 100),
    words: group(
      words
        .map((word, at): [string, string] => [word, String(Math.round((own[at] ?? 0) * 5) * 2)])
        .filter(([, weight]) => weight !== '0' && weight !== '-0'),
    ),
    breaks: breaks.sort().join(' '),
    unfinished: unfinished
      .map(([word]) => word)
      .sort()
      .join(' '),
    lexicon: group([...lexicon].map(([word, cost]): [string, string] => [word, String(Math.round(cost * 4))])),
    joints: group(
      [...joints].flatMap(([word, after]): [string, string][] => {
        const sorted = [...after].filter(([one]) => /^(?:for|of|in|on)$/.test(one)).sort((a, b) => b[1] - a[1]);
        const total = sorted.reduce((sum, [, n]) => sum + n, 0);
        const [most] = sorted;
        return most !== undefined && most[0] !== 'for' && total >= 8 && most[1] > total * 0.5 ? [[word, most[0]]] : [];
      }),
    ),
  };
}

/** Chinese words with their costs, -ln p: those of the table of terms as far as these texts have them, counted as `segment` finds them. */
function lexiconOf(texts: readonly TitledText[]): Map<string, number> {
  const table = gunzipSync(readFileSync(join(__dirname, '..', '..', 'media', 'terms', 'zh-en.txt.gz'))).toString('utf8');
  let costs = new Map<string, number>(
    table.split('\n').flatMap((line): [string, number][] => {
      const [word = '', cost] = line.split(' ');
      return /^\p{Script=Han}{1,4}$/u.test(word) ? [[word, Number(cost) / 4]] : [];
    }),
  );
  for (const word of '的了和与在是对为用以及中将从被把也都并而且但该其这有可使于用于基于通过'.match(/用于|基于|通过|./g) ?? []) {
    costs.set(word, 4);
  }
  for (let round = 0; round < 3; round++) {
    const counts = new Map<string, number>();
    let total = 0;
    for (const { text, title } of texts) {
      for (const [run] of `${text} ${title ?? ''}`.matchAll(/\p{Script=Han}+/gu)) {
        for (const word of segment(run, costs)) {
          count(counts, word);
          total++;
        }
      }
    }
    const fewest = round === 2 ? fewestInLexicon : 5;
    costs = new Map([...counts].filter(([, n]) => n >= fewest).map(([word, n]) => [word, -Math.log(n / total)]));
  }
  return costs;
}

/** Logistic regression by AdaGrad with decay of the words' weights. */
function train(examples: Example[], words: number): { evidence: Float64Array; own: Float64Array } {
  const evidence = new Float64Array(Evidence.count);
  const own = new Float64Array(words);
  const squares = new Float64Array(Evidence.count).fill(1);
  const ownSquares = new Float64Array(words).fill(1);
  const random = randomNumbers(1);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [examples[i], examples[j]] = [examples[j]!, examples[i]!];
    }
    for (const { kinds, word, right } of examples) {
      let score = word < 0 ? 0 : own[word]!;
      for (const kind of kinds) {
        score += evidence[kind]!;
      }
      const error = (right ? 1 : 0) - 1 / (1 + Math.exp(-score));
      for (const kind of kinds) {
        squares[kind]! += error * error;
        evidence[kind]! += (0.3 * error) / Math.sqrt(squares[kind]!);
      }
      if (word >= 0) {
        const step = error - 0.006 * own[word]!;
        ownSquares[word]! += step * step;
        own[word]! += (0.3 * step) / Math.sqrt(ownSquares[word]!);
      }
    }
  }
  return { evidence, own };
}

const source = (language: 'en' | 'zh', model: PackedModel): string => `import type { PackedModel } from './unit';

/*
 * Made by \`npx tsx test/eval/fit-titles.ts\` from titles and texts of half of two corpora: xmkxabc/daily-arXiv-ai-enhanced
 * (Apache-2.0), and AMDS123/amds123.github.io with daksim/NewAdversarialAttackPaper. See \`TitleModel\`.
 */
export const ${language === 'en' ? 'english' : 'chinese'}Model: PackedModel = ${JSON.stringify(model, null, 2)};
`;

const all = readTitledTexts().filter(({ half, title }) => half === 0 && title !== null);
for (const language of ['en', 'zh'] as const) {
  const model = fit(
    all.filter((one) => one.language === language),
    language,
  );
  writeFileSync(
    join(__dirname, '..', '..', 'src', 'core', 'parse', 'title', `${language === 'en' ? 'english' : 'chinese'}-weights.ts`),
    source(language, model),
  );
}
