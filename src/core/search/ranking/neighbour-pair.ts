import type { Paper } from '../../model/paper';
import type { StemReader } from '../translation/stem-reader';
import type { Stems } from '../translation/stemmed-words';
import { followers } from './followers';
import { type PaperReader, type NumberedText, foldedTextsOf } from './read-papers';
import { NearWords } from './near-words';
import type { WeightedText } from './weighted-texts';
import type { WordPair } from './word-pair';

/** Two neighbouring words of a query. */
export interface NeighbourPair {
  /** The same for what stands in a paper as often as these do. */
  readonly name: string;
  /** Any of these is the pair. */
  readonly pairs: readonly WordPair[];
  /** How often the pair stands in the texts of a paper, by their weights. */
  readonly count: (paper: Paper) => number;
}

/** Words as they stand: Latin ones by their stems, Han characters by pairs. */
export function ownNeighbours(pair: WordPair): NeighbourPair {
  const seconds = secondsOf([pair]);
  return {
    name: `own ${pair.join(' ')}`,
    pairs: [pair],
    count: (paper) => countInTexts(foldedTextsOf(paper), seconds, false),
  };
}

/** Words by the stems that they stand for in the texts of a reader: papers in English are read as they stand, but for their stop words. */
export function crossNeighbours(pairs: readonly WordPair[], reader: PaperReader): NeighbourPair {
  const seconds = secondsOf(pairs);
  const inWords = new PairInWords(seconds, reader.stems);
  const near = new NearWords(pairs, reader.stems);
  return {
    name: `across ${pairs.map((pair) => pair.join(' ')).join('|')}`,
    pairs,
    count: (paper) => {
      const texts = foldedTextsOf(paper);
      if (!texts.some(({ hasHan }) => hasHan)) {
        return countInTexts(texts, seconds, true);
      }
      return texts.some(({ text }) => near.mayStandIn(text)) ? inWords.count(reader.of(paper)) : 0;
    },
  };
}

type Seconds = ReadonlyMap<string, ReadonlySet<string>>;

function secondsOf(pairs: readonly WordPair[]): Seconds {
  const seconds = new Map<string, Set<string>>();
  for (const [before, after] of pairs) {
    seconds.set(before, (seconds.get(before) ?? new Set<string>()).add(after));
  }
  return seconds;
}

/** Only what stands behind the first words is looked at, which takes a tenth of the time of reading the texts. */
function countInTexts(texts: readonly WeightedText[], seconds: Seconds, skipsStopWords: boolean): number {
  let count = 0;
  for (const [first, behind] of seconds) {
    for (const { text, weight } of texts) {
      for (const second of followers(text, first, skipsStopWords)) {
        count += behind.has(second) ? weight : 0;
      }
    }
  }
  return count;
}

/** What a word of a text may be in a pair; bits of a number, which is 0 where that is not known yet. */
const isFirst = 1;
const isSecond = 2;
const isKnown = 4;
/** Words that are met for the first time while papers are read for a query. */
const spareRoles = 1024;

/** A pair among numbered words. */
class PairInWords {
  readonly #seconds: Seconds;
  readonly #reader: StemReader;
  readonly #behind: ReadonlySet<string>;
  /** By the number of a word. */
  #roles = new Uint8Array(0);

  constructor(seconds: Seconds, reader: StemReader) {
    this.#seconds = seconds;
    this.#reader = reader;
    this.#behind = new Set([...seconds.values()].flatMap((behind) => [...behind]));
  }

  /** How often the pair stands in texts, in two words or in one of several stems; once in a place, by whichever of its stems. */
  count(texts: readonly NumberedText[]): number {
    let count = 0;
    for (const { words, weight } of texts) {
      let before = 0;
      let roleBefore = 0;
      for (const word of words) {
        const role = this.#roleOf(word);
        if (
          (role & isSecond) !== 0 &&
          (((roleBefore & isFirst) !== 0 && this.#isPair(before, word)) ||
            ((role & isFirst) !== 0 && this.#isPair(word, word)))
        ) {
          count += weight;
        }
        before = word;
        roleBefore = role;
      }
    }
    return count;
  }

  #isPair(before: number, after: number): boolean {
    const behind = this.#reader.stems(after);
    return this.#reader.stems(before).some((first) => {
      const seconds = this.#seconds.get(first);
      return seconds !== undefined && hasAny(seconds, behind);
    });
  }

  #roleOf(word: number): number {
    const known = this.#roles[word] ?? 0;
    if (known !== 0) {
      return known;
    }
    if (word >= this.#roles.length) {
      const grown = new Uint8Array(this.#reader.count + spareRoles);
      grown.set(this.#roles);
      this.#roles = grown;
    }
    const stems = this.#reader.stems(word);
    const first = stems.some((each) => this.#seconds.has(each)) ? isFirst : 0;
    const second = hasAny(this.#behind, stems) ? isSecond : 0;
    return (this.#roles[word] = isKnown | first | second);
  }
}

const hasAny = (set: ReadonlySet<string>, stems: Stems): boolean => stems.some((each) => set.has(each));
