import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { SearchHit } from '../core/search/engine';
import type { EngineClient } from '../engine/client';
import type { ResultOf } from '../engine/protocol';
import type { CitationIndex } from './citation-index';
import type { Engines } from './engines';
import { GivingWay } from './giving-way';
import type { PartLoader, Parts } from './parts';
import { onDidChangeTerms, settings } from './settings';
import type { TermTableLoader } from './term-table';

export interface FoundPaper {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Papers that are sent to an engine at once when it has to learn the whole library. */
const papersAtOnce = 100;

/** Finds papers of a library; the index follows the library. */
export class LibrarySearch implements vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  readonly #terms: TermTableLoader;
  readonly #parts: PartLoader;
  readonly #engine: EngineClient;
  readonly #subscriptions: vscode.Disposable;
  #hasTerms = false;
  #hasPinyin = false;
  /** Ends when the engine is free for the next question. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(library: Library, cited: CitationIndex, terms: TermTableLoader, parts: PartLoader, engines: Engines) {
    this.#library = library;
    this.#cited = cited;
    this.#terms = terms;
    this.#parts = parts;
    this.#engine = engines.create(() => void this.#tellAll());
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(({ added, changed, removed }) => {
        this.#tell([...removed, ...changed].map(({ key }) => key), [...added, ...changed]);
      }),
      onDidChangeTerms(() => { this.#hasTerms = false; }),
    );
  }

  /** What the search is made of, for those that show what it found. */
  part(): Promise<Parts['search']> {
    return this.#parts.load('search');
  }

  /** Best first. Of questions that wait for their turn, those that are no longer wanted (`cancellation`) are left out. */
  search(query: string, limit: number, cancellation: vscode.CancellationToken): Promise<readonly FoundPaper[]> {
    return this.#inTurn(async () => {
      const isOvertaken = () => cancellation.isCancellationRequested;
      if (isOvertaken()) {
        return [];
      }
      await this.#followPinyin();
      const ask = (): Promise<ResultOf<'search'>> => this.#engine.call('search', { query, limit, cited: this.#cited.cited });
      let answer = await ask();
      if (answer.wantsTerms && !this.#hasTerms && !isOvertaken()) {
        await this.#loadTerms();
        answer = await ask();
      }
      return isOvertaken() ? [] : this.#papersOf(answer.hits);
    });
  }

  /** Papers like one, most alike first. */
  similar(paper: Paper, limit: number): Promise<readonly FoundPaper[]> {
    return this.#inTurn(async () => {
      await this.#loadTerms();
      return this.#papersOf(await this.#engine.call('similar', { key: paper.key, limit }));
    });
  }

  /** Which way the engine runs, see `Engines`. */
  get way(): number {
    return this.#engine.way;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#engine.close();
  }

  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const answer = this.#turn.then(ask);
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  #tell(removed: readonly string[], added: readonly Paper[]): void {
    // A failure is logged by the engines, and the question that follows fails too.
    this.#engine.call('update', { removed, added }).catch(() => undefined);
  }

  /** Tells a new engine of all papers; those that change meanwhile are told of besides. */
  async #tellAll(): Promise<void> {
    this.#hasTerms = false;
    this.#hasPinyin = false;
    const way = new GivingWay();
    const keys = this.#library.papers.map(({ key }) => key);
    for (let first = 0; first < keys.length; first += papersAtOnce) {
      const papers = keys.slice(first, first + papersAtOnce).flatMap((key) => this.#library.get(key) ?? []);
      this.#tell([], [...new Set(papers)]);
      await way.pause();
    }
  }

  async #loadTerms(): Promise<void> {
    if (!this.#hasTerms) {
      this.#hasTerms = true;
      await this.#engine.call('useTerms', { table: await this.#terms.loadText(), own: settings.terms() });
    }
  }

  /** Brings the index in line with the setting; the romanizer is loaded at the first search that wants it. */
  async #followPinyin(): Promise<void> {
    const wanted = settings.pinyin();
    if (wanted !== this.#hasPinyin) {
      this.#hasPinyin = wanted;
      await this.#engine.call('usePinyin', wanted ? await this.#parts.code('romanizer') : undefined);
    }
  }

  #papersOf(hits: readonly SearchHit[]): readonly FoundPaper[] {
    return hits.flatMap((hit) => {
      const paper = this.#library.get(hit.key);
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }
}
