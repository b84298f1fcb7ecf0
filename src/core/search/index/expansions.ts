import type { Dictionary } from './dictionary';
import type { Postings } from './postings';
import { stem, stemPrefix } from '../text/stem';
import { isHanTerm } from '../text/tokenize';

/** A term of the index that stands for a query term, and how well. */
export interface Expansion {
  readonly term: string;
  readonly postings: Postings;
  /** 1 for the query term itself. */
  readonly weight: number;
}

const prefixWeight = 0.375;
const fuzzyWeight = 0.8;
const stemWeight = 0.6;
/** Terms that one typed prefix, or one misspelt word, may stand for. */
const maxExpansions = 200;
const maxTypos = 40;
/** As many expansions are remembered: they take about 5 MB. */
const maxExpanded = 20_000;

/** Finds the terms of an index that may be meant by one of a query, and remembers them. */
export class Expansions {
  readonly #dictionary: Dictionary;
  readonly #known = new Map<string, readonly Expansion[]>();
  /** How many these are in all. */
  #count = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** The term itself, where the index has it. */
  exact(term: string): readonly Expansion[] {
    const postings = this.#dictionary.get(term);
    return postings === undefined ? [] : [{ term, postings, weight: 1 }];
  }

  /** The term and what it begins, nearest in length first. A Han character also stands for words that hold it elsewhere. */
  prefix(term: string): readonly Expansion[] {
    return this.#cached(`p ${term}`, () => {
      const longer: Expansion[] = [];
      const isHan = isHanTerm(term);
      for (const postings of isHan
        ? this.#dictionary.holding(term)
        : this.#dictionary.frequent(term, maxExpansions + 1)) {
        const { term: found } = postings;
        const distance = found.length - term.length;
        if (distance > 0 && (!isHan || isHanTerm(found))) {
          longer.push({
            term: found,
            postings,
            weight: (prefixWeight * found.length) / (found.length + 0.3 * distance),
          });
        }
      }
      return [...this.exact(term), ...mostFrequent(longer, maxExpansions)];
    });
  }

  /** Terms a misspelt word may mean: two neighbours swapped, or one letter wrong, in long words two. */
  misspelt(term: string): readonly Expansion[] {
    return this.#cached(`m ${term}`, () => {
      const found = new Map<string, Expansion>();
      for (const swapped of swaps(term)) {
        this.exact(swapped).forEach((each) =>
          found.set(swapped, { ...each, weight: (fuzzyWeight * term.length) / (term.length + 1) }),
        );
      }
      for (const [postings, distance] of this.#dictionary.near(term, term.length < 8 ? 1 : 2)) {
        const { term: other } = postings;
        if (!found.has(other) && other.length > 2 && distance > 0) {
          found.set(other, { term: other, postings, weight: (fuzzyWeight * term.length) / (term.length + distance) });
        }
      }
      return [...found.values()].sort((a, b) => b.weight - a.weight || byTerm(a, b)).slice(0, maxTypos);
    });
  }

  /** Other terms with the same stem. */
  related(term: string): readonly Expansion[] {
    return this.stemFamily(stem(term))
      .filter((each) => each.term !== term)
      .map((each) => ({ ...each, weight: stemWeight }));
  }

  /** All terms of a stem. */
  stemFamily(stemmed: string): readonly Expansion[] {
    return this.#cached(`s ${stemmed}`, () => {
      if (stemmed.length <= 2) {
        return this.exact(stemmed);
      }
      const found: Expansion[] = [];
      for (const postings of this.#dictionary.withPrefix(stemPrefix(stemmed))) {
        if (stem(postings.term) === stemmed) {
          found.push({ term: postings.term, postings, weight: 1 });
        }
      }
      return found.sort(byTerm);
    });
  }

  #cached(name: string, find: () => readonly Expansion[]): readonly Expansion[] {
    const known = this.#known.get(name);
    if (known !== undefined) {
      return known;
    }
    const found = find();
    this.#count += found.length;
    if (this.#count > maxExpanded) {
      this.clear();
    }
    this.#known.set(name, found);
    return found;
  }

  /** To be called when the terms change, or the papers that have them. */
  clear(): void {
    this.#known.clear();
    this.#count = 0;
  }
}

const byTerm = (a: Expansion, b: Expansion): number => (a.term < b.term ? -1 : 1);

/** The most frequent ones, or all where they are few, in an order of their own: sums of scores come out the same. */
function mostFrequent(expansions: Expansion[], count: number): Expansion[] {
  if (expansions.length <= count) {
    return expansions.sort(byTerm);
  }
  const sizes = expansions.map((expansion) => ({ expansion, size: expansion.postings.size }));
  return sizes
    .sort((a, b) => b.size - a.size || byTerm(a.expansion, b.expansion))
    .slice(0, count)
    .map(({ expansion }) => expansion);
}

function swaps(term: string): string[] {
  return Array.from(
    { length: Math.max(0, term.length - 1) },
    (_, at) => term.slice(0, at) + term.charAt(at + 1) + term.charAt(at) + term.slice(at + 2),
  );
}
