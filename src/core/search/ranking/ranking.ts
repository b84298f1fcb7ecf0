import { type CrossMatches, crossMatches, scriptsOf } from '../translation/cross-language';
import { besideOwn, ofEnglish } from './beside-own';
import { gainsOf } from '../translation/word-gains';
import { hanQueryTerms } from '../translation/han-terms';
import { kinOf } from '../translation/other-words';
import type { PaperIndex } from '../index/paper-index';
import { comparedByPlace, Nearness } from './nearness';
import { isSentence, maxPromising, mostTellingOf, sharesOf, type SlotsAndWords } from './sentences';
import { Scores, type Within } from '../index/scores';
import { type ResolvedTerm, TermScores, termsOf } from './term-scores';
import { type Found, ownBetween, Tiers } from './tiers';
import { resolve, type QueryTerm, queryTermsOf, type Tolerance } from '../query/query-terms';
import { inOtherWords } from '../query/synonyms';
import { stem } from '../text/stem';
import { crossesLanguages, needsTerms } from '../translation/needs-terms';
import type { TermTable } from '../translation/term-table';

/** With fewer hits than this, typos are tolerated, then missing words. */
const minHits = 5;
/** Where the query's own language has hits enough, the other needs at least this share of the query. */
const minCrossShare = 0.375;
/** Where papers answer the whole query, those that share less of it are left out if they are many: one common word of two is less. */
const minShare = 1 / 3;
/** Words of a sentence that are sought in the other language: more find the same papers, and take as much time each. */
const maxCrossWords = 24;
/** A share that is the whole but for rounding. */
const whole = 0.999;
/** What a synonym in the other language counts beside the query's own words. */
const synonymFactor = 0.9;
/** A paper of the other language stands between those that match whole if its words are as likely meant. */
const minWholeStrength = 0.3;

/** What papers must pass, which may take reading them; `undefined` where all do. */
export type Filter = ((number: number) => boolean) | undefined;

/** Ranks the papers of an index by what a query asks for. */
export class Ranking {
  readonly #index: PaperIndex;
  readonly #terms: TermTable | undefined;
  readonly #queryTerms: TermScores;
  readonly #nearness: Nearness;

  constructor(index: PaperIndex, terms: TermTable | undefined) {
    this.#index = index;
    this.#terms = terms;
    this.#queryTerms = new TermScores(index);
    this.#nearness = new Nearness(index, terms);
  }

  /** The tiers of a search, one below the other, and whether the first one was enough. */
  ranked(
    queryTerms: readonly QueryTerm[],
    text: string,
    passes: Filter,
    limit: number,
  ): { readonly found: readonly Found[]; readonly isExact: boolean } {
    const tiers = new Tiers();
    const across = this.#across(queryTerms, text);
    let exact = 0;
    // A tier may repeat papers of the one before.
    const most = limit + minHits;
    for (const tolerance of ['exact', 'similar'] as const) {
      if (tiers.size < minHits) {
        tiers.append(this.#matching(queryTerms, tolerance, text, most, passes));
      }
      if (tolerance === 'exact') {
        exact = tiers.size;
        this.#appendSynonymous(tiers, text, limit, most, passes);
      }
    }
    if (across !== undefined && tiers.size >= ownBetween) {
      tiers.interleave(this.#whole(across, text, passes));
    }
    if (tiers.size < limit) {
      tiers.append(this.#partial(queryTerms, text, tiers.size < minHits, across, passes, most));
    }
    if (tiers.size === 0 && this.#terms !== undefined && needsTerms(this.#index, text)) {
      tiers.append(this.#otherwise(text, this.#terms, passes, most));
    }
    return { found: tiers.found, isExact: exact >= Math.max(limit, minHits) };
  }

  /** The papers that have every word. */
  #matching(
    queryTerms: readonly QueryTerm[],
    tolerance: Tolerance,
    text: string,
    limit: number,
    passes: Filter,
  ): readonly Found[] {
    const resolved = queryTerms.map((queryTerm) => this.#resolve(queryTerm, tolerance));
    const scores = this.#queryTerms.matchingAll(resolved);
    return this.#nearness.raised(
      this.sorted(scores, termsOf(resolved), Math.max(limit, comparedByPlace), passes),
      text,
    );
  }

  /** Below the papers that have the query's words, those that have synonyms of them, where there is room. */
  #appendSynonymous(tiers: Tiers, text: string, limit: number, most: number, passes: Filter): void {
    for (const other of tiers.size < limit ? inOtherWords(text) : []) {
      const others = queryTermsOf(other, false, this.#index);
      tiers.append(this.#matching(others, 'exact', other, most, passes));
    }
  }

  /** The best papers that pass, at most `limit`; those that match equally well keep the order of the library. */
  sorted(scores: Scores, terms: ReadonlySet<string>, limit: number, passes?: Filter): Found[] {
    const least = passes === undefined ? scores.atRank(limit) : 0;
    const candidates = scores.papers
      .filter((paper) => scores.get(paper) >= least)
      .sort((a, b) => scores.get(b) - scores.get(a) || this.#index.documents.compare(a, b));
    const found: Found[] = [];
    for (let at = 0; at < candidates.length && found.length < limit; at++) {
      const paper = candidates[at] ?? 0;
      if (passes?.(paper) !== false) {
        found.push({ paper, score: scores.get(paper), terms });
      }
    }
    return found;
  }

  /** What papers in the other language answer. */
  #across(queryTerms: readonly QueryTerm[], text: string): CrossMatches | undefined {
    if (this.#terms === undefined || !crossesLanguages(this.#index, text)) {
      return undefined;
    }
    const table = this.#terms;
    const matchesOf = (each: string, typing: boolean | undefined): CrossMatches =>
      crossMatches(
        each,
        table,
        this.#index,
        (number) => this.#index.documents.isChinese(number),
        typing,
        maxCrossWords,
      );
    const found = matchesOf(text, queryTerms.at(-1)?.[0]?.typing);
    const synonymous = inOtherWords(text).map((other) => matchesOf(other, false));
    for (const { strength, coverage } of synonymous) {
      strength.papers.forEach((paper) => {
        found.strength.raise(paper, synonymFactor * strength.get(paper));
        found.coverage.raise(paper, synonymFactor * coverage.get(paper));
      });
    }
    return { ...found, terms: new Set([found, ...synonymous].flatMap(({ terms }) => [...terms])) };
  }

  /** Papers of the other language that answer all of the query, with its words side by side if it has several. */
  #whole({ strength, coverage, terms }: CrossMatches, text: string, passes: Filter): readonly Found[] {
    const matching = new Scores();
    for (const paper of strength.papers) {
      if (coverage.get(paper) >= whole && strength.get(paper) >= minWholeStrength) {
        matching.add(paper, strength.get(paper));
      }
    }
    return this.#nearness.near(this.sorted(matching, terms, comparedByPlace, passes), text);
  }

  /** Papers that lack a word of the query, or answer it in the other language, by the share of it that they answer. */
  #partial(
    queryTerms: readonly QueryTerm[],
    text: string,
    sameLanguage: boolean,
    across: CrossMatches | undefined,
    passes: Filter,
    limit: number,
  ): readonly Found[] {
    const resolveAll = (slots: readonly QueryTerm[]): readonly ResolvedTerm[] =>
      slots.map((queryTerm) => this.#resolve(queryTerm, 'similar'));
    const resolved = sameLanguage ? resolveAll(queryTerms) : [];
    const words =
      sameLanguage && this.#terms !== undefined && scriptsOf(text).han
        ? resolveAll(this.#wordSlots(queryTerms, text, this.#terms))
        : [];
    const sought: SlotsAndWords = { slots: resolved, words };
    const isChinese = scriptsOf(text).han;
    const own = across === undefined ? undefined : this.#index.documents.within(isChinese);
    const { strength, coverage } = sharesOf(
      sought,
      this.#queryTerms,
      isSentence(sought)
        ? this.#best(
            sharesOf(mostTellingOf(sought, this.#queryTerms), this.#queryTerms, own).strength,
            maxPromising,
            passes,
          )
        : own,
    );
    const terms = termsOf([...resolved, ...words]);
    if (across !== undefined) {
      const valueOf = besideOwn(across, isChinese);
      for (const paper of across.strength.papers) {
        if (sameLanguage || across.strength.get(paper) >= minCrossShare) {
          strength.raise(paper, valueOf(paper));
          coverage.raise(paper, across.coverage.get(paper));
        }
      }
      // What the others share of the query by its own words changes nothing but for the best of them, and is asked of these alone.
      if (sameLanguage) {
        const best = this.#best(across.strength, Math.max(limit, comparedByPlace), passes);
        const shared = sharesOf(sought, this.#queryTerms, best).coverage;
        for (const paper of shared.papers) {
          coverage.raise(paper, shared.get(paper));
        }
      }
      across.terms.forEach((term) => terms.add(term));
    }
    const isAnswered =
      !sameLanguage || strength.papers.some((paper) => coverage.get(paper) >= whole && passes?.(paper) !== false);
    const shares = (paper: number): boolean => coverage.get(paper) >= minShare;
    if (isAnswered && hasMany(strength.papers, minHits, (paper) => !shares(paper) && passes?.(paper) !== false)) {
      strength.keep(shares);
    }
    const found = this.sorted(strength, terms, Math.max(limit, comparedByPlace), passes).map((each) =>
      coverage.get(each.paper) < whole ? { ...each, isPartial: true } : each,
    );
    return this.#nearness.raised(found, text, isChinese ? ofEnglish : undefined).slice(0, limit);
  }

  /** The best papers that pass. */
  #best(scores: Scores, limit: number, passes: Filter): Within {
    const found = new Scores();
    this.sorted(scores, new Set(), limit, passes).forEach(({ paper }) => {
      found.add(paper, 1);
    });
    return found;
  }

  /** Papers that say otherwise what the query does, for where none has its words, nor their translations. */
  #otherwise(text: string, table: TermTable, passes: Filter, limit: number): readonly Found[] {
    const kin = kinOf(text, table);
    const { strength, terms } = crossMatches(kin.join(' '), table, this.#index, (number) =>
      this.#index.documents.isChinese(number),
    );
    const found = new Set(terms);
    for (const family of kin.map((stemmed) => this.#index.expansions.stemFamily(stemmed))) {
      const gains = gainsOf(family, this.#index);
      gains.papers.forEach((paper) => {
        strength.raise(paper, gains.get(paper) / kin.length);
      });
      family.forEach(({ term }) => found.add(term));
    }
    return this.sorted(strength, found, limit, passes);
  }

  /** The query's things, its Chinese words as the table divides them: they may stand apart in a paper, or be written otherwise. */
  #wordSlots(queryTerms: readonly QueryTerm[], text: string, table: TermTable): readonly QueryTerm[] {
    return queryTermsOf(text, queryTerms.at(-1)?.[0]?.typing === true, this.#index, (run) => hanQueryTerms(run, table));
  }

  #resolve(queryTerm: QueryTerm, tolerance: Tolerance): ResolvedTerm {
    return resolve(queryTerm, tolerance, this.#index, (term) => this.#terms?.hasStem(stem(term)) === true);
  }
}

/** Whether at least so many of the papers are such; no more are looked at than tell. */
function hasMany(papers: readonly number[], least: number, isSuch: (paper: number) => boolean): boolean {
  let count = 0;
  return papers.some((paper) => isSuch(paper) && ++count >= least);
}
