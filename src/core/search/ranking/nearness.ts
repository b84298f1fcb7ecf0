import { scriptsOf } from '../translation/cross-language';
import { crossesLanguages } from '../translation/needs-terms';
import type { PaperIndex } from '../index/paper-index';
import type { TermTable } from '../translation/term-table';
import { neighbourCounts } from './neighbour-counts';
import { crossProximity, type Gain, proximity } from './proximity';
import type { Found } from './tiers';

/** As many of the best papers are compared by where their words stand: it means reading them. */
export const comparedByPlace = 60;

/** What papers gain, as a factor of 1 and more. */
interface Gains {
  readonly isChinese: boolean;
  /** Those in the language of the query. */
  readonly ofSame: (found: Found) => number;
  readonly ofOther: (found: Found) => number;
}

/** Compares found papers by neighbouring words of a query, which they may have side by side. For one search: papers must not change. */
export class Nearness {
  readonly #index: PaperIndex;
  readonly #terms: TermTable | undefined;
  /** By query: several tiers are compared by the same. */
  readonly #known = new Map<string, Gains | undefined>();

  constructor(index: PaperIndex, terms: TermTable | undefined) {
    this.#index = index;
    this.#terms = terms;
  }

  /**
   * Raises papers that have such words side by side: of papers that lack a word, they are likelier meant. All are still there.
   * @param found best first
   * @param ofOther what the gain of a paper in the other language comes to; the gain itself unless given
   */
  raised(found: readonly Found[], text: string, ofOther = (gain: number) => gain): readonly Found[] {
    const gains = this.#gains(found, text, ofOther);
    return gains === undefined ? found : byGains(found, gains);
  }

  /** Only those that have such words side by side, raised by that; all where the query has no neighbouring words. */
  near(found: readonly Found[], text: string): readonly Found[] {
    const gains = this.#gains(found, text, (gain) => gain);
    return gains === undefined
      ? found
      : byGains(
          found.filter((_, at) => (gains[at] ?? 1) > 1),
          gains.filter((gain) => gain > 1),
        );
  }

  #gains(found: readonly Found[], text: string, ofOther: (gain: number) => number): readonly number[] | undefined {
    const gains = this.#known.has(text) ? this.#known.get(text) : this.#gainsOf(text);
    this.#known.set(text, gains);
    return gains === undefined
      ? undefined
      : found
          .slice(0, comparedByPlace)
          .map((each) =>
            this.#index.documents.isChinese(each.paper) === gains.isChinese
              ? gains.ofSame(each)
              : ofOther(gains.ofOther(each)),
          );
  }

  #gainsOf(text: string): Gains | undefined {
    const same = proximity(text);
    const other =
      this.#terms !== undefined && crossesLanguages(this.#index, text) ? crossProximity(text, this.#terms) : undefined;
    if (same === undefined && other === undefined) {
      return undefined;
    }
    const isChinese = scriptsOf(text).han;
    return {
      isChinese,
      ofSame: this.#gainOf(same, undefined),
      // English papers are asked for the English words alone, also those with a text in Chinese: to look for both takes longer than to read.
      ofOther: this.#gainOf(other, isChinese ? undefined : this.#terms),
    };
  }

  /** @param table by whose Chinese words papers may gain too */
  #gainOf(gain: Gain | undefined, table: TermTable | undefined): (found: Found) => number {
    if (gain === undefined) {
      return () => 1;
    }
    const counts = gain.neighbours.map((pair) => neighbourCounts(pair, this.#index, table));
    return ({ paper, isPartial }) =>
      gain.of(
        counts.map((count) => count(paper)),
        isPartial === true,
      );
  }
}

/** Found papers by their scores and what they gain; those without a gain keep theirs. */
function byGains(found: readonly Found[], gains: readonly number[]): readonly Found[] {
  return found.map((each, at) => ({ ...each, score: each.score * (gains[at] ?? 1) })).sort((a, b) => b.score - a.score);
}
