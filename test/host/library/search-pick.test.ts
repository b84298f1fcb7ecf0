import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Library } from '../../../src/core/library/library';
import type { Paper } from '../../../src/core/model/paper';
import { RecentPapers } from '../../../src/host/library/recent-papers';
import type { LibraryLoader, LibraryState } from '../../../src/host/library/library-loader';
import type { PaperHit, LibrarySearch } from '../../../src/host/library/library-search';
import { SearchPick } from '../../../src/views/search-pick';
import { openLibrary } from '../library-api';
import { PickList as List } from '../pick-list';

function hits(papers: readonly Paper[]): readonly PaperHit[] {
  return papers.map((paper) => ({
    paper,
    hit: { key: paper.key, score: 1, matches: {} } as unknown as PaperHit['hit'],
  }));
}

describe('search list', () => {
  let api: LiteratureNotesApi;
  let list: List;
  let change: vscode.EventEmitter<void>;
  let pick: SearchPick;
  let first: Paper;
  let second: Paper;
  /** What the search answers, and what makes it answer. */
  let found: Promise<readonly PaperHit[]>;
  let find: (papers: readonly Paper[]) => void;
  let load: (state: LibraryState) => void;
  /** Queries that find a paper, for those who ask whether one does. */
  let finding: ReadonlySet<string>;
  const { createQuickPick } = vscode.window;

  before(async () => {
    api = await openLibrary();
    [first, second] = api.library.papers as [Paper, Paper];
  });

  beforeEach(() => {
    list = new List();
    finding = new Set();
    (vscode.window as { createQuickPick: unknown }).createQuickPick = () => list;
    change = new vscode.EventEmitter();
    const loaded = new vscode.EventEmitter<LibraryState>();
    const library = {
      papers: [first, second],
      size: 2,
      get: (key: string) => api.library.get(key),
      onDidChange: change.event,
    } as unknown as Library;
    found = new Promise((resolve) => {
      find = (papers) => {
        resolve(hits(papers));
      };
    });
    const search = {
      part: () => api.testing!.search.part(),
      search: () => found,
      finds: (query: string) => Promise.resolve(finding.has(query.trim())),
      resolveFromLibrary: (papers: readonly Paper[]) => Promise.resolve(papers),
    } as unknown as LibrarySearch;
    const state = { get: (_: string, empty: unknown) => empty } as unknown as vscode.Memento;
    const loader = { state: 'ready', onDidChangeState: loaded.event } as unknown as LibraryLoader;
    load = (state) => {
      Object.assign(loader, { state });
      loaded.fire(state);
    };
    pick = new SearchPick({
      ...api.testing!.services,
      ...api.testing!,
      globalStorageUri: api.testing!.services.storageUri,
      openSharedFile: () => assert.fail('no file is written'),
      library,
      loader,
      cited: api.testing!.cited,
      search,
      recent: new RecentPapers(library, state),
    });
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

  /** What the rows say, without their icons. */
  const labels = () => list.items.map(({ label }) => label.replace(/^\$\([\w~-]+\) /, ''));

  it('says that it loads until there are papers, keeps what is typed meanwhile, and takes an Enter that came before', async () => {
    load('indexing');
    const chosen = pick.choose();
    assert.deepEqual(labels(), ['Loading…']);
    const updated = list.updated();
    list.type('second');
    list.accepted.fire();
    find([]);
    await updated;
    assert.deepEqual(
      list.items.map(({ isLoading }) => isLoading),
      [true],
    );
    found = Promise.resolve(hits([second]));
    load('ready');
    assert.deepEqual(await chosen, [second]);
  });

  it('inserts nothing for the row that says so', async () => {
    load('indexing');
    const chosen = pick.choose();
    const updated = list.updated();
    list.type('x');
    find([]);
    await updated;
    list.accepted.fire();
    // What Enter does comes after what it waits for, which is there.
    await Promise.resolve();
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('says above papers that share only a part of the query what they share', async () => {
    const chosen = pick.choose();
    const settled = list.settled();
    list.type('gulls learning');
    found = Promise.resolve([
      ...hits([first]),
      ...hits([second]).map(({ paper, hit }) => ({
        paper,
        hit: { ...hit, matches: { abstract: ['learned'] }, isPartial: true },
      })),
    ]);
    finding = new Set(['gulls', 'learning']);
    change.fire();
    await settled;
    assert.deepEqual(
      list.items.map(({ paper, label, kind }) => (kind === vscode.QuickPickItemKind.Separator ? label : paper)),
      [first, 'Shares only "learning"', second],
    );
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('says what no paper has, and leads on', async () => {
    const chosen = pick.choose();
    finding = new Set(['learning', 'learning has:code']);
    const settled = list.settled();
    list.type('federated learning has:code');
    find([]);
    await settled;
    assert.deepEqual(labels(), [
      'No paper has "federated"',
      'Search without federated',
      'Search without federated, has:code',
      'Why Is My Paper Missing?',
      'Folders of the library…',
    ]);
    list.activeItems = [list.items[2]!];
    found = Promise.resolve(hits([first]));
    const again = list.settled();
    list.accepted.fire();
    await again;
    assert.equal(list.value, 'learning');
    list.accepted.fire();
    assert.deepEqual(await chosen, [first]);
  });

  it('says that no paper matches where each word is in one, and shows all papers', async () => {
    const chosen = pick.choose();
    finding = new Set(['fog']);
    const settled = list.settled();
    list.type('fog');
    find([]);
    await settled;
    assert.deepEqual(labels().slice(0, 3), ['No paper matches "fog"', 'Show all papers', 'Why Is My Paper Missing?']);
    const again = list.settled();
    list.accepted.fire();
    await again;
    assert.equal(list.value, '');
    list.accepted.fire();
    assert.deepEqual(await chosen, [first]);
  });

  it('says above the papers which of several words is in none, and takes icons that are typed for text', async () => {
    const chosen = pick.choose();
    finding = new Set(['learning']);
    const settled = list.settled();
    list.type('$(trash) learning');
    find([first]);
    await settled;
    assert.deepEqual(labels().slice(0, 1), ['No paper has "$\u200b(trash)"']);
    assert.equal(list.items[0]?.kind, vscode.QuickPickItemKind.Separator);
    assert.equal(list.activeItems[0]?.paper, first);
    list.accepted.fire();
    assert.deepEqual(await chosen, [first]);
  });

  it('keeps what was ticked where nothing is found, and Enter inserts it', async () => {
    const shown = list.settled();
    const chosen = pick.choose();
    await shown;
    list.selected.fire([list.items[1]!]);
    const settled = list.settled();
    list.type('federated');
    find([]);
    await settled;
    assert.deepEqual(
      list.selectedItems.map(({ paper }) => paper),
      [second],
    );
    assert.equal(list.items[0]?.label, '$(search-stop) No paper has "federated"');
    list.accepted.fire();
    assert.deepEqual(await chosen, [second]);
  });

  it('ticks papers alone where all rows are ticked at once', async () => {
    const chosen = pick.choose();
    const settled = list.settled();
    list.type('has');
    find([first, second]);
    await settled;
    assert.equal(
      list.items.some(({ paper }) => paper === undefined),
      true,
      'a filter is offered',
    );
    list.selected.fire(list.items);
    assert.equal(list.value, 'has');
    assert.deepEqual(
      list.selectedItems.map(({ paper }) => paper),
      [first, second],
    );
    list.activeItems = list.selectedItems.slice(0, 1);
    list.accepted.fire();
    assert.deepEqual(await chosen, [first, second]);
  });
});
