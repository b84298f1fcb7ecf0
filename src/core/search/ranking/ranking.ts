import { crossMatches, scriptsOf } from '../translation/cross-language';
import { hanQueryTerms } from '../translation/han-terms';
import type { PaperIndex } from '../index/paper-index';
import { crossProximity, type Gain, proximity } from './proximity';
import type { Scores } from '../index/scores';
import { type ResolvedTerm, TermScores, termsOf } from './term-scores';
import { resolve, type QueryTerm, queryTermsOf, type Tolerance } from '../query/query-terms';
import { stem } from '../text/stem';
import type { TermTable } from '../translation/term-table';

/** With fewer hits than this, typos are tolerated, then missing words. */
const minHits = 5;
/** A paper in the other language ranks below one in the query's that answers as much of it: English ones, and Chinese ones by the share that they answer for sure. */
const englishFactor = 0.55;
const chineseFactor = 1;
/** Where the query's own language has hits enough, the other needs at least this share of the query. */
const minCrossShare = 0.375;
/** As many of the best papers are compared by where their words stand: it means reading them. */
const comparedByPlace = 20;

export interface Found {
  readonly paper: number;
  readonly score: number;
  /** Terms that may have matched. */
  readonly terms: Iterable<string>;
}

/** Whether the term table could find more: in the other language, or Chinese words that are written otherwise. */
export function needsTerms({ documents, documentCount }: PaperIndex, text: string): boolean {
  const { han, latin } = scriptsOf(text);
  return han ? documentCount > 0 : latin && documents.chineseCount > 0;
}

/** Ranks the papers of an index by what a query asks for. */
export class Ranking {
  readonly #index: PaperIndex;
  readonly #terms: TermTable | undefined;
  readonly #queryTerms: TermScores;

  constructor(index: PaperIndex, terms: TermTable | undefined) {
    this.#index = index;
    this.#terms = terms;
    this.#queryTerms = new TermScores(index);
  }

  /** The tiers of a search, one below the other, and whether the first one was enough. */
  ranked(
    queryTerms: readonly QueryTerm[],
    text: string,
    passes: (number: number) => boolean,
    limit: number,
  ): { readonly found: readonly Found[]; readonly isExact: boolean } {
    const tiers = new Tiers();
    let exact = 0;
    // A tier may repeat papers of the one before.
    const most = limit + minHits;
    for (const tolerance of ['exact', 'similar'] as const) {
      if (tiers.size < minHits) {
        const resolved = queryTerms.map((queryTerm) => this.#resolve(queryTerm, tolerance));
        const scores = this.#queryTerms.matchingAll(resolved);
        scores.keep(passes);
        tiers.append(this.sorted(scores, termsOf(resolved), most));
        exact = tolerance === 'exact' ? tiers.size : exact;
      }
    }
    if (tiers.size < limit) {
      tiers.append(this.#partial(queryTerms, text, tiers.size < minHits, passes, most));
    }
    return { found: tiers.found, isExact: exact >= Math.max(limit, minHits) };
  }

  /** The best papers, at most `limit`; those that match equally well keep the order of the library. */
  sorted(scores: Scores, terms: ReadonlySet<string>, limit: number): Found[] {
    const least = scores.atRank(limit);
    return scores.papers
      .filter((paper) => scores.get(paper) >= least)
      .map((paper) => ({ paper, score: scores.get(paper), terms }))
      .sort((a, b) => b.score - a.score || this.#index.documents.compare(a.paper, b.paper))
      .slice(0, limit);
  }

  /** Papers that lack a word of the query, or answer it in the other language, by the share of it that they answer. */
  #partial(
    queryTerms: readonly QueryTerm[],
    text: string,
    sameLanguage: boolean,
    passes: (number: number) => boolean,
    limit: number,
  ): readonly Found[] {
    const resolved = sameLanguage ? queryTerms.map((queryTerm) => this.#resolve(queryTerm, 'similar')) : [];
    const strength = this.#queryTerms.matchingSome(resolved);
    const terms = termsOf(resolved);
    if (sameLanguage && this.#terms !== undefined && scriptsOf(text).han) {
      const words = this.#wordSlots(queryTerms, text, this.#terms).map((queryTerm) =>
        this.#resolve(queryTerm, 'similar'),
      );
      strength.blend(this.#queryTerms.matchingWords(words));
      termsOf(words).forEach((term) => terms.add(term));
    }
    if (this.#terms !== undefined && needsTerms(this.#index, text)) {
      const chinese = scriptsOf(text).han;
      const factor = chinese ? englishFactor : chineseFactor;
      strength.keep((number) => this.#index.documents.isChinese(number) === chinese);
      const cross = crossMatches(
        text,
        this.#terms,
        this.#index,
        (number) => this.#index.documents.isChinese(number),
        queryTerms.at(-1)?.[0]?.typing,
      );
      for (const paper of cross.strength.papers) {
        const share = cross.strength.get(paper);
        if (sameLanguage || share >= minCrossShare) {
          strength.raise(paper, factor * share * (chinese ? 1 : Math.sqrt(cross.coverage.get(paper))));
        }
      }
      cross.terms.forEach((term) => terms.add(term));
    }
    strength.keep(passes);
    return this.#nearest(this.sorted(strength, terms, Math.max(limit, comparedByPlace)), text).slice(0, limit);
  }

  /** Raises papers that have neighbouring words of the query side by side: of papers that lack a word, they are likelier meant. */
  #nearest(found: readonly Found[], text: string): readonly Found[] {
    const same = proximity(text);
    const other =
      this.#terms !== undefined && needsTerms(this.#index, text) ? crossProximity(text, this.#terms) : undefined;
    if (same === undefined && other === undefined) {
      return found;
    }
    const chinese = scriptsOf(text).han;
    return found
      .map((each, at) => {
        const gain =
          at >= comparedByPlace ? undefined : this.#index.documents.isChinese(each.paper) === chinese ? same : other;
        return { ...each, score: each.score * this.#gainOf(each.paper, gain) };
      })
      .sort((a, b) => b.score - a.score);
  }

  #gainOf(number: number, gain: Gain | undefined): number {
    const paper = gain === undefined ? undefined : this.#index.documents.paper(number);
    return paper === undefined ? 1 : (gain?.(paper) ?? 1);
  }

  /** The query's things, its Chinese words as the table divides them: they may stand apart in a paper, or be written otherwise. */
  #wordSlots(queryTerms: readonly QueryTerm[], text: string, table: TermTable): readonly QueryTerm[] {
    return queryTermsOf(text, queryTerms.at(-1)?.[0]?.typing === true, this.#index, (run) => hanQueryTerms(run, table));
  }

  #resolve(queryTerm: QueryTerm, tolerance: Tolerance): ResolvedTerm {
    return resolve(queryTerm, tolerance, this.#index, (term) => this.#terms?.hasStem(stem(term)) === true);
  }
}

/** Tiers of results: a later tier's scores are scaled to stay below the earlier ones'. */
class Tiers {
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
