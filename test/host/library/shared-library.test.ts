import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import { RecentPapers } from '../../../src/host/library/recent-papers';
import { OnDemandSharedPapers } from '../../../src/host/shared-library/on-demand-shared-papers';
import { type OpenSharedFile, SharedFilePort } from '../../../src/host/shared-file-port';
import { CitationCompletionProvider } from '../../../src/providers/completion';
import { SearchPick } from '../../../src/views/search-pick';
import { SearchEngineStandIn } from '../../services/search-engine';
import { openLibrary, removeFile, until } from '../library-api';
import { PickList, type PickRow } from '../pick-list';

const address = 'https://search.example.org';

describe('papers of a shared library', () => {
  let api: LiteratureNotesApi;
  let engine: SearchEngineStandIn;
  let list: PickList;
  let pick: SearchPick;
  let records: vscode.Uri;
  let known: Paper;
  /** Finds papers of the library. */
  let ownQuery: string;
  let secrets: Map<string, string>;
  let kept: Map<string, unknown>;
  /** What the user was asked, and answers. */
  let questions: string[];
  let isAllowed: boolean;
  /** Where it is set, answers wait for it. */
  let held: Promise<void> | undefined;
  let provider: CitationCompletionProvider;
  let sharedPapers: OnDemandSharedPapers;
  /** VS Code asks anew for a list that is open. */
  let refreshed: vscode.EventEmitter<void>;
  const { createQuickPick, showInformationMessage } = vscode.window;
  const { registerCompletionItemProvider } = vscode.languages;
  const { fetch } = globalThis;

  const turn = (libraries: readonly object[] | undefined) =>
    vscode.workspace
      .getConfiguration('literatureNotes')
      .update('sharedLibraries', libraries, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    api = await openLibrary();
    known = api.library.papers.find(({ abstract }) => abstract !== '')!;
    ownQuery = known.names[0] ?? known.title;
    records = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
    await turn([{ url: address, index: 'papers', name: 'Lab' }]);
  });

  beforeEach(() => {
    engine = new SearchEngineStandIn();
    secrets = new Map();
    kept = new Map();
    questions = [];
    isAllowed = true;
    held = undefined;
    globalThis.fetch = async (input, init) => {
      const url = String(input);
      if (!url.startsWith(`${address}/`)) {
        return fetch(input, init);
      }
      await held;
      if (init?.signal?.aborted === true) {
        throw new DOMException('aborted', 'AbortError');
      }
      const { status, text } = engine.answer({
        url,
        path: url.slice(address.length),
        method: init?.method === 'POST' ? 'POST' : 'GET',
        headers: init?.headers as Record<string, string>,
        body: String(init?.body ?? ''),
      });
      return new Response(text, { status });
    };
    list = new PickList();
    (vscode.window as { createQuickPick: unknown }).createQuickPick = () => list;
    (vscode.window as { showInformationMessage: unknown }).showInformationMessage = (
      message: string,
      options: { detail?: string },
      ...answers: string[]
    ) => {
      questions.push(`${message} ${options.detail ?? ''}`);
      return Promise.resolve(isAllowed ? answers[0] : undefined);
    };
    const { services } = api.testing!;
    const memento = { get: (_: string, empty: unknown) => empty, update: () => Promise.resolve() };
    const recent = new RecentPapers(api.testing!.library, memento as unknown as vscode.Memento);
    const opened = {
      ...services,
      ...api.testing!,
      globalStorageUri: services.storageUri,
      openSharedFile: ((uri, within) => new SharedFilePort(uri, within, services.replaceFile)) as OpenSharedFile,
      recent,
      context: {
        secrets: { get: (name: string) => Promise.resolve(secrets.get(name)) } as unknown as vscode.SecretStorage,
        globalState: {
          get: (name: string) => kept.get(name),
          update: (name: string, value: unknown) => Promise.resolve(void kept.set(name, value)),
        } as unknown as vscode.ExtensionContext['globalState'],
      },
    };
    sharedPapers = new OnDemandSharedPapers(opened);
    pick = new SearchPick({ ...opened, sharedPapers });
    provider = new CitationCompletionProvider({ ...api.testing!, recent, sharedPapers });
    refreshed = new vscode.EventEmitter();
    (vscode.languages as { registerCompletionItemProvider: unknown }).registerCompletionItemProvider = () => {
      refreshed.fire();
      return {
        dispose: () => {
          refreshed.fire();
        },
      };
    };
    engine.fill('papers', [
      {
        id: 'lab/lovelace2021weaving',
        key: 'lovelace2021weaving',
        title: 'Weaving patterns by engine',
        abstract: 'An engine weaves algebraic patterns. $(zap) [x](command:y)',
        authors: [{ family: 'Lovelace', given: 'Ada' }],
        year: 2021,
        item: { type: 'article-journal', 'container-title': 'Looms' },
        values: { tags: ['Loom cards', 'looms of Lyon', 'weft'], authors: ['Ada Lovelace'] },
      },
      { id: 'lab/known', key: 'known-elsewhere', title: 'Known weaving', abstract: known.abstract },
    ]);
  });

  afterEach(async () => {
    globalThis.fetch = fetch;
    Object.assign(vscode.window, { createQuickPick, showInformationMessage });
    Object.assign(vscode.languages, { registerCompletionItemProvider });
    list.hide();
    await removeFile(api, records);
    await until(api, () => api.library.papers.every(({ record }) => record === undefined));
  });

  after(() => turn(undefined));

  /** Resolves when rows are shown that are as they should be. */
  async function rowsWhen(holds: (rows: readonly PickRow[]) => boolean): Promise<readonly PickRow[]> {
    while (!holds(list.items)) {
      await list.updated();
    }
    return list.items;
  }
  const has = (label: string) => (rows: readonly PickRow[]) => rows.some((row) => row.label.includes(label));
  const agreed = () => kept.set('sharedLibraries.agreed', [address]);
  const searches = () => engine.asked.filter(({ path }) => path.endsWith('/_search'));

  it('are sought once the user has seen the host and agreed, and not before', async () => {
    isAllowed = false;
    const chosen = pick.choose({ withShared: true, query: 'weaving' });
    const rows = await rowsWhen(has('Search Lab as well'));
    const ask = rows.find(({ label }) => label.includes('Search Lab as well')) as PickRow & { run(): Promise<void> };
    await ask.run();
    assert.match(questions[0] ?? '', /Lab \(https:\/\/search\.example\.org\/papers\)/);
    assert.equal(engine.asked.length, 0);
    isAllowed = true;
    await ask.run();
    await rowsWhen(has('Weaving patterns by engine'));
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('stand behind those of the library, marked, without those that it has', async () => {
    agreed();
    const chosen = pick.choose({ withShared: true, query: 'weav' });
    const rows = await rowsWhen(has('Weaving patterns by engine'));
    const heading = rows.findIndex(({ kind, label }) => kind === vscode.QuickPickItemKind.Separator && label === 'Lab');
    assert.deepEqual(
      rows.slice(heading + 1).map(({ label, description }) => [label, description]),
      [['Weaving patterns by engine', 'Lovelace 2021 · Lab']],
    );
    assert.ok(!rows.some(({ detail }) => detail?.includes('$(')));
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('do not keep those of the library waiting, and are called off when another query is typed', async () => {
    agreed();
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const chosen = pick.choose({ withShared: true, query: ownQuery });
    await rowsWhen((rows) => rows.some(({ paper }) => paper !== undefined) && has('Lab is being searched')(rows));
    list.value = 'weaving';
    list.typed.fire('weaving');
    release();
    held = undefined;
    await rowsWhen(has('Weaving patterns by engine'));
    assert.ok(searches().every(({ body }) => body.includes('weaving')));
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('are kept with the library when they are chosen, under their own key', async () => {
    agreed();
    secrets.set(`literatureNotes.shared.${address}/papers`, 'ApiKey abc');
    engine.authorization = 'ApiKey abc';
    const chosen = pick.choose({ withShared: true, query: 'weaving' });
    const rows = await rowsWhen(has('Weaving patterns by engine'));
    list.activeItems = rows.filter(({ label }) => label === 'Weaving patterns by engine');
    list.accepted.fire();
    const [paper] = (await chosen) ?? [];
    assert.equal(paper?.key, 'lovelace2021weaving');
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(records), { encoding: 'utf8' });
    assert.match(text, /@article\{lovelace2021weaving,/);
    assert.match(text, /journal(?:title)? = \{Looms\}/);
    assert.match(text, /https:\/\/search\.example\.org\/papers/);
  });

  it('give values of the filter that is being typed, marked, behind those that the library has', async () => {
    agreed();
    const chosen = pick.choose({ withShared: true, query: 'tag:loo' });
    const rows = await rowsWhen(has('looms of Lyon'));
    const isFilter = (row: PickRow) => row.description === 'Lab' && row.label.includes('tag:');
    assert.deepEqual(
      rows.filter(isFilter).map(({ label, description }) => [label.replace(/^\S+ /, ''), description]),
      [
        ['tag:"Loom cards"', 'Lab'],
        ['tag:"looms of Lyon"', 'Lab'],
      ],
    );
    list.activeItems = rows.filter(({ label }) => label.includes('looms of Lyon'));
    list.accepted.fire();
    await rowsWhen(() => list.value === 'tag:"looms of Lyon" ');
    list.hide();
    assert.equal(await chosen, undefined);
  });

  it('are found where their values of filters cannot be counted', async () => {
    agreed();
    engine.intercept = ({ body }) => (body.includes('"aggs"') ? { status: 400, text: '{}' } : undefined);
    const chosen = pick.choose({ withShared: true, query: 'weaving author:a' });
    await rowsWhen(has('Weaving patterns by engine'));
    list.hide();
    assert.equal(await chosen, undefined);
  });

  /** A document in which something is typed as a citation. */
  async function typed(text: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `[@${text}]` });
    const editor = await vscode.window.showTextDocument(document);
    const end = new vscode.Position(0, text.length + 2);
    editor.selection = new vscode.Selection(end, end);
    return editor;
  }
  const never = new vscode.CancellationTokenSource().token;
  async function offeredIn({ document, selection }: vscode.TextEditor): Promise<readonly vscode.CompletionItem[]> {
    const offered = await provider.provideCompletionItems(document, selection.active, never);
    return offered?.items ?? [];
  }
  const isShared = ({ command }: vscode.CompletionItem) => command?.command === '_literatureNotes.citedShared';
  /** What is offered once it holds, asked anew as VS Code does: when it is told to, and before that once, since code is loaded. */
  async function offeredWhen(
    editor: vscode.TextEditor,
    holds: (items: readonly vscode.CompletionItem[]) => boolean,
  ): Promise<readonly vscode.CompletionItem[]> {
    await api.testing!.bundles.load('shared-library');
    for (;;) {
      const change = new Promise<void>((resolve) => {
        const subscription = refreshed.event(() => {
          subscription.dispose();
          resolve();
        });
      });
      const items = await offeredIn(editor);
      if (holds(items)) {
        return items;
      }
      await change;
    }
  }
  const named = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

  it('are offered while a citation is typed, below those of the library, which do not wait for them', async () => {
    agreed();
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const editor = await typed(ownQuery);
    await offeredIn(editor);
    await api.testing!.bundles.load('shared-library');
    engine.fill('papers', [{ id: 'lab/more', key: 'more2020', title: `More of ${ownQuery}`, year: 2020 }]);
    const own = await offeredIn(editor);
    assert.notEqual(own.length, 0);
    assert.ok(!own.some(isShared));
    release();
    held = undefined;
    const items = await offeredWhen(editor, (all) => all.some(isShared));
    const place = items.findIndex(isShared);
    assert.deepEqual(items.slice(0, place).map(named), own.map(named));
    assert.ok((items[place]?.sortText ?? '') > (items[place - 1]?.sortText ?? ''));
    const { label } = items[place]!;
    assert.equal(typeof label === 'object' && label.description, '2020 · Lab');
  });

  it('are called off when other letters are typed, and nothing is asked before the user has agreed', async () => {
    const first = await typed('weav');
    await offeredIn(first);
    await api.testing!.bundles.load('shared-library');
    await offeredIn(first);
    assert.equal(engine.asked.length, 0);
    agreed();
    await offeredIn(await typed('loom'));
    const items = await offeredWhen(await typed('weav'), (all) => all.some(isShared));
    assert.deepEqual(items.filter(isShared).map(named), ['Weaving patterns by engin…']);
    assert.ok(searches().every(({ body }) => body.includes('weav')));
  });

  it('hold a list open that would be empty, by what leaves the text as it is', async () => {
    agreed();
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const editor = await typed('weavingpatterns');
    await offeredIn(editor);
    const [waiting, ...others] = await offeredWhen(editor, (all) => all.length > 0);
    assert.deepEqual([waiting && named(waiting), others.length], ['Lab is being searched…', 0]);
    assert.equal(waiting?.insertText, '@weavingpatterns');
    release();
    held = undefined;
  });

  it('do not move under a cursor that has gone down the list', async () => {
    agreed();
    const editor = await typed('weav');
    await offeredIn(editor);
    await offeredWhen(editor, (all) => all.some(isShared));
    let changes = 0;
    refreshed.event(() => changes++);
    const other = await typed('weaving');
    const [first] = await offeredIn(other);
    provider.resolveCompletionItem(Object.assign(first!, { sortText: '001' }));
    const offered = () => sharedPapers.completions(() => true)?.offered('weaving').offers ?? [];
    while (offered().length === 0) {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
    }
    assert.equal(changes, 0);
  });

  it('are kept with the library when they are taken from completion, under the key that was inserted', async () => {
    agreed();
    const editor = await typed('weav');
    await offeredIn(editor);
    const items = await offeredWhen(editor, (all) => all.some(isShared));
    const item = items.find(isShared)!;
    assert.equal(item.insertText, '@lovelace2021weaving');
    const line = editor.document.lineAt(0).range;
    await editor.edit((edit) => {
      edit.replace(line, '[@lovelace2021weaving]');
    });
    provider.citedShared('lovelace2021weaving');
    await until(api, () => api.library.get('lovelace2021weaving') !== undefined);
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(records), { encoding: 'utf8' });
    assert.match(text, /@article\{lovelace2021weaving,/);
    assert.ok(!(await offeredIn(editor)).some(isShared), 'it is one of the library now');
  });

  it('have a key of their own where theirs is of another paper of the library', async () => {
    agreed();
    engine.fill('papers', [{ id: 'lab/other', key: known.key, title: 'Weaving of another kind', year: 1999 }]);
    const editor = await typed('weaving of another');
    await offeredIn(editor);
    const items = await offeredWhen(editor, (all) => all.some(isShared));
    const key = String(items.find(isShared)?.insertText);
    assert.notEqual(key, known.key);
    assert.equal(api.library.get(key), undefined);
  });

  for (const [status, told] of [
    [401, 'Lab wants credentials'],
    [404, 'Lab has no such index'],
    [429, 'Lab has been asked too often'],
    [500, 'Lab has a fault of its own'],
  ] as const) {
    it(`tell of a server that answers ${String(status)}, and the library's own are found`, async () => {
      agreed();
      engine.intercept = () => ({ status, text: '{}' });
      const chosen = pick.choose({ withShared: true, query: ownQuery });
      const rows = await rowsWhen(has(told));
      assert.ok(rows.some(({ paper }) => paper !== undefined));
      list.hide();
      assert.equal(await chosen, undefined);
    });
  }

  it('tell of an answer that cannot be read, and ask again when that row is chosen', async () => {
    agreed();
    engine.intercept = () => ({ status: 200, text: '<html>' });
    const chosen = pick.choose({ withShared: true, query: 'weaving' });
    const rows = await rowsWhen(has('Lab gave an answer that cannot be read'));
    engine.intercept = undefined;
    (rows.find(({ label }) => label.includes('cannot be read')) as PickRow & { run(): void }).run();
    await rowsWhen(has('Weaving patterns by engine'));
    list.hide();
    assert.equal(await chosen, undefined);
  });
});
