import SearchableMap from 'minisearch/SearchableMap';
import type { Term } from '../text/term';
import { mergeLog } from './merge-log';
import { NearTerms } from './near-terms';
import { PostingLog } from './posting-log';
import { countOf, packPostings, paperNumberOf, Postings, sizeOf, type PackedPostings } from './postings';
import { TermList } from './term-list';

/** A dictionary as it is stored; postings name terms by their place. */
export interface PackedDictionary {
  /** See `TermList`. */
  readonly terms: string;
  readonly postings: PackedPostings;
}

const noPostings: PackedPostings = {
  masks: new Uint16Array(0),
  firstLists: new Uint32Array(1),
  firstEntries: new Uint32Array(1),
  entries: new Uint32Array(0),
};
/** As many terms, and a share of those that are packed, may have changed before all are packed anew. */
const maxChanged = 5000;
const maxChangedShare = 0.25;

/**
 * The terms of an index with their postings. Most are packed, in which form they are stored and take little room; those
 * that have changed since are kept one by one.
 */
export class Dictionary {
  #terms: TermList;
  #packed: PackedPostings;
  /** Made when it is needed. */
  #near: NearTerms | undefined;
  /** Terms that are new or have changed; one of the packed ones without postings is gone. */
  readonly #changed = new Map<string, Postings>();
  /** Those of them that are packed, by number. */
  readonly #replaced = new Map<number, Postings>();
  /** MiniSearch's tree of the new ones, made when it is needed. */
  #fresh: SearchableMap<Postings> | undefined;
  /** What was added since terms were looked up last. */
  #log = new PostingLog();

  constructor({ terms, postings }: PackedDictionary = { terms: '', postings: noPostings }) {
    this.#terms = new TermList(terms);
    this.#packed = postings;
  }

  /**
   * Adds the terms of a text.
   * @param paper higher than those that the terms have
   * @returns how many different ones there are
   */
  add(terms: readonly Term[], field: number, paper: number): number {
    return this.#log.add(terms, field, paper);
  }

  /** Forgets a paper that was added since terms were looked up last. @returns whether it was; others go by `remove` or `keep` */
  forget(paper: number): boolean {
    const isLogged = this.#log.mayHold(paper);
    if (isLogged) {
      this.#log.remove(paper);
    }
    return isLogged;
  }

  get(term: string): Postings | undefined {
    this.#takeIn();
    const changed = this.#changed.get(term);
    if (changed !== undefined) {
      return changed.isEmpty ? undefined : changed;
    }
    const number = this.#terms.numberOf(term);
    return number < 0 ? undefined : Postings.stored(term, this.#packed, number);
  }

  has(term: string): boolean {
    this.#takeIn();
    return this.#changed.get(term)?.isEmpty === false || (!this.#changed.has(term) && this.#terms.numberOf(term) >= 0);
  }

  /** The postings of a term for whoever changes them; without papers for a new one. */
  #open(term: string): Postings {
    const changed = this.#changed.get(term);
    if (changed !== undefined) {
      return changed;
    }
    const number = this.#terms.numberOf(term);
    const postings = number < 0 ? new Postings(term) : Postings.stored(term, this.#packed, number);
    this.#changed.set(term, postings);
    if (number < 0) {
      this.#fresh?.set(term, postings);
    } else {
      this.#replaced.set(number, postings);
    }
    return postings;
  }

  /** Takes a paper out of the list of a term. */
  remove(term: string, field: number, paper: number): void {
    this.#takeIn();
    const postings = this.#open(term);
    postings.remove(field, paper);
    this.#forgetEmpty(postings);
  }

  /** Forgets all papers that do not pass. */
  keep(passes: (paper: number) => boolean): void {
    this.#takeIn();
    for (const postings of [...this.#changed.values()]) {
      postings.keep(passes);
      this.#forgetEmpty(postings);
    }
    for (let number = 0; number < this.#terms.count; number++) {
      const postings = this.#replaced.has(number) ? undefined : this.#numbered(number);
      if (postings?.keep(passes) === true) {
        this.#changed.set(postings.term, postings);
        this.#replaced.set(number, postings);
      }
    }
  }

  #forgetEmpty({ term, isEmpty }: Postings): void {
    if (isEmpty && this.#terms.numberOf(term) < 0) {
      this.#changed.delete(term);
      this.#fresh?.delete(term);
    }
  }

  /** The terms that begin so. */
  *withPrefix(prefix: string): Iterable<Postings> {
    this.#packMany();
    const [from, to] = this.#terms.withPrefix(prefix);
    for (let number = from; number < to; number++) {
      const postings = this.#numbered(number);
      if (!postings.isEmpty) {
        yield postings;
      }
    }
    for (const [, postings] of this.#freshTree().atPrefix(prefix)) {
      yield postings;
    }
  }

  /** Of the terms that begin so, at least the most frequent ones: as many as are wanted, if there are as many. */
  frequent(prefix: string, count: number): Iterable<Postings> {
    this.#packMany();
    const [from, to] = this.#terms.withPrefix(prefix);
    if (to - from <= count) {
      return this.withPrefix(prefix);
    }
    const sizes = Array.from(
      { length: to - from },
      (_, at) => this.#replaced.get(from + at)?.size ?? sizeOf(this.#packed, from + at),
    );
    const numbers = sizes.map((_, at) => at).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
    const packed = numbers
      .slice(0, count)
      .map((at) => this.#numbered(from + at))
      .filter(({ isEmpty }) => !isEmpty);
    return [...packed, ...this.#freshTree().atPrefix(prefix).values()];
  }

  /** The terms that hold a text. */
  *holding(text: string): Iterable<Postings> {
    this.#packMany();
    for (const number of this.#terms.holding(text)) {
      const postings = this.#numbered(number);
      if (!postings.isEmpty) {
        yield postings;
      }
    }
    for (const [term, postings] of this.#freshTree()) {
      if (term.includes(text)) {
        yield postings;
      }
    }
  }

  /** The terms that come out of this one by so many wrong letters, or fewer, with their number. */
  near(term: string, distance: number): Iterable<readonly [postings: Postings, distance: number]> {
    this.#packMany();
    this.#near ??= new NearTerms(this.#terms);
    const packed: (readonly [Postings, number])[] = [];
    this.#near.forEach(term, distance, (number, found) => {
      const postings = this.#numbered(number);
      if (!postings.isEmpty) {
        packed.push([postings, found]);
      }
    });
    return [...packed, ...this.#freshTree().fuzzyGet(term, distance).values()];
  }

  /** The postings of a packed term as they are now; empty where it is gone. */
  #numbered(number: number): Postings {
    return this.#replaced.get(number) ?? Postings.stored(this.#terms.term(number), this.#packed, number);
  }

  #freshTree(): SearchableMap<Postings> {
    this.#fresh ??= SearchableMap.from([...this.#changed].filter(([term]) => this.#terms.numberOf(term) < 0));
    return this.#fresh;
  }

  #areMany(terms: number): boolean {
    return terms > Math.max(maxChanged, this.#terms.count * maxChangedShare);
  }

  /** Takes in what was added; of many terms into the packed ones, which takes less time than to make lists of each. */
  #takeIn(): void {
    const log = this.#log;
    if (log.size === 0) {
      return;
    }
    this.#log = new PostingLog();
    if (this.#areMany(log.terms.length)) {
      this.#packChanged();
      const { terms, postings } = mergeLog(this.#terms, this.#packed, log);
      this.#replace(terms, postings);
    } else {
      const opened: Postings[] = [];
      log.forEach((place, field, entry) => {
        const postings = (opened[place] ??= this.#open(log.terms[place] ?? ''));
        postings.add(field, paperNumberOf(entry), countOf(entry));
      });
    }
  }

  /** A tree of many new terms would take more time and room than to pack them. */
  #packMany(): void {
    this.#takeIn();
    if (this.#areMany(this.#changed.size)) {
      this.#packChanged();
    }
  }

  /**
   * Packs all terms.
   * @param renumber the new numbers of papers by their old ones, ascending with them; as they are unless given
   */
  pack(renumber?: Uint32Array): PackedDictionary {
    this.#takeIn();
    this.#packChanged(renumber);
    return { terms: this.#terms.text, postings: this.#packed };
  }

  #packChanged(renumber?: Uint32Array): void {
    if (this.#changed.size === 0 && (renumber === undefined || renumber.every((number, old) => number === old))) {
      return;
    }
    const fresh = [...this.#changed.keys()].filter((term) => this.#terms.numberOf(term) < 0).sort();
    const all: Postings[] = [];
    let next = 0;
    for (let number = 0; number <= this.#terms.count; number++) {
      const term = number < this.#terms.count ? this.#terms.term(number) : undefined;
      for (
        let before = fresh[next];
        before !== undefined && (term === undefined || before < term);
        before = fresh[++next]
      ) {
        all.push(this.#open(before));
      }
      const postings = term === undefined ? undefined : this.#numbered(number);
      if (postings?.isEmpty === false) {
        all.push(postings);
      }
    }
    this.#replace(TermList.of(all.map(({ term }) => term)), packPostings(all, renumber));
  }

  #replace(terms: TermList, packed: PackedPostings): void {
    this.#terms = terms;
    this.#packed = packed;
    this.#near = undefined;
    this.#fresh = undefined;
    this.#changed.clear();
    this.#replaced.clear();
  }
}
