import * as vscode from 'vscode';
import { Sequencer } from '../../core/async/sequencer';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import type { SearchHit } from '../../core/search/engine';
import type { Overview } from '../../core/map/overview';
import type { TopicGroup } from '../../core/search/topics/topics';
import type { EngineClient } from '../../worker/client';
import type { ResultOf } from '../../worker/protocol';
import type { Engines } from '../workers/engines';
import { IndexSync, type IndexSyncServices } from './index-sync';
import type { LibraryLoader } from './library-loader';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import { onDidChangeTerms, settings } from '../settings';
import type { TermTableLoader } from './term-table';

export interface PaperHit {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Finds papers of a library; the index follows the library. */
export class LibrarySearch implements vscode.Disposable {
  readonly #library: Library;
  readonly #loader: LibraryLoader;
  readonly #cited: { readonly cited: ReadonlySet<string> };
  readonly #terms: TermTableLoader;
  readonly #bundles: BundleLoader;
  readonly #engine: EngineClient;
  readonly #feed: IndexSync;
  readonly #subscriptions: vscode.Disposable;
  #hasTerms = false;
  /** The engine answers one question at a time. */
  readonly #questions = new Sequencer();
  /** Resolves when the index of the last time answers and has answered what was asked by then: its few files would wait behind all the others. */
  readonly whenFirstAnswered: Promise<void>;

  constructor(
    feeding: IndexSyncServices,
    cited: { readonly cited: ReadonlySet<string> },
    terms: TermTableLoader,
    engines: Engines,
  ) {
    this.#library = feeding.library;
    this.#loader = feeding.loader;
    this.#cited = cited;
    this.#terms = terms;
    this.#bundles = feeding.bundles;
    this.#engine = engines.create(() => {
      this.#hasTerms = false;
      void this.#feed.tellAll();
    });
    this.#feed = new IndexSync(feeding, this.#engine);
    this.whenFirstAnswered = this.#feed.whenOpen.then(() => this.#questions.whenIdle());
    this.#subscriptions = vscode.Disposable.from(
      this.#feed,
      onDidChangeTerms(() => {
        this.#hasTerms = false;
      }),
    );
  }

  /** What the search is made of, for those that show what it found. */
  part(): Promise<LazyBundles['search']> {
    return this.#bundles.load('search');
  }

  /** Best first. Of questions that wait for their turn, those that are no longer wanted (`cancellation`) are left out. */
  search(query: string, limit: number, cancellation: vscode.CancellationToken): Promise<readonly PaperHit[]> {
    return this.#asked(
      () => this.#engine.call('search', { query, limit, ...this.#citedFor(query), withPapers: this.#feed.isRestored }),
      (answer) => this.#papersOf(answer.hits, answer.papers),
      cancellation,
    );
  }

  /** The same papers as the library has them (see `resolveFromLibrary`), without what of them matched: sooner than `search`. */
  async find(query: string, limit: number, cancellation: vscode.CancellationToken): Promise<readonly Paper[]> {
    const keys = await this.#asked(
      () => this.#engine.call('find', { query, limit, ...this.#citedFor(query) }),
      (answer) => answer.keys,
      cancellation,
    );
    // Not in turn: the library's reading may wait for that.
    return this.#read(keys);
  }

  /** Whether a query finds any paper; no if it is no longer wanted. */
  async finds(query: string, cancellation: vscode.CancellationToken): Promise<boolean> {
    const keys = await this.#asked(
      () => this.#engine.call('find', { query, limit: 1, ...this.#citedFor(query) }),
      (answer) => answer.keys,
      cancellation,
    );
    return keys.length > 0;
  }

  #asked<Answer extends { readonly needsTerms: boolean }, Found>(
    ask: () => Promise<Answer>,
    found: (answer: Answer) => Promise<readonly Found[]> | readonly Found[],
    cancellation: vscode.CancellationToken,
  ): Promise<readonly Found[]> {
    return this.#questions.run(async () => {
      const isOvertaken = () => cancellation.isCancellationRequested;
      if (isOvertaken()) {
        return [];
      }
      await this.#feed.whenOpen;
      await this.#feed.followPinyin();
      let answer = await ask();
      if (answer.needsTerms && !this.#hasTerms && !isOvertaken()) {
        await this.#loadTerms();
        answer = await ask();
      }
      return isOvertaken() ? [] : found(answer);
    });
  }

  /** Sending every key that is cited costs more than most searches. */
  #citedFor(query: string): { readonly cited?: ReadonlySet<string> } {
    return query.includes('cited:') ? { cited: this.#cited.cited } : {};
  }

  /** Papers like one, most alike first. */
  similar(paper: Paper, limit: number): Promise<readonly PaperHit[]> {
    return this.#questions.run(async () => {
      await this.#feed.whenOpen;
      await this.#loadTerms();
      return this.#papersOf(await this.#engine.call('similar', { key: paper.key, limit }));
    });
  }

  /** What a paper is about in words of the other language, see `subjectsInOtherLanguage`. */
  subjects(paper: Paper, limit: number): Promise<readonly string[]> {
    return this.#questions.run(async () => {
      await this.#feed.whenOpen;
      await this.#loadTerms();
      return this.#engine.call('subjects', { key: paper.key, limit, table: await this.#terms.loadTopicsText() });
    });
  }

  /** The papers of the library grouped by subject, by their keys; keys may stand there that the library has no more. */
  topics(): Promise<readonly TopicGroup[]> {
    return this.#grouped('topics');
  }

  /** What a map of the library is made of, by keys as well. */
  overview(): Promise<Overview> {
    return this.#grouped('overview');
  }

  async #grouped<Call extends 'topics' | 'overview'>(call: Call): Promise<ResultOf<Call>> {
    await this.#feed.whenInStep();
    const table = await this.#terms.loadTopicsText();
    await this.#questions.run(() => this.#loadTerms());
    // Not in turn: searches are answered while papers are grouped.
    return this.#engine.call(call, table);
  }

  /**
   * Papers as the library has them, for whoever is going to write their keys: a paper may have been found before the library
   * has read its source. Those that it turns out not to have are left out.
   */
  resolveFromLibrary(papers: readonly Paper[]): Promise<readonly Paper[]> {
    return this.#read(papers.map(({ key }) => key));
  }

  async #read(keys: readonly string[]): Promise<readonly Paper[]> {
    const papers = keys.map((key) => this.#library.get(key));
    if (papers.every((paper) => paper !== undefined)) {
      return papers;
    }
    await this.#loader.whenIdle();
    return keys.flatMap((key) => this.#library.get(key) ?? []);
  }

  /** Stores the index for the next start, now rather than when the library has been still for a while. */
  store(): Promise<void> {
    return this.#feed.store();
  }

  /** Which way the engine runs, see `Engines`. */
  get backend(): number {
    return this.#engine.backend;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#engine.close();
  }

  async #loadTerms(): Promise<void> {
    if (!this.#hasTerms) {
      this.#hasTerms = true;
      await this.#engine.call('useTerms', { table: await this.#terms.loadText(), own: settings.terms() });
    }
  }

  /** @param restored papers that were found and that the library may not have read yet; those whose files have changed are left out */
  async #papersOf(hits: readonly SearchHit[], restored: readonly Paper[] = []): Promise<readonly PaperHit[]> {
    const waiting = restored.filter(({ key }) => this.#library.get(key) === undefined);
    const isThere = await Promise.all(waiting.map((paper) => this.#feed.isThere(paper)));
    const there = new Map(waiting.filter((_, index) => isThere[index]).map((paper) => [paper.key, paper]));
    return hits.flatMap((hit) => {
      const paper = this.#library.get(hit.key) ?? there.get(hit.key);
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }
}
