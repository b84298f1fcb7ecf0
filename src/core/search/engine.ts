import MiniSearch, { type Query } from 'minisearch';
import type { Cancellation } from '../events';
import type { Paper } from '../model';
import { fieldBoosts, fields, fieldText, type Field } from './fields';
import { singular, tokenize, words } from './tokenize';

export interface SearchHit {
  readonly key: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** Field to the words that matched, as they stand in the text. */
  readonly matches: Readonly<Record<string, readonly string[]>>;
}

export interface SearchOptions {
  /** 20 unless told. */
  readonly limit?: number;
  readonly cancellation?: Cancellation;
}

const defaultLimit = 20;
/** With fewer hits than this, typos are tolerated, then missing words. */
const fewHits = 5;
const minPrefixLength = 2;
const minFuzzyLength = 4;

/** A query word: any of the alternatives may match, all terms of an alternative must. */
type Slot = readonly (readonly string[])[];

/** MiniSearch, asked which terms it knows. */
class Index extends MiniSearch<Paper> {
  knows(term: string): boolean {
    return this._index.has(term);
  }
}

/** Finds papers by their words. Everything is synchronous; the caller puts it where it blocks nobody. */
export class SearchEngine {
  readonly #papers = new Map<string, Paper>();
  readonly #index = new Index({
    idField: 'key',
    fields,
    extractField: (paper, field) => (field === 'key' ? paper.key : (fieldText(paper, field as Field) ?? '')),
    tokenize,
    processTerm: (term) => term,
    searchOptions: { boost: fieldBoosts, processTerm: (term) => term },
    autoVacuum: false,
  });

  get size(): number {
    return this.#papers.size;
  }

  /** Takes papers out by key, then adds papers; a changed paper is named in both. */
  update(change: { readonly removed: readonly string[]; readonly added: readonly Paper[] }): void {
    for (const key of change.removed) {
      this.#remove(key);
    }
    for (const paper of change.added) {
      this.#remove(paper.key);
      this.#papers.set(paper.key, paper);
      this.#index.add(paper);
    }
  }

  #remove(key: string): void {
    if (this.#papers.delete(key)) {
      this.#index.discard(key);
    }
  }

  /**
   * The papers that match, best first. Every word must match, the last one as a prefix; with few hits typos are tolerated
   * below them, then missing words. Papers that match equally well keep the order of the library.
   */
  search(query: string, options: SearchOptions = {}): readonly SearchHit[] {
    const slots = slotsOf(query, (term) => this.#index.knows(term));
    if (slots.length === 0) {
      return [];
    }
    const hits = new Map<string, { score: number; terms: Set<string> }>();
    const passes = [{ fuzzy: false, combineWith: 'AND' }, { fuzzy: true, combineWith: 'AND' }, { fuzzy: true, combineWith: 'OR' }] as const;
    let ceiling = Number.POSITIVE_INFINITY;
    for (const pass of passes) {
      if (hits.size >= fewHits || options.cancellation?.isCancellationRequested === true) {
        break;
      }
      const found = this.#run(slots, pass.fuzzy, pass.combineWith).filter(({ id }) => !hits.has(id as string));
      const scale = ceiling === Number.POSITIVE_INFINITY ? 1 : Math.min(1, (ceiling * 0.9) / (found[0]?.score ?? 1));
      for (const { id, score, terms } of found) {
        hits.set(id as string, { score: score * scale, terms: new Set(terms) });
        ceiling = Math.min(ceiling, score * scale);
      }
    }
    return this.#ranked(hits)
      .slice(0, options.limit ?? defaultLimit)
      .map(([key, { score, terms }]) => ({ key, score, matches: this.#matches(key, terms) }));
  }

  #run(slots: readonly Slot[], fuzzy: boolean, combineWith: 'AND' | 'OR') {
    const last = slots.length - 1;
    const queries = slots.map((slot, index): Query => ({
      combineWith: 'OR',
      queries: slot.map((terms) => ({
        combineWith: 'AND',
        queries: terms.map((term, at) => ({
          queries: [term],
          prefix: index === last && at === terms.length - 1 && (term.length >= minPrefixLength || isHan(term)),
          fuzzy: fuzzy && term.length >= minFuzzyLength && !isHan(term) ? (term.length < 8 ? 1 : 2) : false,
          tokenize: (text: string) => [text],
        })),
      })),
    }));
    return this.#index.search({ combineWith, queries });
  }

  #ranked<T extends { score: number }>(hits: Map<string, T>): [string, T][] {
    return [...hits].sort(([a, { score: first }], [b, { score: second }]) => second - first || this.#libraryOrder(a, b));
  }

  #libraryOrder(a: string, b: string): number {
    const first = this.#papers.get(a)?.sources[0];
    const second = this.#papers.get(b)?.sources[0];
    if (first === undefined || second === undefined || first.source === second.source) {
      return (first?.span.start ?? 0) - (second?.span.start ?? 0) || (a < b ? -1 : 1);
    }
    return first.source < second.source ? -1 : 1;
  }

  #matches(key: string, terms: ReadonlySet<string>): Record<string, string[]> {
    const matches: Record<string, string[]> = {};
    const paper = this.#papers.get(key);
    for (const field of paper === undefined ? [] : fields) {
      const found = matchedWords(paper === undefined ? '' : (fieldText(paper, field) ?? ''), terms);
      if (found.length > 0) {
        matches[field] = found;
      }
    }
    return matches;
  }
}

const isHan = (term: string): boolean => /^\p{Script=Han}/u.test(term);

/** The words of a text that stand for one of the terms, each once, as written; adjoining Han bigrams make one word. */
function matchedWords(text: string, terms: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  for (const word of words(text)) {
    if (!word.terms.some((term) => terms.has(term))) {
      continue;
    }
    const raw = text.slice(word.start, word.end);
    if (!word.han || word.terms.length < 2) {
      found.add(raw);
      continue;
    }
    const characters = [...raw];
    let from = -1;
    word.terms.forEach((term, index) => {
      if (!terms.has(term)) {
        return;
      }
      from = from < 0 ? index : from;
      if (!terms.has(word.terms[index + 1] ?? '')) {
        found.add(characters.slice(from, index + 2).join(''));
        from = -1;
      }
    });
  }
  return [...found];
}

/** Query words with what else they may be written as: as the parts of a compound, as two words, or joined with a neighbour. */
function slotsOf(query: string, known: (term: string) => boolean): Slot[] {
  const slots: Slot[] = [];
  const all = words(query);
  for (let index = 0; index < all.length; index++) {
    const word = all[index];
    if (word === undefined) {
      continue;
    }
    if (word.han) {
      slots.push(...word.terms.map((term) => [[term]]));
      continue;
    }
    const parts: string[] = [];
    while ((all[index + 1]?.end ?? Number.POSITIVE_INFINITY) <= word.end) {
      index++;
      parts.push(all[index]?.terms[0] ?? '');
    }
    const [whole = '', ...humps] = word.terms;
    const others = [parts, humps, parts.length > 0 ? [] : halves(whole, known)].filter((other) => other.length > 0);
    slots.push([[whole], ...others]);
  }
  return joinNeighbours(slots, known);
}

/** `tinymim` as `tiny mim`, where the library has both words and not the whole. */
function halves(word: string, known: (term: string) => boolean): string[] {
  if (known(word) || isHan(word)) {
    return [];
  }
  for (let at = word.length - 3; at >= 3; at--) {
    const pair = [singular(word.slice(0, at)), word.slice(at)];
    if (pair.every(known)) {
      return pair;
    }
  }
  return [];
}

/** `nas bench 360` also as `nasbench360`, where the library has that word. */
function joinNeighbours(slots: readonly Slot[], known: (term: string) => boolean): Slot[] {
  const result: Slot[] = [];
  for (let index = 0; index < slots.length; index++) {
    const width = [3, 2].find((count) => index + count <= slots.length && known(joinedTerm(slots.slice(index, index + count))));
    if (width === undefined) {
      result.push(slots[index] ?? []);
      continue;
    }
    const neighbours = slots.slice(index, index + width);
    result.push([[joinedTerm(neighbours)], neighbours.map((slot) => slot[0]?.[0] ?? '')]);
    index += width - 1;
  }
  return result;
}

const joinedTerm = (slots: readonly Slot[]): string => {
  const terms = slots.map((slot) => slot[0]?.[0] ?? '');
  return terms.some(isHan) ? '' : singular(terms.join(''));
};
