import { LruMap } from '../../async/lru-map';
import type { Paper } from '../../model/paper';
import { minCompoundLength } from '../translation/han-terms';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import type { TermTable } from '../translation/term-table';
import { fold, isHanTerm, runs, tokenize } from '../text/tokenize';
import { followers } from './followers';
import { weightedTextsOf, type WeightedText } from './weighted-texts';

/** Queries of so many pairs name a topic: two or three words, or four Han characters. Longer ones are titles and sentences. */
const topicPairs = 2;
/** What a paper gains where all words stand as in the query: of a title or sentence as much as the words themselves are worth. */
const fullGain = 1;
/** Across languages, where what a word means is less sure. */
const fullCrossGain = 2;

/** What papers gain where the words of a topic stand side by side: apart, they are hardly about it. */
interface TopicGain {
  readonly factor: number;
  readonly power: number;
  /** A pair that stands n times counts n (1 + k) / (n + k) times, as BM25 counts words. */
  readonly saturation: number;
}

/** Measured on the five fifths of three corpora; across languages on one. */
const topicGain: TopicGain = { factor: 5, power: 2, saturation: 8 };
const crossTopicGain: TopicGain = { factor: 2, power: 1.5, saturation: 3 };

const maxRemembered = 400;
/** Stems that a Chinese word may stand for, in a query and in a text. */
const maxStems = 3;
const maxTextStems = 2;

/** A word by the stems that it may stand for: a Latin one has one, a Chinese one those of its translations. */
type Stems = readonly string[];

/** A word of a pair and the one behind it, each as a stem or a pair of Han characters. */
export type WordPair = readonly [before: string, after: string];

/**
 * Tells what a paper gains for neighbouring words of the query side by side in its texts: a factor of 1 (none) and more. One that lacks
 * words of a topic is not about it for having others.
 */
export interface Gain {
  (paper: Paper, isPartial?: boolean): number;
  /** What is sought: a paper that has both words of none of these gains nothing. */
  readonly pairs: readonly WordPair[];
}

/**
 * For papers in the query's language: up to 2, and of a topic by far more, the more often it stands; `undefined` for a query of one
 * word. Pairs of two stop words do not count.
 */
export function proximity(query: string): Gain | undefined {
  const terms = tokenize(query);
  const pairs = new Pairs();
  for (let at = 1; at < terms.length; at++) {
    const [before = '', after = ''] = terms.slice(at - 1, at + 1);
    if (!(stopWords.has(before) && stopWords.has(after))) {
      pairs.add([stemOf(before)], [stemOf(after)]);
    }
  }
  return pairs.gain((paper, isPartial) => {
    const topic = pairs.size <= topicPairs && !isPartial ? topicGain : undefined;
    return gained(pairs.shareInTexts(folded.of(paper), false, topic), topic, fullGain);
  });
}

const gained = (share: number, topic: TopicGain | undefined, factor: number): number =>
  topic === undefined ? 1 + factor * share : (1 + topic.factor * share) ** topic.power;

/**
 * The same for papers in the other language, by the stems that Chinese words stand for, in either order. A Chinese word made of two
 * (知识图谱) counts as a pair itself. `undefined` for a query without a pair.
 */
export function crossProximity(query: string, table: TermTable): Gain | undefined {
  const words = wordsOf(query, table, maxStems);
  const pairs = new Pairs();
  words.forEach(({ isWhole, stems }, at) => {
    const [first, second] = stems;
    if (isWhole && first !== undefined && second !== undefined) {
      pairs.addBoth([first], [second]);
    }
    const before = words[at - 1];
    if (before !== undefined) {
      pairs.addBoth(before.stems, stems);
    }
  });
  const read = translated.get(table) ?? translatedBy(table);
  translated.set(table, read);
  return pairs.gain((paper, isPartial) => {
    const topic = pairs.size <= topicPairs && !isPartial ? crossTopicGain : undefined;
    const texts = folded.of(paper);
    const share = texts.some(({ text }) => hasHan.test(text))
      ? pairs.shareInWords(read.of(paper), topic)
      : pairs.shareInTexts(texts, true, topic);
    return gained(share, topic, fullCrossGain);
  });
}

const hasHan = /\p{Script=Han}/u;

/** A pair of Han characters is no word that has a stem. */
const stemOf = (term: string): string => (isHanTerm(term) ? term : stem(term));

/** A text with its words by the stems of a table. */
interface TranslatedText {
  readonly words: readonly Stems[];
  readonly weight: number;
}

/** Reads texts by the stems of a table, which are made once a word. */
function translatedBy(table: TermTable): Remembered<readonly TranslatedText[]> {
  const known = new Map<string, readonly StemmedWord[]>();
  return new Remembered<readonly TranslatedText[]>((paper) =>
    folded.of(paper).map(({ text, weight }) => ({
      words: wordsOf(text, table, maxTextStems, known).map(({ stems }) => stems),
      weight,
    })),
  );
}

/** A word of a query or text. */
interface StemmedWord {
  readonly stems: Stems;
  /** Whether it is a Chinese compound whose parts are not told apart. */
  readonly isWhole: boolean;
}

/** The words that stand for something, each with its likeliest stems; a Latin word is its own stem. */
function wordsOf(
  text: string,
  table: TermTable,
  most: number,
  known = new Map<string, readonly StemmedWord[]>(),
): readonly StemmedWord[] {
  return runs(text).flatMap(({ start, end, han }) => {
    const run = text.slice(start, end);
    if (han) {
      return table.segment(fold(run)).flatMap((word) => {
        const found = known.get(word) ?? stemmedWords(word, table, most);
        known.set(word, found);
        return found;
      });
    }
    return tokenize(run)
      .filter((term) => !stopWords.has(term))
      .map((term) => ({ stems: [stem(term)], isWhole: false }));
  });
}

/** A Chinese word: a compound by its parts (生成对抗网络 is three words side by side), any of which may be what only the whole stands for. */
function stemmedWords(word: string, table: TermTable, most: number): readonly StemmedWord[] {
  const likeliest = (each: string): Stems =>
    table
      .stemsOf(each)
      .slice(0, most)
      .map((translation) => translation.word);
  const own = likeliest(word);
  const parts = word.length < minCompoundLength ? [] : table.parts(word).filter((part) => part.length > 1);
  if (parts.length < 2) {
    return own.length === 0 ? [] : [{ stems: own, isWhole: word.length >= minCompoundLength }];
  }
  const ofParts = parts.map(likeliest);
  const others = own.filter((each) => !ofParts.some((stems) => stems.includes(each)));
  return ofParts
    .map((stems) => ({ stems: [...stems, ...others], isWhole: false }))
    .filter(({ stems }) => stems.length > 0);
}

/** Pairs of neighbouring words. */
class Pairs {
  readonly #numbers = new Map<string, Map<string, number>>();
  size = 0;

  /** One pair, whichever of their stems stand for the words; one that is there already is not counted again. */
  add(before: Stems, after: Stems): void {
    if (this.#note(before, after)) {
      this.size++;
    }
  }

  addBoth(before: Stems, after: Stems): void {
    const isNew = this.#note(before, after);
    this.#note(after, before);
    if (isNew) {
      this.size++;
    }
  }

  /** A gain for these pairs, `undefined` where there are none. */
  gain(gainOf: (paper: Paper, isPartial: boolean) => number): Gain | undefined {
    const pairs = [...this.#numbers].flatMap(([before, seconds]) =>
      Array.from(seconds.keys(), (after): WordPair => [before, after]),
    );
    return pairs.length === 0
      ? undefined
      : Object.assign((paper: Paper, isPartial = false) => gainOf(paper, isPartial), { pairs });
  }

  /** The share of the pairs that stands among the words of texts; of a topic, more where they stand again and again. */
  shareInWords(texts: readonly TranslatedText[], topic: TopicGain | undefined): number {
    const held = new Map<number, number>();
    // Several stems of the same two words are the pair once.
    const here = new Set<number>();
    for (const { words, weight } of texts) {
      let before: Stems = [];
      for (const stems of words) {
        before.forEach((first) => {
          this.#find(first, stems, here);
        });
        if (stems.length > 1) {
          stems.forEach((first) => {
            this.#find(first, stems, here);
          });
        }
        if (here.size > 0) {
          here.forEach((number) => held.set(number, (held.get(number) ?? 0) + weight));
          here.clear();
        }
        before = stems;
      }
    }
    return this.#shareOf(held, topic);
  }

  /**
   * The same in folded texts as they stand, whose Latin words have a stem each and whose Han characters are taken by pairs. Only
   * what stands behind words of the query is looked at, which takes a tenth of the time of reading the texts.
   */
  shareInTexts(texts: readonly WeightedText[], skipsStopWords: boolean, topic: TopicGain | undefined): number {
    const held = new Map<number, number>();
    for (const [first, seconds] of this.#numbers) {
      for (const { text, weight } of texts) {
        for (const second of followers(text, first, skipsStopWords)) {
          const number = seconds.get(second);
          if (number !== undefined) {
            held.set(number, (held.get(number) ?? 0) + weight);
          }
        }
      }
    }
    return this.#shareOf(held, topic);
  }

  /** Of a topic, the pair that stands least often counts as much as all together: it stands as a whole no more often than that. */
  #shareOf(held: ReadonlyMap<number, number>, topic: TopicGain | undefined): number {
    if (topic === undefined) {
      return held.size / this.size;
    }
    const { saturation } = topic;
    const counts = Array.from(held.values(), (count) => (count * (1 + saturation)) / (count + saturation));
    const mean = counts.reduce((sum, count) => sum + count, 0) / this.size;
    return (mean + (held.size < this.size ? 0 : Math.min(...counts))) / 2;
  }

  #find(first: string, seconds: Stems, here: Set<number>): void {
    const numbers = this.#numbers.get(first);
    for (const second of numbers === undefined ? [] : seconds) {
      const number = numbers?.get(second);
      if (number !== undefined) {
        here.add(number);
      }
    }
  }

  #note(before: Stems, after: Stems): boolean {
    let isNew = false;
    for (const first of before) {
      const numbers = this.#numbers.get(first) ?? new Map<string, number>();
      this.#numbers.set(first, numbers);
      for (const second of after) {
        if (!numbers.has(second)) {
          numbers.set(second, this.size);
          isNew = true;
        }
      }
    }
    return isNew;
  }
}

/** What was made of the papers read last: from one keystroke to the next, much the same papers are compared. */
class Remembered<Made> {
  readonly #made = new LruMap<Paper, Made>(maxRemembered);
  readonly #make: (paper: Paper) => Made;

  constructor(make: (paper: Paper) => Made) {
    this.#make = make;
  }

  of(paper: Paper): Made {
    return this.#made.getOrMake(paper, () => this.#make(paper));
  }
}

const folded = new Remembered(weightedTextsOf);
const translated = new WeakMap<TermTable, Remembered<readonly TranslatedText[]>>();
