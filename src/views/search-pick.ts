import * as vscode from 'vscode';
import { repositoriesOf } from '../core/library/grouping';
import { labelOf } from '../core/library/label';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model';
import type { FilterCompletion, FilterValues } from '../core/search/filter-completions';
import type { CitationIndex } from '../host/citations/citation-index';
import type { FoundPaper, LibrarySearch } from '../host/library/library-search';
import type { Parts } from '../host/engine/parts';
import type { RecentPapers } from '../host/library/recent-papers';
import { iconLabel, labelText } from '../host/shown-text';
import { PickTicks } from './pick-ticks';
import { sameRows } from './same-rows';

/** More rows than anyone reads make the list slow. */
const maxRows = 100;
/** What fits in a row of the pick. */
const snippetLength = 95;

interface PaperItem extends vscode.QuickPickItem {
  readonly paper?: Paper;
  /** The query that this row completes the typed one to. */
  readonly completion?: string;
}

export interface SearchPickOptions {
  /** Shown while nothing is typed: papers like this one. */
  readonly similarTo?: Paper;
  /** What is typed already when the list opens. */
  readonly query?: string;
}

/** The pick list that searches the library as one types. */
export class SearchPick {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  readonly #search: LibrarySearch;
  readonly #recent: RecentPapers;
  /** The values of filters in the library as it was then. */
  #values: { readonly papers: readonly Paper[]; readonly filters: FilterValues } | undefined;
  readonly #openCode: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('repo'), tooltip: vscode.l10n.t('Open Code Repository') };
  readonly #reveal: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('go-to-file'), tooltip: vscode.l10n.t('Reveal in Source') };

  constructor(library: Library, cited: CitationIndex, search: LibrarySearch, recent: RecentPapers) {
    this.#library = library;
    this.#cited = cited;
    this.#search = search;
    this.#recent = recent;
  }

  /** Lets the user choose; the ticked papers in the order of their ticks, else the one under the cursor; undefined on Escape. */
  async choose({ similarTo, query = '' }: SearchPickOptions = {}): Promise<readonly Paper[] | undefined> {
    const pick = vscode.window.createQuickPick<PaperItem>();
    const ticks = new PickTicks<Paper>();
    let running = new vscode.CancellationTokenSource();
    pick.title = similarTo === undefined ? vscode.l10n.t('Search and Insert Citation') : labelText(vscode.l10n.t('Similar to {0}', labelOf(similarTo).label));
    pick.placeholder = vscode.l10n.t('Words of the paper, in English or Chinese');
    pick.value = query;
    pick.canSelectMany = true;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    // Untyped, but the only way to keep the order of the search and the highlights.
    (pick as unknown as { sortByLabel: boolean }).sortByLabel = false;

    /** The query that the rows are for. */
    let shown: string | undefined;
    const replaceRows = async (): Promise<void> => {
      running.cancel();
      running = new vscode.CancellationTokenSource();
      const { token } = running;
      const query = pick.value;
      const rows = await this.#rows(query, similarTo, ticks, token);
      if (token.isCancellationRequested) {
        return;
      }
      // Where the library has changed, the cursor stays where the user has moved it.
      const [active] = pick.activeItems;
      const moved = query === shown && active !== pick.items[0] ? active?.paper?.key : undefined;
      shown = query;
      // Where rows are replaced, VS Code drops a tick that is being made.
      if (!sameRows(pick.items, rows)) {
        ticks.rowsReplaced();
        pick.items = rows;
        pick.selectedItems = rows.filter((row) => row.paper !== undefined && ticks.has(row.paper.key));
      }
      // With ticks VS Code makes no row active by itself, and Enter alone is to insert the best match.
      const [first] = pick.items;
      const next = moved === undefined ? first : (pick.items.find(({ paper }) => paper?.key === moved) ?? first);
      pick.activeItems = next === undefined ? [] : [next];
      pick.busy = false;
    };
    let updating = Promise.resolve();
    const update = () => {
      updating = replaceRows();
    };
    /** Enter may be quicker than the search: it means what is typed, not what was shown for less of it. */
    const caughtUp = async (): Promise<void> => {
      for (let last; pick.busy && last !== updating; ) {
        last = updating;
        await last.catch(() => undefined);
      }
    };

    const subscriptions = [
      pick,
      this.#library.onDidChange(update),
      pick.onDidChangeValue(() => {
        pick.busy = true;
        update();
      }),
      pick.onDidChangeSelection((items) => {
        const completion = items.find((item) => item.completion !== undefined)?.completion;
        if (completion !== undefined) {
          pick.value = completion;
          update();
        }
        ticks.reported(new Map(items.flatMap(({ paper }) => (paper === undefined ? [] : [[paper.key, paper]]))));
      }),
      pick.onDidTriggerItemButton(({ item, button }) => {
        pick.hide();
        const command = button === this.#openCode ? 'literatureNotes.openCode' : 'literatureNotes.revealInSource';
        void vscode.commands.executeCommand(command, item.paper?.key);
      }),
    ];
    try {
      pick.busy = true;
      pick.show();
      update();
      return await new Promise((resolve) => {
        const accept = async (): Promise<void> => {
          await caughtUp();
          const completion = pick.activeItems[0]?.completion;
          if (completion !== undefined) {
            pick.value = completion;
            update();
            return;
          }
          const active = pick.activeItems.flatMap(({ paper }) => paper ?? []);
          resolve(this.#search.asRead(ticks.values.length > 0 ? ticks.values : active));
          pick.hide();
        };
        pick.onDidAccept(() => void accept());
        pick.onDidHide(() => { resolve(undefined); });
      });
    } finally {
      running.cancel();
      vscode.Disposable.from(...subscriptions).dispose();
    }
  }

  async #rows(query: string, similarTo: Paper | undefined, ticks: PickTicks<Paper>, token: vscode.CancellationToken): Promise<PaperItem[]> {
    const part = await this.#search.part();
    const rows =
      query.trim() !== ''
        ? await this.#asked(query, part, token)
        : similarTo !== undefined
          ? (await this.#search.similar(similarTo, maxRows)).map((found) => this.#foundRow(found, part))
          : this.#unasked().map((paper) => this.#row(paper, [], part));
    const shown = new Set(rows.map(({ paper }) => paper?.key));
    const hidden = ticks.values.filter((paper) => !shown.has(paper.key));
    return hidden.length === 0
      ? rows
      : [
          ...rows,
          { label: vscode.l10n.t('Ticked before'), kind: vscode.QuickPickItemKind.Separator },
          ...hidden.map((paper) => this.#row(paper, [], part)),
        ];
  }

  /** What the search finds, and what the filter that is being typed may become. */
  async #asked(query: string, part: Parts['search'], token: vscode.CancellationToken): Promise<PaperItem[]> {
    const found = await this.#search.search(query, maxRows, token);
    const rows = found.map((paper) => this.#foundRow(paper, part));
    const { papers } = this.#library;
    if (this.#values?.papers !== papers) {
      this.#values = { papers, filters: new part.FilterValues(papers) };
    }
    const completions = part.filterCompletions(query, this.#values.filters).map(completionRow);
    rows.splice(part.papersBeforeCompletions(query, found[0]?.hit), 0, ...completions);
    return rows;
  }

  /** Without a query: the papers inserted last, those that the document cites, then the library from its beginning. */
  #unasked(): readonly Paper[] {
    const document = vscode.window.activeTextEditor?.document;
    const groups = document === undefined || !this.#cited.covers(document) ? [] : this.#cited.parsed(document).groups;
    const cited = groups.flatMap(({ citations }) => citations.flatMap(({ key }) => this.#library.get(key) ?? []));
    return [...new Set([...this.#recent.papers, ...cited, ...this.#library.papers.slice(0, maxRows)])].slice(0, maxRows);
  }

  #foundRow({ paper, hit }: FoundPaper, part: Parts['search']): PaperItem {
    return this.#row(paper, Object.values(hit.matches).flat(), part);
  }

  #row(paper: Paper, words: readonly string[], { snippet }: Parts['search']): PaperItem {
    const { label, description } = labelOf(paper);
    return {
      paper,
      label: labelText(label),
      description: labelText(description),
      detail: labelText(snippet(paper.abstract === '' ? (paper.note ?? '') : paper.abstract, words, snippetLength).text),
      alwaysShow: true,
      buttons: repositoriesOf(paper).length > 0 ? [this.#openCode, this.#reveal] : [this.#reveal],
    };
  }
}

function completionRow({ filter, example, query }: FilterCompletion): PaperItem {
  return {
    label: iconLabel('filter', filter),
    ...(example === undefined ? {} : { description: labelText(vscode.l10n.t('filter, such as {0}', example)) }),
    completion: query,
    alwaysShow: true,
  };
}
