/**
 * Learns what a researcher calls the subjects of papers: phrases that stand in many titles, with their Chinese words and
 * the stems that papers about them have more than others. Deterministic.
 */
import { eachPhrase, phraseWords, type PhraseWord } from '../../src/core/search/text/phrases';
import { stem } from '../../src/core/search/text/stem';
import { stopWords } from '../../src/core/search/text/stop-words';
import type { TermTable } from '../../src/core/search/translation/term-table';
import { fold, runs } from '../../src/core/search/text/tokenize';
import { TopicTable, type Topic } from '../../src/core/search/topics/topic-table';
import type { CorpusPaper } from '../../test/data';

const minTitles = 40;
const minPapers = 60;
/** Of all papers: what more have says too little. */
const maxShare = 0.06;
const profileSize = 30;
const commonStems = 3000;
/** A part of a compound word is no phrase of its own, nor is what mostly goes on. */
const maxCut = 0.4;
const maxGoesOn = 0.8;
const maxAdjective = 0.55;
/** A phrase that mostly stands within one longer phrase is a part of it. */
const maxWithin = 0.7;
/** Of the papers that have it: a subject stands in titles. */
const minTitleShare = 0.25;
const maxHan = 8;
const minHanScore = 0.1;

/** Words that say how a paper goes about its subject, not what it is. */
const generalWords =
  'approach method framework model new novel based use using via toward towards benchmark dataset data learn learning deep machine neural network study ' +
  'analysis evaluation evaluate survey review improve improving efficient effective scalable robust fast simple general unified large scale paper propose result show ' +
  'experiment state art performance task problem system application case empirical comprehensive understanding beyond better good high low level end one two three first ' +
  'training train inference real world time aware driven guided free open source work design technique challenge analyze enhancing enhance enable ' +
  'leverage leveraging introduce exploring explore investigate make need non multi cross self pre post co re un zero different various existing recent ' +
  'can do not it you we how what why when all without only s t e g i ii a the very more less between among across systematic adaptive dynamic hybrid lightweight ' +
  'automatic automated joint full per rethinking revisiting evaluating assessing building generating generation generate algorithm architecture artificial intelligence ai process tool feature representation information knowledge ' +
  'language human user text image video visual vision foundation fine tuning tuned prompt context agent llm vlm llms reasoning structure structured strategy perspective role impact convolutional convolution unsupervised supervised attention memory residual single black box defense learnt comparative technical report future direction literature powered assisted against judge global local';
const generalStems = new Set(generalWords.split(' ').map(stem));
const neverEnds = new Set([
  'of',
  'for',
  'and',
  'in',
  'with',
  'base',
  'via',
  'driven',
  'awar',
  'guid',
  'us',
  'free',
  'to',
  'the',
  'a',
  'larg',
  'multi',
  'non',
  'self',
  'shot',
  'pre',
  'end',
  'scale',
  'high',
  'cross',
  'low',
  'open',
]);
const neverWithin = new Set([
  'of',
  'for',
  'and',
  'in',
  'with',
  'us',
  'via',
  'to',
  'the',
  'a',
  'on',
  'from',
  'by',
  'is',
  'an',
  'that',
  'at',
  'as',
]);
const neverStarts = new Set(
  [...neverEnds]
    .filter((word) => !['open', 'larg', 'multi', 'self', 'cross', 'low', 'pre', 'free', 'high'].includes(word))
    .concat([
      'novel',
      'new',
      'effici',
      'improv',
      'propos',
      'via',
      'toward',
      'exist',
      'differ',
      'variou',
      'recent',
      'our',
      'we',
      'thi',
      'robust',
      'effect',
      'art',
    ]),
);

interface Phrase {
  readonly key: string;
  titles: number;
  readonly papers: number[];
  readonly surfaces: Map<string, number>;
  seen: number;
  cut: number;
  goesOn: number;
}

/** The table as text, for `TopicTable.parse`. */
export function learnTopics(corpus: readonly CorpusPaper[], terms: TermTable, fields: string): string {
  const texts = corpus.map(({ title, abstract }) => ({ title: phraseWords(title), abstract: phraseWords(abstract) }));
  const phrases = withoutParts(phrasesOf(corpus, texts));
  const stems = texts.map(({ title, abstract }) => countsOf([...title, ...title, ...abstract]));
  const frequencies = new Map<string, number>();
  stems.forEach((counts) => {
    counts.forEach((_, each) => frequencies.set(each, (frequencies.get(each) ?? 0) + 1));
  });
  const rarity = (each: string): number => Math.log(corpus.length / (frequencies.get(each) ?? 1));
  const vectors = stems.map((counts) =>
    unit(new Map([...counts].map(([each, count]) => [each, (1 + Math.log(count)) * rarity(each)]))),
  );
  const chinese = chineseOf(corpus, phrases, terms);
  const fieldTopics = readFields(fields).map((field): Topic => ({
    ...field,
    profile: profileOf(about(field.keys, texts), vectors, frequencies),
  }));
  const fieldNames = new Set(fieldTopics.map(({ keys }) => keys[0]));
  const learnt = phrases
    .filter(({ key }) => !fieldNames.has(key))
    .map((phrase): Topic => ({
      keys: [phrase.key],
      label: capital([...phrase.surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? phrase.key),
      chinese: chinese.get(phrase.key) ?? [],
      profile: profileOf(phrase.papers, vectors, frequencies),
    }));
  const topics = [...fieldTopics, ...learnt];
  const byFrequency = [...frequencies]
    .filter(([each]) => each.length > 1 && !/^\d+$/.test(each))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const told = new Set([
    ...byFrequency.slice(0, commonStems).map(([each]) => each),
    ...topics.flatMap(({ profile }) => profile.map((part) => part.stem)),
  ]);
  return TopicTable.text(
    corpus.length,
    topics,
    [...told].map((each) => ({ stem: each, count: frequencies.get(each) ?? 1 })),
  );
}

/** Fields of research from `fields.txt`: `label | Chinese | English phrases | Chinese words`. */
function readFields(text: string): Omit<Topic, 'profile'>[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [label = '', chinese = '', english = '', synonyms = ''] = line.split('|').map((part) => part.trim());
      const isPhrase = !label.startsWith('*');
      const keys = [...(isPhrase ? [label] : []), ...english.split(', ')].map((phrase) =>
        phraseWords(phrase)
          .map((word) => word.stem)
          .join(' '),
      );
      return {
        label: isPhrase ? label : label.slice(1),
        keys: [...new Set(keys)],
        chinese: [chinese, ...synonyms.split(', ').map((word) => fold(word))].filter(
          (word, at, all) => word !== '' && all.indexOf(word) === at,
        ),
      };
    });
}

/** Papers whose titles name one of the phrases; abstracts name much besides. */
function about(keys: readonly string[], texts: readonly { title: readonly PhraseWord[] }[]): number[] {
  const wanted = new Set(keys);
  return texts.flatMap(({ title }, number) => {
    let isNamed = false;
    eachPhrase(title, (key) => {
      isNamed ||= wanted.has(key);
    });
    return isNamed ? [number] : [];
  });
}

const capital = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1);

function countsOf(words: readonly PhraseWord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem: each } of words) {
    if (!stopWords.has(each)) {
      counts.set(each, (counts.get(each) ?? 0) + 1);
    }
  }
  return counts;
}

function unit(vector: ReadonlyMap<string, number>): Map<string, number> {
  const length = Math.hypot(...vector.values()) || 1;
  return new Map([...vector].map(([each, value]) => [each, value / length]));
}

function mayBeTopic(key: string): boolean {
  const words = key.split(' ');
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (
    words.length === 1 ||
    words.some((word) => /^\d+$/.test(word) || word.length > 20) ||
    stopWords.has(first) ||
    stopWords.has(last) ||
    neverEnds.has(last) ||
    neverStarts.has(first)
  ) {
    return false;
  }
  const isMixture = words.length === 3 && words[1] === 'of';
  return (
    (isMixture || !words.slice(1, -1).some((word) => neverWithin.has(word))) &&
    words.some((word) => !generalStems.has(word)) &&
    last.length > 2
  );
}

function phrasesOf(
  corpus: readonly CorpusPaper[],
  texts: readonly { title: readonly PhraseWord[]; abstract: readonly PhraseWord[] }[],
): Phrase[] {
  const found = new Map<string, Phrase>();
  texts.forEach(({ title }) => {
    const seen = new Set<string>();
    eachPhrase(title, (key) => {
      if (!seen.has(key) && (found.has(key) || mayBeTopic(key))) {
        seen.add(key);
        const phrase = found.get(key) ?? {
          key,
          titles: 0,
          papers: [],
          surfaces: new Map<string, number>(),
          seen: 0,
          cut: 0,
          goesOn: 0,
        };
        phrase.titles++;
        found.set(key, phrase);
      }
    });
  });
  const kept = new Map([...found].filter(([, { titles }]) => titles >= minTitles));
  texts.forEach(({ title, abstract }, number) => {
    const seen = new Set<string>();
    const counts = new Map<string, number>();
    eachPhrase(title, (key) => {
      if (kept.has(key)) {
        seen.add(key);
      }
    });
    eachPhrase(abstract, (key, first, last) => {
      const phrase = kept.get(key);
      if (phrase !== undefined) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        const text = corpus[number]?.abstract ?? '';
        const [from, to] = [abstract[first]?.start ?? 0, abstract[last]?.end ?? 0];
        const next = abstract[last + 1];
        phrase.seen++;
        phrase.cut += text.charAt(from - 1) === '-' || text.charAt(to) === '-' ? 1 : 0;
        phrase.goesOn += next?.joined === true && !stopWords.has(next.stem) ? 1 : 0;
        const surface = text.slice(from, to).replace(/\s+/g, ' ');
        phrase.surfaces.set(surface, (phrase.surfaces.get(surface) ?? 0) + 1);
      }
    });
    counts.forEach((_, key) => seen.add(key));
    seen.forEach((key) => kept.get(key)?.papers.push(number));
  });
  return [...kept.values()]
    .filter(({ titles, papers, surfaces, seen, cut, goesOn }) => {
      const surface = [...surfaces].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
      const isCompound = !surface.includes(' ') && surface.includes('-');
      if (cut > seen * maxCut || goesOn > seen * (isCompound ? maxAdjective : maxGoesOn)) {
        return false;
      }
      return (
        papers.length >= minPapers &&
        papers.length <= corpus.length * maxShare &&
        titles / papers.length > minTitleShare
      );
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

function withoutParts(phrases: readonly Phrase[]): Phrase[] {
  const byKey = new Map(phrases.map((phrase) => [phrase.key, phrase]));
  const parts = new Set<string>();
  for (const { key, papers } of phrases) {
    const words = key.split(' ');
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= words.length; to++) {
        const part = byKey.get(words.slice(from, to).join(' '));
        if (part !== undefined && part.key !== key && papers.length > part.papers.length * maxWithin) {
          parts.add(part.key);
        }
      }
    }
  }
  return phrases.filter(({ key }) => !parts.has(key));
}

function profileOf(
  papers: readonly number[],
  vectors: readonly ReadonlyMap<string, number>[],
  frequencies: ReadonlyMap<string, number>,
): { stem: string; weight: number }[] {
  const sum = new Map<string, number>();
  const holders = new Map<string, number>();
  for (const number of papers) {
    vectors[number]?.forEach((value, each) => {
      sum.set(each, (sum.get(each) ?? 0) + value);
      holders.set(each, (holders.get(each) ?? 0) + 1);
    });
  }
  const kept = [...sum]
    .filter(([each]) => (frequencies.get(each) ?? 0) > 11 && (holders.get(each) ?? 0) > 2 && each.length > 1)
    .map(([each, value]) => {
      const lift = (holders.get(each) ?? 0) / papers.length / ((frequencies.get(each) ?? 1) / vectors.length);
      return { stem: each, weight: (value / papers.length) * Math.max(0, Math.log2(lift)) };
    })
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, profileSize);
  const length = Math.hypot(...kept.map(({ weight }) => weight)) || 1;
  return kept.map((each) => ({ stem: each.stem, weight: each.weight / length }));
}

/** The Chinese words that stand in the texts of the papers that have a phrase, and seldom elsewhere. */
function chineseOf(
  corpus: readonly CorpusPaper[],
  phrases: readonly Phrase[],
  terms: TermTable,
): Map<string, string[]> {
  const grams = corpus.map(({ zh_text, zh_title }) => hanGrams(`${zh_text ?? ''}\n${zh_title ?? ''}`, terms));
  const counts = new Map<string, number>();
  grams.forEach((each) => {
    each.forEach((gram) => counts.set(gram, (counts.get(gram) ?? 0) + 1));
  });
  return new Map(
    phrases.map(({ key, papers }) => {
      const together = new Map<string, number>();
      const translated = papers.filter((number) => (grams[number]?.size ?? 0) > 0);
      for (const number of translated) {
        grams[number]?.forEach((gram) => together.set(gram, (together.get(gram) ?? 0) + 1));
      }
      const best = [...together]
        .map(([gram, count]) => ({
          gram,
          score: (count / translated.length) * (count / (counts.get(gram) ?? 1)),
          count,
        }))
        .filter(({ score, count }) => score >= minHanScore && count > 3)
        .sort((a, b) => b.score - a.score || b.gram.length - a.gram.length || (a.gram < b.gram ? -1 : 1));
      const kept: string[] = [];
      for (const { gram, score } of best.slice(0, 12)) {
        if (
          kept.length < 3 &&
          score > (best[0]?.score ?? 0) * 0.4 &&
          !kept.some((other) => other.includes(gram) || gram.includes(other))
        ) {
          kept.push(gram);
        }
      }
      return [key, kept];
    }),
  );
}

/** Adjacent words of Han runs, one to three of them. */
function hanGrams(text: string, terms: TermTable): Set<string> {
  const found = new Set<string>();
  for (const { start, end, han } of runs(text)) {
    const words = han ? terms.segment(fold(text.slice(start, end))) : [];
    words.forEach((_, from) => {
      for (let to = from + 1; to <= Math.min(words.length, from + 3); to++) {
        const gram = words.slice(from, to).join('');
        if (gram.length > 1 && gram.length <= maxHan) {
          found.add(gram);
        }
      }
    });
  }
  return found;
}
