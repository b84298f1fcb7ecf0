import type * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import { settings } from '../host/settings';
import type { SharedServices } from '../host/shared-library/shared-papers';
import type { SearchRow } from './search-row';
import type * as sharedRows from './shared-rows';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'shared-library': typeof sharedRows;
  }
}

/** The rows of shared libraries, whose code is loaded with the first list while the setting names one. */
export class OnDemandSharedRows {
  readonly #services: SharedServices;
  readonly #rows: sharedRows.PaperRows;
  #shared: sharedRows.SharedRows | undefined;

  constructor(services: SharedServices, rows: sharedRows.PaperRows) {
    this.#services = services;
    this.#rows = rows;
  }

  /** As `SharedRows.open` does. */
  open(onDidChange: () => void): vscode.Disposable {
    let isOpen = true;
    let opened: vscode.Disposable | undefined;
    if (settings.sharedLibraries().length > 0) {
      this.#services.bundles.load('shared-library').then(
        ({ SharedRows }) => {
          this.#shared ??= new SharedRows(this.#services, this.#rows);
          // A list that is closed by now must not ask any more.
          if (isOpen) {
            opened = this.#shared.open(onDidChange);
            onDidChange();
          }
        },
        (error: unknown) => {
          this.#services.log.error(String(error));
        },
      );
    }
    return {
      dispose: () => {
        isOpen = false;
        opened?.dispose();
      },
    };
  }

  papers(query: string, part: LazyBundles['search']): SearchRow[] {
    return this.#shared?.papers(query, part) ?? [];
  }

  status(query: string): SearchRow[] {
    return this.#shared?.status(query) ?? [];
  }

  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    return this.#shared === undefined ? papers : this.#shared.keep(papers);
  }
}
