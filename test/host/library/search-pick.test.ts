import { assert } from 'chai';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Library } from '../../../src/core/library/library';
import type { Paper } from '../../../src/core/model';
import { RecentPapers } from '../../../src/host/library/recent-papers';
import type { FoundPaper, LibrarySearch } from '../../../src/host/library/library-search';
import { SearchPick } from '../../../src/views/search-pick';
import { openLibrary } from '../library-api';

interface Row extends vscode.QuickPickItem {
  readonly paper?: Paper;
}

/** A list as VS Code shows it, which tests type into. */
class List {
  value = '';
  items: readonly Row[] = [];
  activeItems: readonly Row[] = [];
  selectedItems: readonly Row[] = [];
  readonly typed = new vscode.EventEmitter<string>();
  readonly accepted = new vscode.EventEmitter<void>();
  readonly hidden = new vscode.EventEmitter<void>();
  readonly onDidChangeValue = this.typed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidHide = this.hidden.event;
  readonly onDidChangeSelection = new vscode.EventEmitter<readonly Row[]>().event;
  readonly onDidTriggerItemButton = new vscode.EventEmitter<never>().event;
  readonly #settled = new vscode.EventEmitter<void>();
  #busy = false;

  get busy(): boolean {
    return this.#busy;
  }

  set busy(isBusy: boolean) {
    this.#busy = isBusy;
    if (!isBusy) this.#settled.fire();
  }

  /** Resolves when rows have been set the next time. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.#settled.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }

  type(query: string): void {
    this.value = query;
    this.typed.fire(query);
  }

  show(): void {
    // It has no window.
  }

  hide(): void {
    this.hidden.fire();
  }

  dispose(): void {
    this.typed.dispose();
  }
}

describe('search list', () => {
  let api: LiteratureNotesApi;
  let list: List;
  let change: vscode.EventEmitter<void>;
  let pick: SearchPick;
  let first: Paper;
  let second: Paper;
  let find: (papers: readonly Paper[]) => void;
  const { createQuickPick } = vscode.window;

  before(async () => {
    api = await openLibrary();
    [first, second] = api.library.papers as [Paper, Paper];
  });

  beforeEach(() => {
    list = new List();
    (vscode.window as { createQuickPick: unknown }).createQuickPick = () => list;
    change = new vscode.EventEmitter();
    const library = { papers: [first, second], get: (key: string) => api.library.get(key), onDidChange: change.event } as unknown as Library;
    const found = new Promise<readonly FoundPaper[]>((resolve) => {
      find = (papers) => { resolve(papers.map((paper) => ({ paper, hit: { key: paper.key, score: 1, matches: {} } as unknown as FoundPaper['hit'] }))); };
    });
    const search = { part: () => api.testing!.search.part(), search: () => found, asRead: (papers: readonly Paper[]) => Promise.resolve(papers) } as unknown as LibrarySearch;
    const state = { get: (_: string, empty: unknown) => empty } as unknown as vscode.Memento;
    pick = new SearchPick(library, api.testing!.cited, search, new RecentPapers(library, state));
  });

  afterEach(() => {
    (vscode.window as { createQuickPick: unknown }).createQuickPick = createQuickPick;
  });

  it('takes what is typed, though other papers are still shown meanwhile', async () => {
    const shown = list.settled();
    const chosen = pick.choose();
    await shown;
    assert.equal(list.activeItems[0]?.paper, first);
    list.type('the second one');
    list.accepted.fire();
    find([second]);
    assert.deepEqual(await chosen, [second]);
  });

  it('leaves the cursor where the user moved it when the library changes meanwhile', async () => {
    const shown = list.settled();
    const chosen = pick.choose();
    await shown;
    list.activeItems = [list.items[1]!];
    const again = list.settled();
    change.fire();
    await again;
    list.accepted.fire();
    assert.deepEqual(await chosen, [second]);
  });
});
