import type { Romanize } from '../library/base/romanize';
import type { Paper } from '../model/paper';
import { matchesOf } from './results/matches';
import { PaperIndex, type PackedIndex } from './index/paper-index';
import type { DocumentStore, StoredPapers } from './index/document-store';
import { parseQuery, type PaperTest } from './query/query';
import { type Filter, Ranking } from './ranking/ranking';
import type { Found } from './ranking/tiers';
import { Scores } from './index/scores';
import { queryTermsOf } from './query/query-terms';
import { similarPapers } from './ranking/similar';
import { papersMeaning } from './translation/other-words';
import { crossesLanguages, needsTerms } from './translation/needs-terms';
import type { TermTable } from './translation/term-table';
import { forgetRuns } from './text/tokenize';

export interface SearchHit {
  readonly key: string;
  /** Comparable within one search only. */
  readonly score: number;
  /** Field to the words that matched, as they stand in the text; a word of the other language among them. Empty unless asked for. */
  readonly matches: Readonly<Record<string, readonly string[]>>;
  /** Set where the paper answers only a part of the query; none in the query’s language stands before one that answers all of it. */
  readonly isPartial?: boolean;
}

export interface SearchOptions {
  /** 20 unless told. */
  readonly limit?: number;
  /** Keys that the user's documents cite, for `cited:`. */
  readonly cited?: ReadonlySet<string>;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** Whether the terms of the other language could change what was found: not where all of it has every word, and no paper is in the other. */
  readonly needsTerms: boolean;
}

export interface KeysAnswer extends Omit<SearchAnswer, 'hits'> {
  readonly keys: readonly string[];
}

const defaultLimit = 20;
/** After so many papers have been added, a search means that the adding is over. */
const maxAddedBeforeTidying = 1000;

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

  /** The keys of all papers. */
  keys(): string[] {
    const { documents } = this.#index;
    return [...documents.numbers()].flatMap((number) => documents.keyOf(number) ?? []);
  }

  /** The paper with this key. */
  paper(key: string): Paper | undefined {
    const number = this.#index.documents.numberOf(key);
    return number === undefined ? undefined : this.#index.documents.paper(number);
  }

  /** Notes where a paper stands now that says the same as before: papers that match equally well come in this order. */
  move(key: string, source: string, start: number): void {
    const number = this.#index.documents.numberOf(key);
    if (number !== undefined) {
      this.#index.documents.move(number, source, start);
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
  get documents(): DocumentStore {
    return this.#index.documents;
  }

  /** The terms that queries are translated by. */
  get terms(): TermTable | undefined {
    return this.#terms;
  }

  /** Lets queries find papers in the other language. Without a table they do not. */
  useTerms(terms: TermTable | undefined): void {
    this.#terms = terms;
    this.#index.forgetTranslations();
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
  needsTerms(query: string): boolean {
    const { text, unwanted } = parseQuery(query);
    return [text, ...unwanted].some((each) => needsTerms(this.#index, each));
  }

  /**
   * The papers that match, best first; the query language is that of `parseQuery`. Every word must match, the last one as a
   * prefix while nothing stands after it; with few hits, typos are tolerated below them, then missing words. Papers in the
   * other language that match whole stand in every third place, others among those that miss words, by how much of the query they
   * answer; where nothing is found, words with the same translations are sought. Papers that match equally well
   * keep the order of the library. Empty for a query without words or filters, and for one that was cancelled.
   */
  search(query: string, options: SearchOptions = {}): readonly SearchHit[] {
    return this.answer(query, options).hits;
  }

  /** The same, and whether the engine wants terms. */
  answer(query: string, options: SearchOptions = {}): SearchAnswer {
    return this.#searching(() => {
      const { found, needsTerms: wants } = this.#found(query, options);
      return { hits: this.#hits(found), needsTerms: wants };
    });
  }

  /** The keys alone of what the same query finds. It reads no paper for them, which are compressed: that would take longer than to find them. */
  find(query: string, options: SearchOptions = {}): KeysAnswer {
    return this.#searching(() => {
      const { found, needsTerms: wants } = this.#found(query, options);
      return { keys: found.flatMap(({ paper }) => this.#index.documents.keyOf(paper) ?? []), needsTerms: wants };
    });
  }

  #found(query: string, options: SearchOptions): { readonly found: readonly Found[]; readonly needsTerms: boolean } {
    const { limit = defaultLimit } = options;
    const { text, typing, tests, unwanted } = parseQuery(query);
    const passes = this.#filter(tests, options, this.#meaning(unwanted));
    const queryTerms = queryTermsOf(text, typing, this.#index);
    const ranking = new Ranking(this.#index, this.#terms);
    const { found, isExact } =
      queryTerms.length > 0
        ? ranking.ranked(queryTerms, text, passes, limit)
        : { found: tests.length > 0 ? this.#all(ranking, passes, limit) : [], isExact: true };
    return {
      found: found.slice(0, limit),
      needsTerms:
        (needsTerms(this.#index, text) && (!isExact || crossesLanguages(this.#index, text))) ||
        unwanted.some((each) => crossesLanguages(this.#index, each)),
    };
  }

  /** Papers like the one with this key, most alike first; none for an unknown key. */
  similar(key: string, options: Pick<SearchOptions, 'limit'> = {}): readonly SearchHit[] {
    return this.#searching(() => this.#similar(key, options));
  }

  #similar(key: string, options: Pick<SearchOptions, 'limit'>): readonly SearchHit[] {
    const { documents } = this.#index;
    const number = documents.numberOf(key);
    const paper = number === undefined ? undefined : documents.paper(number);
    if (paper === undefined) {
      return [];
    }
    const { scores, terms } = similarPapers(paper, this.#index, this.#terms, (other) => documents.isChinese(other));
    return this.#hits(new Ranking(this.#index, this.#terms).sorted(scores, terms, options.limit ?? defaultLimit));
  }

  #searching<T>(search: () => T): T {
    // The words of many papers are remembered for indexing only; they would take as much memory as the index.
    if (this.#addedSinceSearch >= maxAddedBeforeTidying) {
      this.#addedSinceSearch = 0;
      forgetRuns();
    }
    return Scores.during(search);
  }

  /** The papers that say in the other language what is unwanted. */
  #meaning(unwanted: readonly string[]): ReadonlySet<number> {
    const { documents } = this.#index;
    const terms = this.#terms;
    return new Set(
      unwanted.flatMap((text) =>
        terms === undefined || !crossesLanguages(this.#index, text)
          ? []
          : [...papersMeaning(text, terms, this.#index, (number) => documents.isChinese(number))],
      ),
    );
  }

  /** What papers must pass, `undefined` for a query without filters. Papers are read only where their terms do not tell, and once. */
  #filter(tests: readonly PaperTest[], context: SearchOptions, unwanted: ReadonlySet<number>): Filter {
    if (tests.length === 0) {
      return undefined;
    }
    const checks = tests.map(({ passes, unread }) => ({
      passes,
      without: unread?.without === true,
      holds: this.#index.holdsAll(unread?.terms ?? []),
    }));
    const known = new Map<number, boolean>();
    const decide = (number: number): boolean => {
      const open = checks.filter(({ holds }) => holds(number));
      if (unwanted.has(number) || checks.some((each) => !each.without && !open.includes(each))) {
        return false;
      }
      const paper = open.length === 0 ? undefined : this.#index.documents.paper(number);
      return open.length === 0 || (paper !== undefined && open.every(({ passes }) => passes(paper, context)));
    };
    return (number) => {
      const passes = known.get(number) ?? decide(number);
      known.set(number, passes);
      return passes;
    };
  }

  #all(ranking: Ranking, passes: Filter, limit: number): Found[] {
    const scores = new Scores();
    for (const number of this.#index.documents.numbers()) {
      scores.add(number, 1);
    }
    return ranking.sorted(scores, new Set(), limit, passes);
  }

  #hits(found: readonly Found[]): SearchHit[] {
    const { documents } = this.#index;
    const holders = new Map<Found['terms'], ReturnType<PaperIndex['holders']>>();
    return found.flatMap(({ paper: number, score, terms, isPartial }) => {
      const paper = documents.paper(number);
      const held = holders.get(terms) ?? this.#index.holders(terms);
      holders.set(terms, held);
      return paper === undefined
        ? []
        : [
            {
              key: paper.key,
              score,
              matches: matchesOf(paper, held(number)),
              ...(isPartial === undefined ? {} : { isPartial }),
            },
          ];
    });
  }
}
