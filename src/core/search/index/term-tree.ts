import SearchableMap from 'minisearch/SearchableMap';
import type { TermList } from './term-list';

/** Nodes of more terms than these are kept: there are few of them, and most searches go through them. */
const keptTerms = 32;

/** What MiniSearch reads of a node of its radix tree, which is a map there. */
interface Node {
  /** The letters that follow; the empty text for the end of a term. */
  keys(): Iterable<string>;
  get(key: string): Node | number | undefined;
}

/**
 * MiniSearch's tree of terms, which finds those that are nearly like one, over a list of terms: its nodes are made when a
 * search comes to them. As maps they would take half of the index's memory. Gives the numbers of terms; it cannot be changed.
 */
export function treeOf(terms: TermList): Pick<SearchableMap<number>, 'fuzzyGet'> {
  const root = new Branch(terms, 0, terms.count, 0);
  return new SearchableMap(root as unknown as ConstructorParameters<typeof SearchableMap<number>>[0]);
}

/** The node of the terms from `from` to `to`, which are equal in their first `depth` units. */
class Branch implements Node {
  readonly #terms: TermList;
  readonly #to: number;
  readonly #depth: number;
  readonly #keys: string[] = [];
  /** The first term below each key. */
  readonly #firsts: number[] = [];
  /** Keys are asked for in turn: the place of the last one. */
  #last = 0;
  #kept: Map<number, Branch> | undefined;

  constructor(terms: TermList, from: number, to: number, depth: number) {
    this.#terms = terms;
    this.#to = to;
    this.#depth = depth;
    let at = from;
    while (at < to) {
      const end = this.#endOfRun(at);
      this.#keys.push(terms.part(at, depth, terms.common(at, end - 1, depth)));
      this.#firsts.push(at);
      at = end;
    }
  }

  keys(): Iterable<string> {
    this.#last = 0;
    return this.#keys;
  }

  get(key: string): Node | number | undefined {
    const ahead = this.#keys.indexOf(key, this.#last);
    const place = ahead < 0 ? this.#keys.indexOf(key) : ahead;
    if (place < 0) {
      return undefined;
    }
    this.#last = place;
    const from = this.#firsts[place] ?? 0;
    if (key === '') {
      return from;
    }
    const to = this.#firsts[place + 1] ?? this.#to;
    if (to - from === 1) {
      return new Leaf(from);
    }
    const known = this.#kept?.get(place);
    if (known !== undefined) {
      return known;
    }
    const child = new Branch(this.#terms, from, to, this.#depth + key.length);
    if (to - from > keptTerms) {
      this.#kept ??= new Map();
      this.#kept.set(place, child);
    }
    return child;
  }

  /** Where the terms end that have the same unit as the one at `at`; one that ends here is alone. */
  #endOfRun(at: number): number {
    const unit = this.#terms.unit(at, this.#depth);
    let last = at;
    let step = 1;
    while (last + step < this.#to && this.#terms.unit(last + step, this.#depth) === unit) {
      last += step;
      step *= 2;
    }
    let beyond = Math.min(this.#to, last + step);
    while (beyond - last > 1) {
      const middle = (last + beyond) >>> 1;
      if (this.#terms.unit(middle, this.#depth) === unit) {
        last = middle;
      } else {
        beyond = middle;
      }
    }
    return last + 1;
  }
}

const endOnly: readonly string[] = [''];

class Leaf implements Node {
  readonly #term: number;

  constructor(term: number) {
    this.#term = term;
  }

  keys(): Iterable<string> {
    return endOnly;
  }

  get(): number {
    return this.#term;
  }
}
