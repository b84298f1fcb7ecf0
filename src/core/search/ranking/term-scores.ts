import type { Expansion } from '../index/expansions';
import { fullBoosts, partBoosts, type Boosts, type PaperIndex } from '../index/paper-index';
import { Scores, type Within } from '../index/scores';

const usualSaturation = 1.6;

/** A slot with the terms of the index that it stands for. */
export type ResolvedTerm = readonly (readonly Expansion[])[][];

/** What papers answer of a query. */
export interface Shares {
  /** From 0 to about 1, more for words that they have often. */
  readonly strength: Scores;
  /** The share that they answer at all, by how much its words tell. */
  readonly coverage: Scores;
}

/** Scores of the papers that match slots of a query. */
export class TermScores {
  readonly #index: PaperIndex;

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** Scores of the papers that match every slot; rare slots first, so that common words are looked up in few papers. */
  matchingAll(queryTerms: readonly ResolvedTerm[]): Scores {
    const bySize = queryTerms
      .map((queryTerm) => ({ queryTerm, size: this.#sizeOf(queryTerm) }))
      .sort((a, b) => a.size - b.size);
    let matching: Scores | undefined;
    for (const { queryTerm } of bySize) {
      const next = new Scores();
      this.#scoreSlot(queryTerm, fullBoosts, next, matching);
      for (const paper of matching === undefined ? [] : next.papers) {
        next.add(paper, matching?.get(paper) ?? 0);
      }
      matching?.release();
      matching = next;
      if (next.papers.length === 0) {
        break;
      }
    }
    return matching ?? new Scores();
  }

  /** How much of the query papers answer that match some of the slots; only papers that are in `within` where it is given. */
  matchingSome(queryTerms: readonly ResolvedTerm[], within?: Within): Shares {
    return this.#shares(queryTerms, (queryTerm, into) => {
      this.#scoreSlot(queryTerm, partBoosts, into, within);
    });
  }

  /** The same, where a way of several terms counts as one, and of several ways the best. */
  matchingWords(queryTerms: readonly ResolvedTerm[], within?: Within): Shares {
    return this.#shares(queryTerms, (queryTerm, into) => {
      for (const way of queryTerm) {
        const scores = new Scores();
        this.#scoreSlot([way], partBoosts, scores, within);
        scores.papers.forEach((paper) => {
          into.raise(paper, scores.get(paper) / way.length);
        });
        scores.release();
      }
    });
  }

  #shares(queryTerms: readonly ResolvedTerm[], scoreSlot: (queryTerm: ResolvedTerm, into: Scores) => void): Shares {
    const coverage = new Scores();
    const sum = new Scores();
    let total = 0;
    for (const queryTerm of queryTerms) {
      const value = this.valueOf(queryTerm);
      total += value;
      const scores = new Scores();
      scoreSlot(queryTerm, scores);
      for (const paper of scores.papers) {
        sum.add(paper, scores.get(paper));
        coverage.add(paper, value);
      }
      scores.release();
    }
    const strength = new Scores();
    for (const paper of sum.papers) {
      strength.add(paper, (sum.get(paper) / (total * usualSaturation)) * (coverage.get(paper) / total));
    }
    return { strength, coverage: coverage.times(1 / total) };
  }

  /** How much a slot tells, by how few papers have it. */
  valueOf(queryTerm: ResolvedTerm): number {
    return this.#index.inverseFrequency(this.#sizeOf(queryTerm));
  }

  #sizeOf(queryTerm: ResolvedTerm): number {
    return queryTerm.reduce((sum, way) => sum + Math.min(...way.map((term) => this.#index.frequency(term))), 0);
  }

  #scoreSlot(queryTerm: ResolvedTerm, boosts: Boosts, into: Scores, within?: Within): void {
    for (const way of queryTerm) {
      const [first, ...others] = way;
      if (others.length === 0) {
        this.#index.score(first ?? [], boosts, into, within);
        continue;
      }
      let matching: Scores | undefined;
      for (const term of way) {
        const next = new Scores();
        this.#index.score(term, boosts, next, matching ?? within);
        for (const paper of matching === undefined ? [] : next.papers) {
          next.add(paper, matching?.get(paper) ?? 0);
        }
        matching?.release();
        matching = next;
      }
      matching?.papers.forEach((paper) => into.add(paper, matching?.get(paper) ?? 0));
      matching?.release();
    }
  }
}

/** Every term that slots stand for. */
export function termsOf(queryTerms: readonly ResolvedTerm[]): Set<string> {
  return new Set(queryTerms.flat(3).map(({ term }) => term));
}
