import type * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { FilterCompletion } from '../core/search/filter-completions';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import type { OnDemandSharedPapers } from '../host/shared-library/on-demand-shared-papers';
import type { SearchRow } from './search-row';
import type * as sharedRows from './shared-rows';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'shared-rows': typeof sharedRows;
  }
}

export interface SharedRowServices {
  readonly sharedPapers?: OnDemandSharedPapers;
  readonly bundles: BundleLoader;
  readonly log: vscode.LogOutputChannel;
}

/** The rows of shared libraries, whose code is loaded with the first list while the setting names one. */
export class OnDemandSharedRows {
  readonly #services: SharedRowServices;
  readonly #rows: sharedRows.PaperRows;
  #shared: sharedRows.SharedRows | undefined;

  constructor(services: SharedRowServices, rows: sharedRows.PaperRows) {
    this.#services = services;
    this.#rows = rows;
  }

  /** As `SharedRows.open` does. */
  open(onDidChange: () => void): vscode.Disposable {
    let isOpen = true;
    let opened: vscode.Disposable | undefined;
    void this.#load().then((shared) => {
      // A list that is closed by now must not ask any more.
      if (isOpen && shared !== undefined) {
        opened = shared.open(onDidChange);
        onDidChange();
      }
    });
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

  completions(query: string, own: readonly FilterCompletion[], part: LazyBundles['search']): SearchRow[] {
    return this.#shared?.completions(query, own, part) ?? [];
  }

  status(query: string): SearchRow[] {
    return this.#shared?.status(query) ?? [];
  }

  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    return this.#shared === undefined ? papers : this.#shared.keep(papers);
  }

  async #load(): Promise<sharedRows.SharedRows | undefined> {
    const { sharedPapers, bundles, log } = this.#services;
    const loaded = await sharedPapers?.load();
    if (loaded === undefined) {
      return undefined;
    }
    try {
      const { SharedRows } = await bundles.load('shared-rows');
      const { papers, part } = loaded;
      this.#shared ??= new SharedRows(papers, new part.SharedAsking(papers, { withValues: true }), this.#rows);
      return this.#shared;
    } catch (error) {
      log.error(String(error));
      return undefined;
    }
  }
}
