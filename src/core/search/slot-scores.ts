import type { Expansion } from './expansions';
import { fullBoosts, partBoosts, type Boosts, type PaperIndex } from './paper-index';
import { Scores } from './scores';

const usualSaturation = 1.6;

/** A slot with the terms of the index that it stands for. */
export type ResolvedSlot = readonly (readonly Expansion[])[][];

/** Scores of the papers that match slots of a query. */
export class SlotScores {
  readonly #index: PaperIndex;

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** Scores of the papers that match every slot; rare slots first, so that common words are looked up in few papers. */
  matchingAll(slots: readonly ResolvedSlot[]): Scores {
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

  /** How much of the query papers answer that match some of the slots, from 0 to about 1. */
  matchingSome(slots: readonly ResolvedSlot[]): Scores {
    return this.#shares(slots, (slot, into) => { this.#scoreSlot(slot, partBoosts, into); });
  }

  /** The same, where a way of several terms counts as one, and of several ways the best. */
  matchingWords(slots: readonly ResolvedSlot[]): Scores {
    return this.#shares(slots, (slot, into) => {
      for (const way of slot) {
        const scores = new Scores();
        this.#scoreSlot([way], partBoosts, scores);
        scores.papers.forEach((paper) => { into.raise(paper, scores.get(paper) / way.length); });
      }
    });
  }

  #shares(slots: readonly ResolvedSlot[], scoreSlot: (slot: ResolvedSlot, into: Scores) => void): Scores {
    const coverage = new Scores();
    const sum = new Scores();
    let total = 0;
    for (const slot of slots) {
      const value = this.#index.inverseFrequency(this.#sizeOf(slot));
      total += value;
      const scores = new Scores();
      scoreSlot(slot, scores);
      for (const paper of scores.papers) {
        sum.add(paper, scores.get(paper));
        coverage.add(paper, value);
      }
    }
    const strength = new Scores();
    for (const paper of sum.papers) {
      strength.add(paper, (sum.get(paper) / (total * usualSaturation)) * (coverage.get(paper) / total));
    }
    return strength;
  }

  #sizeOf(slot: ResolvedSlot): number {
    return slot.reduce((sum, way) => sum + Math.min(...way.map((term) => this.#index.frequency(term))), 0);
  }

  #scoreSlot(slot: ResolvedSlot, boosts: Boosts, into: Scores, within?: Scores): void {
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
}

/** Every term that slots stand for. */
export function termsOf(slots: readonly ResolvedSlot[]): Set<string> {
  return new Set(slots.flat(3).map(({ term }) => term));
}
