import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import { stemmedWords, type Stems } from '../translation/stemmed-words';
import type { TermTable } from '../translation/term-table';
import { isHanTerm, tokenize } from '../text/tokenize';
import { crossNeighbours, type NeighbourPair, ownNeighbours } from './neighbour-pair';
import { PaperReader } from './read-papers';
import type { WordPair } from './word-pair';

/** Queries of so many pairs name a topic: two or three words, or four Han characters. Longer ones are titles and sentences. */
const topicPairs = 2;
/** Of a sentence with more pairs so many tell, from all over it: a title of 40 Chinese characters has 39. */
const maxPairs = 48;
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

/** Stems that a Chinese word of a query may stand for. */
const maxStems = 3;

/** Tells what a paper gains for neighbouring words of the query side by side in its texts. */
export interface Gain {
  /** At least one. */
  readonly neighbours: readonly NeighbourPair[];
  /**
   * A factor of 1 (none) and more.
   * @param counts how often each of the neighbours stands in the paper
   * @param isPartial whether it lacks words of the query: it is not about a topic for having others of its words
   */
  readonly of: (counts: readonly number[], isPartial: boolean) => number;
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
  return gainFor(
    pairs.all.flatMap((each) => each.map(ownNeighbours)),
    topicGain,
    fullGain,
  );
}

/**
 * The same for papers in the other language, by the stems that Chinese words stand for, in either order. A Chinese word made of two
 * (知识图谱) counts as a pair itself. `undefined` for a query without a pair.
 */
export function crossProximity(query: string, table: TermTable): Gain | undefined {
  const words = stemmedWords(query, table, maxStems);
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
  const reader = PaperReader.for(table);
  return gainFor(
    pairs.all.map((each) => crossNeighbours(each, reader)),
    crossTopicGain,
    fullCrossGain,
  );
}

function gainFor(all: readonly NeighbourPair[], topic: TopicGain, full: number): Gain | undefined {
  const isTopic = all.length <= topicPairs;
  const share = Math.min(1, maxPairs / all.length);
  const neighbours = all.filter((_, at) => Math.floor((at + 1) * share) > Math.floor(at * share));
  return neighbours.length === 0
    ? undefined
    : {
        neighbours,
        of: (counts, isPartial) =>
          isTopic && !isPartial
            ? (1 + topic.factor * topicShare(counts, topic.saturation)) ** topic.power
            : 1 + (full * counts.filter((count) => count > 0).length) / counts.length,
      };
}

/** The pair that stands least often counts as much as all together: a topic stands as a whole no more often than that. */
function topicShare(counts: readonly number[], saturation: number): number {
  const saturated = counts.map((count) => (count * (1 + saturation)) / (count + saturation));
  const mean = saturated.reduce((sum, count) => sum + count, 0) / counts.length;
  return (mean + Math.min(...saturated)) / 2;
}

/** A pair of Han characters is no word that has a stem. */
const stemOf = (term: string): string => (isHanTerm(term) ? term : stem(term));

/** Pairs of neighbouring words, each with all stems that stand for it. */
class Pairs {
  readonly #numbers = new Map<string, Map<string, number>>();
  #count = 0;

  /** By their numbers. */
  get all(): readonly (readonly WordPair[])[] {
    const found = Array.from({ length: this.#count }, (): WordPair[] => []);
    for (const [before, seconds] of this.#numbers) {
      seconds.forEach((number, after) => found[number]?.push([before, after]));
    }
    return found;
  }

  /** One pair, whichever of their stems stand for the words; one that is there already is not counted again. */
  add(before: Stems, after: Stems): void {
    if (this.#note(before, after)) {
      this.#count++;
    }
  }

  addBoth(before: Stems, after: Stems): void {
    const isNew = this.#note(before, after);
    this.#note(after, before);
    if (isNew) {
      this.#count++;
    }
  }

  #note(before: Stems, after: Stems): boolean {
    let isNew = false;
    for (const first of before) {
      const numbers = this.#numbers.get(first) ?? new Map<string, number>();
      this.#numbers.set(first, numbers);
      for (const second of after) {
        if (!numbers.has(second)) {
          numbers.set(second, this.#count);
          isNew = true;
        }
      }
    }
    return isNew;
  }
}
