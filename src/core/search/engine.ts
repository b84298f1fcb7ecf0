import { neverCancelled, type Cancellation } from '../events';
import type { Romanize } from '../library/romanize';
import type { Paper } from '../model';
import { crossMatches, scriptsOf } from './cross-language';
import { matchesOf } from './matches';
import { partBoosts, fullBoosts, PaperIndex, type Boosts, type Expansion, type PackedIndex } from './paper-index';
import type { PaperShelf, StoredPapers } from './paper-shelf';
import { proximity } from './proximity';
import { parseQuery, type PaperTest } from './query';
import { Scores } from './scores';
import { resolve, slotsOf, type Slot, type Tolerance } from './slots';
import { similarPapers } from './similar';
import { stem } from './stem';
import type { TermTable } from './terms';
import { forgetRuns } from './tokenize';

export interface SearchHit {
  readonly key: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** Field to the words that matched, as they stand in the text; a word of the other language among them. Empty unless asked for. */
  readonly matches: Readonly<Record<string, readonly string[]>>;
}

export interface SearchOptions {
  /** 20 unless told. */
  readonly limit?: number;
  readonly cancellation?: Cancellation;
  /** Keys that the user's documents cite, for `cited:`. */
  readonly cited?: ReadonlySet<string>;
  /** Whether to tell which words matched, which means reading every paper that was found; yes unless told. */
  readonly withMatches?: boolean;
}

const defaultLimit = 20;
/** With fewer hits than this, typos are tolerated, then missing words. */
const fewHits = 5;
/** A paper in the other language ranks a little below one in the query's that answers as much of it. */
const crossFactor = 0.8;
/** Where the query's own language has hits enough, the other needs at least this share of the query. */
const minCrossStrength = 0.3;
const usualSaturation = 1.6;
/** After so many papers have been added, a search means that the adding is over. */
const manyPapers = 1000;
/** As many of the best papers are compared by where their words stand: it means reading them. */
const comparedByPlace = 20;

interface Found {
  readonly paper: number;
  readonly score: number;
  /** Terms that may have matched. */
  readonly terms: Iterable<string>;
}

/** A slot with the terms of the index that it stands for. */
type Resolved = readonly (readonly Expansion[])[][];

/** Finds papers by their words. Everything is synchronous; the caller puts it where it blocks nobody. */
export class SearchEngine {
  #index = new PaperIndex();
  #terms: TermTable | undefined;
  #addedSinceSearch = 0;
  #romanize: Romanize | undefined;

  get size(): number {
    return this.#index.documentCount;
  }

  /** Takes papers out by key, then adds papers; a changed paper is named in both. */
  update(change: { readonly removed: readonly string[]; readonly added: readonly Paper[] }): void {
    this.#index.discard([...change.removed, ...change.added.map((paper) => paper.key)]);
    for (const paper of change.added) {
      this.#index.add(paper);
    }
    this.#addedSinceSearch += change.added.length;
  }

  /** The paper with this key. */
  paper(key: string): Paper | undefined {
    const number = this.#index.shelf.numberOf(key);
    return number === undefined ? undefined : this.#index.shelf.paper(number);
  }

  /** Notes where a paper stands now that says the same as before: papers that match equally well come in this order. */
  move(key: string, source: string, start: number): void {
    const number = this.#index.shelf.numberOf(key);
    if (number !== undefined) {
      this.#index.shelf.move(number, source, start);
    }
  }

  /** The index in a form that can be stored, papers apart; they are numbered in the order of its keys. */
  pack(): PackedIndex {
    return this.#index.pack();
  }

  /**
   * Takes the place of all papers.
   * @param packed by an engine of the same version that used a romanizer where this one does
   * @param stored the papers by their numbers
   */
  unpack(packed: PackedIndex, stored: StoredPapers): void {
    this.#index = PaperIndex.unpack(packed, stored, this.#romanize);
  }

  /** The papers, and the numbers that they were stored with, for whoever stores them. */
  get shelf(): PaperShelf {
    return this.#index.shelf;
  }

  /** Lets queries find papers in the other language. Without a table they do not. */
  useTerms(terms: TermTable | undefined): void {
    this.#terms = terms;
  }

  /** Lets pinyin and its initials find Chinese titles and names, or no longer. Indexes all papers anew. */
  usePinyin(romanize: Romanize | undefined): void {
    const before = this.#index;
    this.#romanize = romanize;
    this.#index = new PaperIndex(romanize);
    for (const [, paper] of before.papers()) {
      this.#index.add(paper);
    }
  }

  /** Whether the term table could find more for this query: it asks in one language, and papers are in the other. */
  wantsTerms(query: string): boolean {
    const { han, latin } = scriptsOf(parseQuery(query).text);
    const { chineseCount } = this.#index.shelf;
    return (han && chineseCount < this.size) || (latin && !han && chineseCount > 0);
  }

  #isChinese(number: number): boolean {
    return this.#index.shelf.isChinese(number);
  }

  /**
   * The papers that match, best first; the query language is that of `parseQuery`. Every word must match, the last one as a
   * prefix while nothing stands after it; with few hits, typos are tolerated below them, then missing words. Papers in the
   * other language stand among those that miss words, by how much of the query they answer. Papers that match equally well
   * keep the order of the library. Empty for a query without words or filters, and for one that was cancelled.
   */
  search(query: string, options: SearchOptions = {}): readonly SearchHit[] {
    return this.answer(query, options).hits;
  }

  /** The same, and whether the terms of the other language could change what was found: not where all of it has every word. */
  answer(query: string, options: SearchOptions = {}): { readonly hits: readonly SearchHit[]; readonly wantsTerms: boolean } {
    this.#forgetRuns();
    const { limit = defaultLimit, cancellation = neverCancelled, withMatches = true } = options;
    const { text, typing, tests } = parseQuery(query);
    const passes = this.#filter(tests, options);
    const slots = slotsOf(text, typing, this.#index);
    const { found, isExact } =
      slots.length > 0 ? this.#ranked(slots, text, passes, limit, cancellation) : { found: tests.length > 0 ? this.#all(passes, limit) : [], isExact: true };
    return {
      hits: cancellation.isCancellationRequested ? [] : this.#hits(found.slice(0, limit), withMatches),
      wantsTerms: !isExact && this.wantsTerms(query),
    };
  }

  /** Papers like the one with this key, most alike first; none for an unknown key. */
  similar(key: string, options: Pick<SearchOptions, 'limit'> = {}): readonly SearchHit[] {
    const { shelf } = this.#index;
    const number = shelf.numberOf(key);
    const paper = number === undefined ? undefined : shelf.paper(number);
    if (paper === undefined) {
      return [];
    }
    const { scores, terms } = similarPapers(paper, this.#index, this.#terms, (other) => this.#isChinese(other));
    return this.#hits(this.#sorted(scores, terms, options.limit ?? defaultLimit));
  }

  /** The words of many papers are remembered for indexing only; they would take as much memory as the index. */
  #forgetRuns(): void {
    if (this.#addedSinceSearch >= manyPapers) {
      this.#addedSinceSearch = 0;
      forgetRuns();
    }
  }

  #filter(tests: readonly PaperTest[], context: SearchOptions): (number: number) => boolean {
    return (number) => {
      if (tests.length === 0) {
        return true;
      }
      const paper = this.#index.shelf.paper(number);
      return paper !== undefined && tests.every((test) => test(paper, context));
    };
  }

  #all(passes: (number: number) => boolean, limit: number): Found[] {
    const scores = new Scores();
    for (const number of this.#index.shelf.numbers()) {
      scores.add(number, 1);
    }
    scores.keep(passes);
    return this.#sorted(scores, new Set(), limit);
  }

  #hits(found: readonly Found[], withMatches = true): SearchHit[] {
    return found.flatMap(({ paper: number, score, terms }) => {
      const paper = this.#index.shelf.paper(number);
      return paper === undefined ? [] : [{ key: paper.key, score, matches: withMatches ? matchesOf(paper, this.#index.held(terms, number)) : {} }];
    });
  }

  /** The tiers of a search, one below the other, and whether the first one was enough. */
  #ranked(
    slots: readonly Slot[],
    text: string,
    passes: (number: number) => boolean,
    limit: number,
    cancellation: Cancellation,
  ): { readonly found: readonly Found[]; readonly isExact: boolean } {
    const ranking = new Ranking();
    let exact = 0;
    // A tier may repeat papers of the one before.
    const most = limit + fewHits;
    for (const tolerance of ['exact', 'similar'] as const) {
      if (ranking.size < fewHits && !cancellation.isCancellationRequested) {
        const resolved = slots.map((slot) => this.#resolve(slot, tolerance));
        const scores = this.#matchingAll(resolved);
        scores.keep(passes);
        ranking.append(this.#sorted(scores, termsOf(resolved), most));
        exact = tolerance === 'exact' ? ranking.size : exact;
      }
    }
    if (ranking.size < limit && !cancellation.isCancellationRequested) {
      ranking.append(this.#partial(slots, text, ranking.size < fewHits, passes, most));
    }
    return { found: ranking.found, isExact: exact >= Math.max(limit, fewHits) };
  }

  /** Papers that lack a word of the query, or answer it in the other language, by the share of it that they answer. */
  #partial(slots: readonly Slot[], text: string, sameLanguage: boolean, passes: (number: number) => boolean, limit: number): readonly Found[] {
    const strength = new Scores();
    const terms = new Set<string>();
    if (sameLanguage) {
      this.#matchingSome(slots, 'similar', strength, terms);
    }
    if (this.#terms !== undefined && this.wantsTerms(text)) {
      const chinese = scriptsOf(text).han;
      strength.keep((number) => this.#isChinese(number) === chinese);
      const cross = crossMatches(text, this.#terms, this.#index, (number) => this.#isChinese(number));
      for (const paper of cross.strength.papers) {
        const value = cross.strength.get(paper) * crossFactor;
        if (sameLanguage || value >= minCrossStrength) {
          strength.raise(paper, value);
        }
      }
      cross.terms.forEach((term) => terms.add(term));
    }
    strength.keep(passes);
    return this.#nearest(this.#sorted(strength, terms, Math.max(limit, comparedByPlace)), text).slice(0, limit);
  }

  /** Raises papers that have neighbouring words of the query side by side: of papers that lack a word, they are likelier meant. */
  #nearest(found: readonly Found[], text: string): readonly Found[] {
    const gain = proximity(text);
    if (gain === undefined) {
      return found;
    }
    return found
      .map((each, at) => ({ ...each, score: each.score * (at < comparedByPlace ? gain(this.#index.shelf.paper(each.paper)?.abstract ?? '') : 1) }))
      .sort((a, b) => b.score - a.score);
  }

  /** Scores of the papers that match every slot; rare slots first, so that common words are looked up in few papers. */
  #matchingAll(slots: readonly Resolved[]): Scores {
    const bySize = slots.map((slot) => ({ slot, size: this.#sizeOf(slot) })).sort((a, b) => a.size - b.size);
    let matching: Scores | undefined;
    for (const { slot } of bySize) {
      const next = new Scores();
      this.#scoreSlot(slot, fullBoosts, next, matching);
      for (const paper of matching === undefined ? [] : next.papers) {
        next.add(paper, matching?.get(paper) ?? 0);
      }
      matching = next;
      if (next.papers.length === 0) {
        break;
      }
    }
    return matching ?? new Scores();
  }

  #matchingSome(slots: readonly Slot[], tolerance: Tolerance, strength: Scores, terms: Set<string>): void {
    const resolved = slots.map((slot) => this.#resolve(slot, tolerance));
    const coverage = new Scores();
    const sum = new Scores();
    let total = 0;
    for (const slot of resolved) {
      const value = this.#index.inverseFrequency(this.#sizeOf(slot));
      total += value;
      const scores = new Scores();
      this.#scoreSlot(slot, partBoosts, scores);
      for (const paper of scores.papers) {
        sum.add(paper, scores.get(paper));
        coverage.add(paper, value);
      }
    }
    for (const paper of sum.papers) {
      strength.add(paper, (sum.get(paper) / (total * usualSaturation)) * (coverage.get(paper) / total));
    }
    termsOf(resolved).forEach((term) => terms.add(term));
  }

  #resolve(slot: Slot, tolerance: Tolerance): Resolved {
    return resolve(slot, tolerance, this.#index, (term) => this.#terms?.hasStem(stem(term)) === true);
  }

  #sizeOf(slot: Resolved): number {
    return slot.reduce((sum, way) => sum + Math.min(...way.map((term) => this.#index.frequency(term))), 0);
  }

  #scoreSlot(slot: Resolved, boosts: Boosts, into: Scores, within?: Scores): void {
    for (const way of slot) {
      const [first, ...others] = way;
      if (others.length === 0) {
        this.#index.score(first ?? [], boosts, into, within);
        continue;
      }
      let matching = within;
      for (const term of way) {
        const next = new Scores();
        this.#index.score(term, boosts, next, matching);
        for (const paper of matching === within ? [] : next.papers) {
          next.add(paper, matching?.get(paper) ?? 0);
        }
        matching = next;
      }
      matching?.papers.forEach((paper) => into.add(paper, matching.get(paper)));
    }
  }

  /** The best papers, at most `limit`. */
  #sorted(scores: Scores, terms: ReadonlySet<string>, limit: number): Found[] {
    const least = scores.atRank(limit);
    return scores.papers
      .filter((paper) => scores.get(paper) >= least)
      .map((paper) => ({ paper, score: scores.get(paper), terms }))
      .sort((a, b) => b.score - a.score || this.#index.shelf.compare(a.paper, b.paper))
      .slice(0, limit);
  }
}

/** Tiers of results: a later tier's scores are scaled to stay below the earlier ones'. */
class Ranking {
  readonly found: Found[] = [];
  readonly #seen = new Set<number>();

  get size(): number {
    return this.found.length;
  }

  append(tier: readonly Found[]): void {
    const fresh = tier.filter(({ paper }) => !this.#seen.has(paper));
    const lowest = this.found.at(-1)?.score;
    const scale = lowest === undefined ? 1 : Math.min(1, (lowest * 0.99) / (fresh[0]?.score ?? 1));
    for (const each of fresh) {
      this.#seen.add(each.paper);
      this.found.push({ ...each, score: each.score * scale });
    }
  }
}

function termsOf(slots: readonly Resolved[]): Set<string> {
  return new Set(slots.flat(3).map(({ term }) => term));
}
