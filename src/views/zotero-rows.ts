import * as vscode from 'vscode';
import type { ZoteroTrouble } from '../core/zotero/model';
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
    if (state?.phase === 'failed') {
      const { told, help, more } = troubleText(state.trouble, this.#services.isWeb === true);
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
    this.#papers ??= this.#services.bundles.load('zotero').then(({ ZoteroPapers }) => {
      this.#loaded = new ZoteroPapers(this.#services);
      return this.#loaded;
    });
    return this.#papers;
  }
}

interface Trouble {
  readonly told: string;
  /** What to do, short enough for a row. */
  readonly help: string;
  /** How, where that takes more words. */
  readonly more?: string;
}

/** What went wrong, and what to do about it. */
function troubleText(trouble: ZoteroTrouble, isWeb: boolean): Trouble {
  switch (trouble) {
    case 'off':
      return {
        told: vscode.l10n.t('Zotero does not let other programs read it.'),
        help: vscode.l10n.t('Allow other applications under Advanced in its settings, then choose this row.'),
        more: vscode.l10n.t(
          'In Zotero, open Settings, Advanced, and tick “Allow other applications on this computer to communicate with Zotero”.',
        ),
      };
    case 'too-old':
      return {
        told: vscode.l10n.t('This Zotero is too old to be read.'),
        help: vscode.l10n.t('Zotero 7 or later is needed.'),
      };
    case 'timed-out':
      return {
        told: vscode.l10n.t('Zotero has not answered in time.'),
        help: vscode.l10n.t('It may be busy. Choose this row to try again.'),
      };
    case 'malformed':
    case 'too-large':
    case 'failed':
      return {
        told: vscode.l10n.t('Zotero gave an answer that cannot be read.'),
        help: vscode.l10n.t('Another program may be listening on port {0}. Choose this row to try again.', 23119),
      };
    case 'unreachable':
      return { told: vscode.l10n.t('Zotero cannot be reached.'), ...unreachableHelp(isWeb) };
  }
}

/** What to do where nothing answers: it depends on where this code runs. */
function unreachableHelp(isWeb: boolean): Omit<Trouble, 'told'> {
  if (isWeb) {
    return {
      help: vscode.l10n.t('Programs of your computer cannot be read from the browser; use VS Code itself.'),
    };
  }
  const remote = vscode.env.remoteName;
  switch (remote) {
    case undefined:
      return { help: vscode.l10n.t('Start Zotero on this computer, and choose this row to try again.') };
    case 'ssh-remote':
      return {
        help: vscode.l10n.t('Forward its port over SSH; choose this row to read how, and to try again.'),
        more: vscode.l10n.t(
          'The folder is on another computer, and Zotero on yours. Add “RemoteForward 23119 127.0.0.1:23119” to the host in your SSH configuration, connect again, and start Zotero.',
        ),
      };
    case 'wsl':
      return {
        help: vscode.l10n.t('Let WSL share the network of Windows; choose this row to read how, and to try again.'),
        more: vscode.l10n.t(
          'The folder is in WSL, and Zotero on Windows. Set “networkingMode=mirrored” under [wsl2] in .wslconfig, run “wsl --shutdown”, and start Zotero.',
        ),
      };
    case 'dev-container':
    case 'attached-container':
      return {
        help: vscode.l10n.t('A container has its own network; choose this row to read more, and to try again.'),
        more: vscode.l10n.t(
          'The folder is open in a container, which cannot reach Zotero outside it. Open the folder outside the container, or give the container the network of its host.',
        ),
      };
    default:
      return {
        help: vscode.l10n.t('No Zotero answers where the folder is open; choose this row to read more.'),
        more: vscode.l10n.t(
          'The folder is open on {0}, where no Zotero answers. Start Zotero there, or open the folder on the computer on which Zotero runs.',
          remote,
        ),
      };
  }
}
