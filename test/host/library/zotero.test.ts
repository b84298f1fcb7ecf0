import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import { zoteroAddress } from '../../../src/core/zotero/api';
import { RecentPapers } from '../../../src/host/library/recent-papers';
import { SharedFilePort } from '../../../src/host/shared-file-port';
import { SearchPick } from '../../../src/views/search-pick';
import type { SearchServices } from '../../../src/views/search-rows';
import { article, ZoteroStandIn } from '../../zotero-stand-in';
import { folder, openLibrary, removeFile, until } from '../library-api';
import { PickList, type PickRow } from '../pick-list';

/** The web worker host reaches no program of this computer. */
const isWeb = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node === undefined;

describe('papers of Zotero', () => {
  let api: LiteratureNotesApi;
  let zotero: ZoteroStandIn;
  let list: PickList;
  let pick: SearchPick;
  let pickOver: (changes: Partial<SearchServices>) => SearchPick;
  let records: vscode.Uri;
  let known: Paper;
  /** Addresses other than Zotero's that were asked for. */
  let elsewhere: string[];
  const { createQuickPick } = vscode.window;
  const { fetch } = globalThis;

  const turn = (isOn: boolean | undefined) =>
    vscode.workspace.getConfiguration('literatureNotes').update('zotero', isOn, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    api = await openLibrary();
    known = api.library.papers.find(({ abstract }) => abstract !== '')!;
    records = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
    await turn(true);
  });

  beforeEach(() => {
    zotero = new ZoteroStandIn();
    elsewhere = [];
    globalThis.fetch = async (input, init) => {
      const url = String(input);
      if (!url.startsWith(`${zoteroAddress}/`)) {
        elsewhere.push(url);
        return fetch(input, init);
      }
      const sent = init?.headers as Record<string, string>;
      const answer = zotero.answer({
        url,
        method: init?.method === 'POST' ? 'POST' : 'GET',
        headers: sent,
        body: String(init?.body ?? ''),
      });
      if (typeof answer === 'string') {
        throw new TypeError('fetch failed');
      }
      return new Response(answer.status === 304 ? null : answer.text, {
        status: answer.status,
        headers: [...answer.headers],
      });
    };
    list = new PickList();
    (vscode.window as { createQuickPick: unknown }).createQuickPick = () => list;
    const { services } = api.testing!;
    const memento = { get: (_: string, empty: unknown) => empty, update: () => Promise.resolve() };
    pickOver = (changes) =>
      new SearchPick({
        ...services,
        ...api.testing!,
        globalStorageUri: vscode.Uri.joinPath(folder(), '.zotero-storage', String(Math.floor(performance.now()))),
        openSharedFile: (uri, within) => new SharedFilePort(uri, within, services.replaceFile),
        recent: new RecentPapers(api.testing!.library, memento as unknown as vscode.Memento),
        ...changes,
      });
    pick = pickOver({});
  });

  afterEach(async () => {
    globalThis.fetch = fetch;
    (vscode.window as { createQuickPick: unknown }).createQuickPick = createQuickPick;
    list.hide();
    await removeFile(api, records);
    await until(api, () => api.library.papers.every(({ record }) => record === undefined));
    assert.deepEqual(elsewhere, []);
  });

  after(async () => {
    await turn(undefined);
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(folder(), '.zotero-storage'), { recursive: true })
      .then(undefined, () => undefined);
  });

  /** Resolves when rows are shown that are as they should be. */
  async function rowsWhen(holds: (rows: readonly PickRow[]) => boolean): Promise<readonly PickRow[]> {
    while (!holds(list.items)) {
      await list.updated();
    }
    return list.items;
  }
  const has = (label: string) => (rows: readonly PickRow[]) => rows.some((row) => row.label.includes(label));
  const shown = (rows: readonly PickRow[]) => rows.map(({ label }) => label);
  const stored = async () => vscode.workspace.decode(await vscode.workspace.fs.readFile(records), { encoding: 'utf8' });

  if (isWeb) {
    it('cannot be had in the browser, which the list says, and nothing is asked', async () => {
      const chosen = pick.choose({ withZotero: true });
      const rows = await rowsWhen(has('Zotero cannot be reached'));
      assert.match(rows.at(-1)?.detail ?? '', /from the browser/);
      list.hide();
      assert.equal(await chosen, undefined);
      assert.deepEqual(zotero.asked, []);
    });
    return;
  }

  it('stand below those of the library, and say where they are from', async () => {
    const group = zotero.addGroup(12, 'Weaving Lab');
    zotero.put('AAAA2345', article('Weaving ribbons by steam', { citationKey: 'lovelace2021steam' }));
    zotero.put('BBBB2345', article('Weaving looms', { abstractNote: '$(zap) [x](command:y)' }), group);
    const chosen = pick.choose({ withZotero: true, query: 'weaving' });
    const rows = await rowsWhen(has('Weaving looms'));
    const heading = rows.findIndex(({ kind }) => kind === vscode.QuickPickItemKind.Separator);
    assert.equal(rows[heading]?.label, 'Zotero');
    assert.deepEqual(
      rows
        .slice(heading + 1)
        .map(({ label, description }) => [label, description])
        .sort(),
      [
        ['Weaving looms', 'Lovelace 2021 · Zotero: Weaving Lab'],
        ['Weaving ribbons by steam', 'Lovelace 2021 · Zotero'],
      ],
    );
    assert.ok(!rows.some(({ detail }) => detail?.includes('$(')));
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('are kept with the library when they are chosen, under their own key, and do not need Zotero then', async () => {
    zotero.put('AAAA2345', article('Weaving ribbons by steam', { citationKey: 'lovelace2021steam', DOI: '10.1000/w' }));
    zotero.put('BBBB2345', article('Weaving by hand', { date: '1999' }));
    zotero.betterBibtex = new Map([['1:BBBB2345', 'lovelaceHand']]);
    const chosen = pick.choose({ withZotero: true, query: 'weaving' });
    const rows = await rowsWhen((all) => has('ribbons by steam')(all) && has('by hand')(all));
    list.selected.fire(rows.filter(({ label }) => label.startsWith('Weaving')).reverse());
    list.accepted.fire();
    const papers = (await chosen) ?? [];
    assert.deepEqual(papers.map(({ key }) => key).sort(), ['lovelace2021steam', 'lovelaceHand']);
    assert.equal(api.library.get('lovelace2021steam')?.doi, '10.1000/w');
    const text = await stored();
    assert.match(text, /@article\{lovelace2021steam,/);
    assert.match(text, /Journal of Engines/);
    zotero.mode = 'closed';
    assert.equal(api.library.get('lovelaceHand')?.title, 'Weaving by hand');
    // It is the library's now, and is not offered twice.
    const again = pick.choose({ withZotero: true, query: 'weaving' });
    const next = await rowsWhen(has('Zotero cannot be reached'));
    assert.equal(shown(next).filter((label) => label === 'Weaving by hand').length, 1);
    list.hide();
    await again;
  });

  it('that the library has are not offered twice', async () => {
    zotero.put('AAAA2345', article('Quite another title', { abstractNote: known.abstract }));
    zotero.put('BBBB2345', article('Quite another engine'));
    const chosen = pick.choose({ withZotero: true, query: 'quite another' });
    const rows = await rowsWhen(has('Quite another engine'));
    assert.ok(!has('Quite another title')(rows));
    list.hide();
    await chosen;
  });

  it('are found by their collections, those of the library first', async () => {
    zotero.own.collections = [{ key: 'COLL2345', name: 'Deep Weaving' }];
    zotero.put('AAAA2345', article('An engine', { collections: ['COLL2345'] }));
    zotero.put('BBBB2345', article('Another engine'));
    zotero.put('CCCC2345', article('Any title', { collections: ['COLL2345'], abstractNote: known.abstract }));
    const chosen = pick.choose({ withZotero: true, query: 'collection:"deep weaving"' });
    const rows = await rowsWhen((all) => has('An engine')(all) && all.some(({ paper }) => paper?.key === known.key));
    assert.deepEqual(
      rows.flatMap(({ paper }) => (paper === undefined ? [] : [paper.key === known.key ? 'known' : paper.title])),
      ['known', 'An engine'],
    );
    list.type('collection:');
    await rowsWhen(has('collection:"Deep Weaving"'));
    list.type('collection:deep');
    const completed = await rowsWhen((all) => has('collection:"Deep Weaving"')(all) && has('An engine')(all));
    assert.equal(completed[0]?.paper?.key, known.key, 'Enter inserts the best paper, and does not complete the filter');
    list.type('collection:nothing');
    await rowsWhen(has('No paper matches'));
    list.hide();
    await chosen;
  });

  it('are read once, and kept for the next list', async () => {
    zotero.put('AAAA2345', article('Weaving ribbons by steam'));
    const first = pick.choose({ withZotero: true, query: 'weaving patterns' });
    await rowsWhen(has('ribbons by steam'));
    list.hide();
    await first;
    const asked = zotero.asked.filter((path) => path.includes('itemKey')).length;
    const second = pick.choose({ withZotero: true, query: 'weaving patterns' });
    await rowsWhen(has('ribbons by steam'));
    list.hide();
    await second;
    assert.equal(asked, 1);
    assert.equal(zotero.asked.filter((path) => path.includes('itemKey')).length, 1);
  });

  it('are not cited where there is no folder to keep them in', async () => {
    zotero.put('AAAA2345', article('Weaving ribbons by steam', { citationKey: 'lovelace2021steam' }));
    const loader = { state: 'noLibrary', folders: [], onDidChangeState: () => ({ dispose: () => undefined }) };
    const chosen = pickOver({ loader: loader as unknown as SearchServices['loader'] }).choose({
      withZotero: true,
      query: 'weaving patterns',
    });
    const rows = await rowsWhen(has('ribbons by steam'));
    const messages: string[] = [];
    const { showErrorMessage } = vscode.window;
    Object.assign(vscode.window, {
      showErrorMessage: (message: string) => {
        messages.push(message);
        return Promise.resolve(undefined);
      },
    });
    list.activeItems = rows.filter(({ label }) => label.startsWith('Weaving'));
    list.accepted.fire();
    assert.equal(await chosen, undefined);
    Object.assign(vscode.window, { showErrorMessage });
    assert.match(messages.join(), /no library folder/);
  });

  for (const [mode, told, help] of [
    ['off', 'does not let other programs read it', 'Advanced'],
    ['old', 'too old', 'Zotero 7'],
    ['closed', 'cannot be reached', 'Start Zotero|No Zotero answers'],
    ['malformed', 'cannot be read', '23119'],
    ['not-a-list', 'cannot be read', '23119'],
    ['huge', 'cannot be read', '23119'],
    ['error', 'cannot be read', '23119'],
  ] as const) {
    it(`say what to do where Zotero is ${mode}, and are there once that is done`, async () => {
      zotero.mode = mode;
      zotero.put('AAAA2345', article('Weaving ribbons by steam'));
      const chosen = pick.choose({ withZotero: true, query: 'weaving patterns' });
      const rows = await rowsWhen(has(told));
      const row = rows.find(({ label }) => label.includes(told))!;
      assert.match(row.detail ?? '', new RegExp(help));
      assert.ok(!rows.some(({ isLoading }) => isLoading));
      zotero.mode = 'on';
      list.activeItems = [row];
      list.accepted.fire();
      await rowsWhen(has('ribbons by steam'));
      list.hide();
      await chosen;
    });
  }

  it('are not asked for where the setting is off', async () => {
    await turn(false);
    const shownOnce = list.settled();
    const chosen = pick.choose({ withZotero: true, query: 'weaving' });
    await shownOnce;
    list.hide();
    await chosen;
    await turn(true);
    assert.deepEqual(zotero.asked, []);
  });
});
