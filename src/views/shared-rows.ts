import * as vscode from 'vscode';
import type { Paper } from '../core/model/paper';
import type { LazyBundles } from '../host/bundles/lazy-bundles';
import type { FilterCompletion } from '../core/search/filter-completions';
import type { SharedAsking } from '../host/shared-library/shared-asking';
import type { SharedPapers, SharedState } from '../host/shared-library/shared-papers';
import { iconLabel, labelText } from '../host/shown-text';
import type { SearchRow } from './search-row';

/** More values of filters hide the papers. */
const maxCompletions = 5;

/** What rows of a list are made of. */
export interface PaperRows {
  paperRow(paper: Paper, words: readonly string[], part: LazyBundles['search']): SearchRow;
}

/** Rows of papers from shared libraries behind those of the library, which never wait for them. */
export class SharedRows {
  readonly #rows: PaperRows;
  readonly #papers: SharedPapers;
  readonly #asking: SharedAsking;

  constructor(papers: SharedPapers, asking: SharedAsking, rows: PaperRows) {
    this.#papers = papers;
    this.#asking = asking;
    this.#rows = rows;
  }

  /** Asks shared libraries while a list is open. @param onDidChange called when there are other rows to show */
  open(onDidChange: () => void): vscode.Disposable {
    const subscription = this.#asking.onDidChange(onDidChange);
    return {
      dispose: () => {
        subscription.dispose();
        this.#asking.pause();
      },
    };
  }

  /** The papers found by now, each library's under a heading. */
  papers(query: string, part: LazyBundles['search']): SearchRow[] {
    return this.#asking.states(query).flatMap(({ place, found }) =>
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

  /** Rows that complete the filter that is being typed, of values that the library itself has not. @param own what it completes it to */
  completions(query: string, own: readonly FilterCompletion[], part: LazyBundles['search']): SearchRow[] {
    const rows = new Map<string, SearchRow>();
    const known = new Set(own.map(({ filter }) => filter.toLowerCase()));
    for (const { place, values } of this.#asking.states(query)) {
      for (const { filter, query: completion } of part.filterCompletions(query, { of: () => values })) {
        const name = filter.toLowerCase();
        if (!known.has(name) && !rows.has(name)) {
          const description = labelText(place.name);
          rows.set(name, { label: iconLabel('filter', filter), description, completion, alwaysShow: true });
        }
      }
    }
    return [...rows.values()].slice(0, Math.max(0, maxCompletions - own.length));
  }

  /** Says what shared libraries are at, where that is not plain from what is shown. */
  status(query: string): SearchRow[] {
    const unagreed = this.#papers.unagreed();
    const ask: SearchRow = {
      label: iconLabel('globe', vscode.l10n.t('Search {0} as well…', unagreed.map(({ name }) => name).join(', '))),
      detail: labelText(vscode.l10n.t('Choose this row to read where your query would be sent.')),
      run: async () => {
        await this.#papers.agree();
        this.#asking.again();
      },
      alwaysShow: true,
    };
    return [
      ...(unagreed.length === 0 ? [] : [ask]),
      ...this.#asking.states(query).flatMap(
        (state) =>
          statusRow(state, () => {
            this.#asking.again();
          }) ?? [],
      ),
    ];
  }

  /** Papers as the library has them, those of shared libraries once they are kept with its own; undefined where they cannot be. */
  keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    return this.#papers.keepOrTell(papers);
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
