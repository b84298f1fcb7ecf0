import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import { sharedLibraryPlaces } from '../core/shared-library/place';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import { settings } from '../host/settings';
import type * as shared from '../host/shared-library/index';
import type { SharedServices, SharedState } from '../host/shared-library/shared-papers';
import { iconLabel, labelText } from '../host/shown-text';
import type { SearchRow } from './search-row';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'shared-library': typeof shared;
  }
}

/** What rows of a list are made of. */
interface Rows {
  paperRow(paper: Paper, words: readonly string[], part: LazyBundles['search']): SearchRow;
}

/** Rows of papers from shared libraries behind those of the library, which never wait for them. */
export class SharedRows {
  readonly #services: SharedServices;
  readonly #rows: Rows;
  #papers: Promise<shared.SharedPapers> | undefined;
  #loaded: shared.SharedPapers | undefined;

  constructor(services: SharedServices, rows: Rows) {
    this.#services = services;
    this.#rows = rows;
  }

  /** Asks shared libraries while a list is open. @param onDidChange called when there are other rows to show */
  open(onDidChange: () => void): vscode.Disposable {
    if (sharedLibraryPlaces(settings.sharedLibraries()).length === 0) {
      return { dispose: () => undefined };
    }
    let isOpen = true;
    let subscription: vscode.Disposable | undefined;
    this.#load().then(
      (papers) => {
        if (isOpen) {
          subscription = papers.onDidChange(onDidChange);
          onDidChange();
        }
      },
      (error: unknown) => {
        this.#services.log.error(String(error));
      },
    );
    return {
      dispose: () => {
        isOpen = false;
        subscription?.dispose();
        this.#loaded?.pause();
      },
    };
  }

  /** The papers found by now, each library's under a heading. */
  papers(query: string, part: LazyBundles['search']): SearchRow[] {
    return this.#states(query).flatMap(({ place, found }) =>
      found.length === 0
        ? []
        : [
            { label: labelText(place.name), kind: vscode.QuickPickItemKind.Separator },
            ...found.map((paper): SearchRow => {
              const row = this.#rows.paperRow(paper, [], part);
              return {
                ...row,
                description: [row.description ?? '', labelText(place.name)].filter((text) => text !== '').join(' · '),
                buttons: [],
              };
            }),
          ],
    );
  }

  /** Says what shared libraries are at, where that is not plain from what is shown. */
  status(query: string): SearchRow[] {
    const papers = this.#loaded;
    if (papers === undefined || sharedLibraryPlaces(settings.sharedLibraries()).length === 0) {
      return [];
    }
    const unagreed = papers.unagreed();
    const ask: SearchRow = {
      label: iconLabel('globe', vscode.l10n.t('Search {0} as well…', unagreed.map(({ name }) => name).join(', '))),
      detail: labelText(vscode.l10n.t('Choose this row to read where your query would be sent.')),
      run: () => papers.agree(),
      alwaysShow: true,
    };
    return [
      ...(unagreed.length === 0 ? [] : [ask]),
      ...this.#states(query).flatMap((state) => statusRow(state, () => papers.again()) ?? []),
    ];
  }

  /** Papers as the library has them, those of shared libraries once they are kept with its own; undefined where they cannot be. */
  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    return this.#loaded === undefined ? papers : this.#loaded.keep(papers);
  }

  #states(query: string): readonly SharedState[] {
    return this.#loaded?.states(query) ?? [];
  }

  #load(): Promise<shared.SharedPapers> {
    this.#papers ??= this.#services.bundles.load('shared-library').then(({ SharedPapers }) => {
      this.#loaded = new SharedPapers(this.#services);
      return this.#loaded;
    });
    return this.#papers;
  }
}

function statusRow({ place, phase, isPartial }: SharedState, again: () => void): SearchRow | undefined {
  const { name } = place;
  if (phase === 'asked') {
    return { label: iconLabel('loading~spin', vscode.l10n.t('{0} is being searched…', name)), alwaysShow: true };
  }
  if (phase === 'answered' && !isPartial) {
    return undefined;
  }
  const [told, help] = troubleText(phase === 'answered' ? 'partial' : phase, name);
  return {
    label: iconLabel('warning', told),
    detail: labelText(help),
    ...(phase === 'refused' ? { command: { id: 'literatureNotes.setSharedCredentials' } } : { run: again }),
    alwaysShow: true,
  };
}

/** What went wrong, and what to do about it. */
function troubleText(trouble: string, name: string): readonly [told: string, help: string] {
  const again = vscode.l10n.t('Choose this row to try again.');
  switch (trouble) {
    case 'unreachable':
      return [vscode.l10n.t('{0} cannot be reached.', name), again];
    case 'timed-out':
      return [vscode.l10n.t('{0} did not answer in time.', name), again];
    case 'busy':
      return [vscode.l10n.t('{0} has been asked too often; try again later.', name), again];
    case 'refused':
      return [
        vscode.l10n.t('{0} wants credentials, or other ones.', name),
        vscode.l10n.t('Choose this row to set them.'),
      ];
    case 'not-found':
      return [vscode.l10n.t('{0} has no such index.', name), vscode.l10n.t('“lit push” makes one.')];
    case 'insecure':
      return [
        vscode.l10n.t('{0} has credentials, which are sent over https only.', name),
        vscode.l10n.t('Write https:// in the setting {0}.', 'literatureNotes.sharedLibraries'),
      ];
    case 'partial':
      return [vscode.l10n.t('Parts of {0} did not answer; papers may be missing.', name), again];
    case 'failed':
      return [vscode.l10n.t('{0} has a fault of its own; try again later.', name), again];
    default:
      return [vscode.l10n.t('{0} gave an answer that cannot be read.', name), again];
  }
}
