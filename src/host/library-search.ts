import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { SearchEngine, SearchHit } from '../core/search/engine';
import type { CitedDocuments } from './cited-documents';
import type { PartLoader, Parts } from './parts';
import { onDidChangeTerms, settings } from './settings';
import type { TermTableLoader } from './term-table';

export interface FoundPaper {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Finds papers of a library. The engine is loaded and the index built once there are papers; it follows the library then. */
export class LibrarySearch implements vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitedDocuments;
  readonly #terms: TermTableLoader;
  readonly #parts: PartLoader;
  readonly #subscriptions: vscode.Disposable;
  #engine: SearchEngine | undefined;
  #opening: Promise<SearchEngine> | undefined;
  #hasTerms = false;
  #hasPinyin = false;

  constructor(library: Library, cited: CitedDocuments, terms: TermTableLoader, parts: PartLoader) {
    this.#library = library;
    this.#cited = cited;
    this.#terms = terms;
    this.#parts = parts;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(({ added, changed, removed }) => {
        this.#engine?.update({
          removed: [...removed, ...changed].map(({ key }) => key),
          added: [...added, ...changed],
        });
        void this.#open();
      }),
      onDidChangeTerms(() => { this.#hasTerms = false; }),
    );
  }

  /** What the search is made of, for those that show what it found. */
  part(): Promise<Parts['search']> {
    return this.#parts.load('search');
  }

  /** Best first. An answer that came too late (`cancellation`) is empty. */
  async search(query: string, limit: number, cancellation: vscode.CancellationToken): Promise<readonly FoundPaper[]> {
    const engine = await this.#open();
    await this.#followPinyin(engine);
    if (engine.wantsTerms(query)) {
      await this.#loadTerms(engine);
    }
    return cancellation.isCancellationRequested ? [] : this.#papersOf(engine.search(query, { limit, cancellation, cited: this.#cited.cited }));
  }

  /** Papers like one, most alike first. */
  async similar(paper: Paper, limit: number): Promise<readonly FoundPaper[]> {
    const engine = await this.#open();
    await this.#loadTerms(engine);
    return this.#papersOf(engine.similar(paper.key, { limit }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #open(): Promise<SearchEngine> {
    this.#opening ??= this.part().then(({ SearchEngine: Engine }) => {
      this.#engine = new Engine();
      this.#engine.update({ removed: [], added: this.#library.papers });
      return this.#engine;
    });
    return this.#opening;
  }

  async #loadTerms(engine: SearchEngine): Promise<void> {
    if (!this.#hasTerms) {
      this.#hasTerms = true;
      engine.useTerms(await this.#terms.load(settings.terms()));
    }
  }

  /** Brings the index in line with the setting; the romanizer is loaded at the first search that wants it. */
  async #followPinyin(engine: SearchEngine): Promise<void> {
    const wanted = settings.pinyin();
    if (wanted !== this.#hasPinyin) {
      this.#hasPinyin = wanted;
      const romanizer = wanted ? await this.#parts.load('romanizer') : undefined;
      engine.usePinyin(this.#hasPinyin ? romanizer?.romanize : undefined);
    }
  }

  #papersOf(hits: readonly SearchHit[]): readonly FoundPaper[] {
    return hits.flatMap((hit) => {
      const paper = this.#library.get(hit.key);
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }
}
