import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import { SearchEngine, type SearchHit } from '../core/search/engine';
import type { CitedDocuments } from './cited-documents';
import type { PartLoader } from './parts';
import { onDidChangeTerms, settings } from './settings';
import type { TermTableLoader } from './term-table';

export interface FoundPaper {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Finds papers of a library; the index follows the library. */
export class LibrarySearch implements vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitedDocuments;
  readonly #terms: TermTableLoader;
  readonly #parts: PartLoader;
  readonly #engine = new SearchEngine();
  readonly #subscriptions: vscode.Disposable;
  #hasTerms = false;
  #hasPinyin = false;

  constructor(library: Library, cited: CitedDocuments, terms: TermTableLoader, parts: PartLoader) {
    this.#library = library;
    this.#cited = cited;
    this.#terms = terms;
    this.#parts = parts;
    this.#subscriptions = vscode.Disposable.from(
      library.onDidChange(({ added, changed, removed }) => {
        this.#engine.update({
          removed: [...removed, ...changed].map(({ key }) => key),
          added: [...added, ...changed],
        });
      }),
      onDidChangeTerms(() => { this.#hasTerms = false; }),
    );
  }

  /** Best first. An answer that came too late (`cancellation`) is empty. */
  async search(query: string, limit: number, cancellation: vscode.CancellationToken): Promise<readonly FoundPaper[]> {
    await this.#followPinyin();
    if (this.#engine.wantsTerms(query)) {
      await this.#loadTerms();
    }
    return cancellation.isCancellationRequested ? [] : this.#papersOf(this.#engine.search(query, { limit, cancellation, cited: this.#cited.cited }));
  }

  /** Papers like one, most alike first. */
  async similar(paper: Paper, limit: number): Promise<readonly FoundPaper[]> {
    await this.#loadTerms();
    return this.#papersOf(this.#engine.similar(paper.key, { limit }));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #loadTerms(): Promise<void> {
    if (!this.#hasTerms) {
      this.#hasTerms = true;
      this.#engine.useTerms(await this.#terms.load(settings.terms()));
    }
  }

  /** Brings the index in line with the setting; the romanizer is loaded at the first search that wants it. */
  async #followPinyin(): Promise<void> {
    const wanted = settings.pinyin();
    if (wanted !== this.#hasPinyin) {
      this.#hasPinyin = wanted;
      const romanizer = wanted ? await this.#parts.load('romanizer') : undefined;
      this.#engine.usePinyin(this.#hasPinyin ? romanizer?.romanize : undefined);
    }
  }

  #papersOf(hits: readonly SearchHit[]): readonly FoundPaper[] {
    return hits.flatMap((hit) => {
      const paper = this.#library.get(hit.key);
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }
}
