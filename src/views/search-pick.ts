import * as vscode from 'vscode';
import { paperLabel } from '../core/library/base/label';
import type { Paper } from '../core/model/paper';
import { labelText } from '../host/shown-text';
import { PickTicks } from './pick-ticks';
import { rowsEqual } from './rows-equal';
import type { SearchRow } from './search-row';
import { loadingRow, type SearchQuestion, SearchRows, type SearchServices } from './search-rows';

export interface SearchPickOptions {
  /** Shown while nothing is typed: papers like this one. */
  readonly similarTo?: Paper;
  /** What is typed already when the list opens. */
  readonly query?: string;
  /** What the papers are chosen for. */
  readonly title?: string;
  /** Papers of Zotero are offered too, where the user's setting says so; they become the library's when they are chosen. */
  readonly withZotero?: boolean;
  /** The same with papers of shared libraries. */
  readonly withShared?: boolean;
  /** One paper is chosen, and none is ticked. */
  readonly isSingle?: boolean;
}

/** The pick list that searches the library as one types. */
export class SearchPick {
  readonly #services: SearchServices;
  readonly #rows: SearchRows;

  constructor(services: SearchServices) {
    this.#services = services;
    this.#rows = new SearchRows(services);
  }

  /** Lets the user choose; the ticked papers in the order of their ticks, else the one under the cursor; undefined on Escape. */
  async choose(options: SearchPickOptions = {}): Promise<readonly Paper[] | undefined> {
    const { library, loader } = this.#services;
    const { similarTo, isSingle = false, withZotero = false, withShared = false } = options;
    const pick = createPick(options);
    const ticks = new PickTicks<Paper>();
    let running = new vscode.CancellationTokenSource();
    /** The query that the rows are for. */
    let shown: string | undefined;
    /** Enter came before there were papers. */
    let isAccepted = false;
    let accept: () => Promise<void> = () => Promise.resolve();
    const replaceRows = async (): Promise<void> => {
      running.cancel();
      running = new vscode.CancellationTokenSource();
      const { token } = running;
      const query = pick.value;
      const rows = await this.#rowsAndTicked({ query, similarTo, token, withZotero, withShared }, ticks);
      if (token.isCancellationRequested) {
        return;
      }
      // Where the library has changed, the cursor stays where the user has moved it.
      const [active] = pick.activeItems;
      const isAnother = query !== shown;
      const moved = !isAnother && active !== firstRow(pick.items) ? active : undefined;
      shown = query;
      // Where rows are replaced, VS Code drops a tick that is being made.
      const isReplaced = !rowsEqual(pick.items, rows);
      if (isReplaced) {
        ticks.rowsReplaced();
        pick.items = rows;
        pick.selectedItems = rows.filter((row) => row.paper !== undefined && ticks.has(row.paper.key));
      }
      // With ticks VS Code makes no row active by itself, and Enter alone is to insert the best match.
      // Where nothing has changed, the cursor may be on its way to another row.
      if (isReplaced || isAnother) {
        const first = firstRow(pick.items);
        const next = moved === undefined ? first : (pick.items.find((row) => standsFor(row, moved)) ?? first);
        pick.activeItems = next === undefined ? [] : [next];
      }
      pick.busy = rows.some(({ isLoading }) => isLoading);
      if (isAccepted && !pick.busy) {
        void accept();
      }
    };
    let updating = Promise.resolve();
    const update = () => {
      updating = replaceRows();
    };
    /** Enter may be quicker than the search: it means what is typed, not what was shown for less of it. */
    const caughtUp = async (): Promise<void> => {
      for (let last; pick.busy && last !== updating;) {
        last = updating;
        await last.catch(() => undefined);
      }
    };
    const ask = (query: string) => {
      pick.value = query;
      pick.busy = true;
      update();
    };
    /** Whether the row does something else than choosing, which is done then. */
    const goOn = ({ completion, command, run }: SearchRow): boolean => {
      if (run !== undefined) {
        // It may ask something, and the list stays open behind that: VS Code hears of it a turn later, and of a dialog at once.
        pick.ignoreFocusOut = true;
        void nextTurn()
          .then(run)
          .finally(() => {
            pick.ignoreFocusOut = false;
            update();
          });
      } else if (completion !== undefined) {
        ask(completion);
      } else if (command !== undefined) {
        pick.hide();
        void vscode.commands.executeCommand(command.id, ...(command.argument === undefined ? [] : [command.argument]));
      }
      return run !== undefined || completion !== undefined || command !== undefined;
    };

    const subscriptions = [
      pick,
      library.onDidChange(update),
      loader.onDidChangeState(update),
      ...(withZotero ? [this.#rows.zotero.open(update)] : []),
      ...(withShared ? [this.#rows.shared.open(update)] : []),
      pick.onDidChangeValue(() => {
        isAccepted = false;
        pick.busy = true;
        update();
      }),
      pick.onDidChangeSelection((items) => {
        if (isSingle) {
          return;
        }
        const papers = new Map(items.flatMap(({ paper }) => (paper === undefined ? [] : [[paper.key, paper]])));
        const [other, ...more] = items.filter(({ paper }) => paper === undefined);
        // The box of the list ticks all rows at once, and means the papers.
        const isOne = more.length === 0 && papers.size === ticks.values.length;
        ticks.reported(papers);
        if (other !== undefined) {
          pick.selectedItems = items.filter(({ paper }) => paper !== undefined);
        }
        if (other !== undefined && isOne) {
          goOn(other);
        }
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        pick.hide();
        const { openCode, openPdf, note } = this.#rows;
        const names = new Map([
          [openCode, 'openCode'],
          [openPdf, 'openPdf'],
          [note, 'openNote'],
        ]);
        const name = names.get(button as vscode.QuickInputButton) ?? 'revealInSource';
        void vscode.commands.executeCommand(`literatureNotes.${name}`, item.paper?.key);
      }),
    ];
    try {
      pick.busy = true;
      pick.items = [loadingRow()];
      pick.show();
      update();
      return await new Promise((resolve) => {
        accept = async () => {
          await caughtUp();
          const [active] = pick.activeItems;
          isAccepted = ticks.values.length === 0 && active?.isLoading === true;
          const isMeant = active !== undefined && !(active.isMessage === true && ticks.values.length > 0);
          if (isAccepted || (isMeant && goOn(active))) {
            return;
          }
          const chosen = ticks.values.length > 0 ? ticks.values : pick.activeItems.flatMap(({ paper }) => paper ?? []);
          resolve(this.#inLibrary(chosen));
          pick.hide();
        };
        pick.onDidAccept(() => void accept());
        pick.onDidHide(() => {
          resolve(undefined);
        });
      });
    } finally {
      running.cancel();
      vscode.Disposable.from(...subscriptions).dispose();
    }
  }

  /** Papers as the library has them, those from elsewhere once they are kept with its own; undefined where they are not. */
  async #inLibrary(chosen: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    const ofZotero = await this.#rows.zotero.keep(chosen);
    const kept = ofZotero && (await this.#rows.shared.keep(ofZotero));
    return kept && this.#services.search.resolveFromLibrary(kept);
  }

  /** The rows for a query, and those that were ticked for another. */
  async #rowsAndTicked(question: SearchQuestion, ticks: PickTicks<Paper>): Promise<SearchRow[]> {
    const part = await this.#services.search.part();
    const rows = await this.#rows.rows(question);
    const found = new Set(rows.map(({ paper }) => paper?.key));
    const hidden = ticks.values.filter((paper) => !found.has(paper.key));
    return hidden.length === 0
      ? rows
      : [
          ...rows,
          { label: vscode.l10n.t('Already selected'), kind: vscode.QuickPickItemKind.Separator },
          ...hidden.map((paper) => this.#rows.paperRow(paper, [], part)),
        ];
  }
}

function createPick({
  similarTo,
  query = '',
  title,
  isSingle = false,
}: SearchPickOptions): vscode.QuickPick<SearchRow> {
  const pick = vscode.window.createQuickPick<SearchRow>();
  pick.title = labelText(
    title ??
      (similarTo === undefined
        ? vscode.l10n.t('Search and Insert Citation')
        : vscode.l10n.t('Similar to {0}', paperLabel(similarTo).label)),
  );
  pick.placeholder = isSingle
    ? vscode.l10n.t('English or Chinese words, filters such as has:code')
    : vscode.l10n.t('English or Chinese words, filters such as has:code; ↓ and Space tick papers');
  pick.value = query;
  pick.canSelectMany = !isSingle;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // Untyped, but the only way to keep the order of the search and the highlights.
  (pick as unknown as { sortByLabel: boolean }).sortByLabel = false;
  return pick;
}

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 0);
  });

function firstRow(rows: readonly SearchRow[]): SearchRow | undefined {
  return rows.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
}

function standsFor(row: SearchRow, other: SearchRow): boolean {
  return other.paper !== undefined
    ? row.paper?.key === other.paper.key
    : row.label === other.label && row.paper === undefined;
}
