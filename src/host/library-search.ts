import type { Cancellation, Disposable } from '../core/events';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import { SearchEngine, type SearchHit } from '../core/search/engine';

export interface FoundPaper {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Finds papers of a library; the index follows the library. */
export class LibrarySearch implements Disposable {
  readonly #library: Library;
  readonly #engine = new SearchEngine();
  readonly #subscription: Disposable;

  constructor(library: Library) {
    this.#library = library;
    this.#subscription = library.onDidChange(({ added, changed, removed }) => {
      this.#engine.update({
        removed: [...removed, ...changed].map(({ key }) => key),
        added: [...added, ...changed],
      });
    });
  }

  /** Best first. An answer that came too late (`cancellation`) is empty. */
  async search(query: string, limit: number, cancellation: Cancellation): Promise<readonly FoundPaper[]> {
    const hits = await Promise.resolve(this.#engine.search(query, { limit, cancellation }));
    return cancellation.isCancellationRequested
      ? []
      : hits.flatMap((hit) => {
          const paper = this.#library.get(hit.key);
          return paper === undefined ? [] : [{ paper, hit }];
        });
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
