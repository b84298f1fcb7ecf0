import * as vscode from 'vscode';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import { showInformation } from '../host/notify';
import { settings } from '../host/settings';
import { iconLabel, labelText } from '../host/shown-text';
import type * as zotero from '../host/zotero/index';
import type { ZoteroAnswer, ZoteroServices } from '../host/zotero/zotero-papers';
import type { Paper } from '../core/model/paper';
import type { SearchRow } from './search-row';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly zotero: typeof zotero;
  }
}

/** What rows of a list are made of. */
interface Rows {
  paperRow(paper: Paper, words: readonly string[], part: LazyBundles['search']): SearchRow;
}

/** Rows of papers from Zotero beside those of the library, where the user's setting says so. */
export class ZoteroRows {
  readonly #services: ZoteroServices;
  readonly #rows: Rows;
  #papers: Promise<zotero.ZoteroPapers> | undefined;
  #loaded: zotero.ZoteroPapers | undefined;
  #textOf: typeof zotero.zoteroTroubleText | undefined;
  /** Its code cannot be loaded. */
  #isBroken = false;

  constructor(services: ZoteroServices, rows: Rows) {
    this.#services = services;
    this.#rows = rows;
  }

  /** Reads Zotero while a list is open. @param onDidChange called when there are other rows to show */
  open(onDidChange: () => void): vscode.Disposable {
    if (!settings.zotero()) {
      return { dispose: () => undefined };
    }
    let isOpen = true;
    let subscription: vscode.Disposable | undefined;
    this.#load().then(
      (papers) => {
        if (isOpen) {
          subscription = papers.onDidChange(onDidChange);
          papers.read();
          onDidChange();
        }
      },
      (error: unknown) => {
        this.#services.log.error(String(error));
        this.#isBroken = true;
        onDidChange();
      },
    );
    return {
      dispose: () => {
        isOpen = false;
        subscription?.dispose();
        void this.#loaded?.pause();
      },
    };
  }

  /** What Zotero has for a query, as far as that is known; undefined where it is not to be asked. */
  answer(query: string): ZoteroAnswer | 'pending' | undefined {
    if (!settings.zotero() || this.#isBroken) {
      return undefined;
    }
    return this.#loaded?.answer(query) ?? 'pending';
  }

  /** The rows of an answer that go below those of the library, under a heading. */
  below(answer: ZoteroAnswer, part: LazyBundles['search']): SearchRow[] {
    const rows = answer.found.map(({ paper, group }): SearchRow => {
      const row = this.#rows.paperRow(paper, [], part);
      const origin = group === '' ? 'Zotero' : `Zotero: ${group}`;
      return {
        ...row,
        description: [row.description ?? '', labelText(origin)].filter((text) => text !== '').join(' · '),
        buttons: [],
      };
    });
    return rows.length === 0
      ? []
      : [{ label: vscode.l10n.t('Zotero'), kind: vscode.QuickPickItemKind.Separator }, ...rows];
  }

  /** Rows that complete a filter by collection. */
  completions(query: string): SearchRow[] {
    return (this.#loaded?.completions(query) ?? []).map(({ filter, example, query: completion }) => ({
      label: iconLabel('filter', filter),
      description: labelText(
        example === undefined ? vscode.l10n.t('collection in Zotero') : vscode.l10n.t('filter, such as {0}', example),
      ),
      completion,
      alwaysShow: true,
    }));
  }

  /** Says what Zotero is at, where that is not plain from what is shown. */
  status(): SearchRow[] {
    const state = this.#loaded?.state;
    if (state?.phase === 'reading') {
      return state.waiting === 0
        ? []
        : [
            {
              label: iconLabel('loading~spin', vscode.l10n.t('Zotero: {0} more items are being read…', state.waiting)),
              alwaysShow: true,
            },
          ];
    }
    if (state?.phase === 'failed' && this.#textOf !== undefined) {
      const { told, help, more } = this.#textOf(state.trouble, this.#services.isWeb === true);
      return [
        {
          label: iconLabel('warning', told),
          detail: labelText(help),
          run: () => {
            this.#loaded?.read();
            void (more === undefined ? undefined : showInformation(more));
          },
          alwaysShow: true,
        },
      ];
    }
    return state?.phase === 'ready' && state.isFull
      ? [
          {
            label: iconLabel('info', vscode.l10n.t('Zotero has more items than are searched here.')),
            alwaysShow: true,
          },
        ]
      : [];
  }

  /** Papers as the library has them, those of Zotero once they are kept with its own; undefined where they cannot be. */
  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    return this.#loaded === undefined ? papers : this.#loaded.keep(papers);
  }

  #load(): Promise<zotero.ZoteroPapers> {
    this.#papers ??= this.#services.bundles.load('zotero').then(({ ZoteroPapers, zoteroTroubleText }) => {
      this.#textOf = zoteroTroubleText;
      this.#loaded = new ZoteroPapers(this.#services);
      return this.#loaded;
    });
    return this.#papers;
  }
}
