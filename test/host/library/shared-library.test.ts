import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import type { BundleLoader, LazyBundles } from '../../../src/host/bundles/lazy-bundles';
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
  /** Where it is set, answers wait for it, or those to what it says. */
  let held: Promise<void> | undefined;
  let isHeld: (body: string) => boolean;
  let provider: CitationCompletionProvider;
  /** Another start of the extension, where the user has agreed to nothing. */
  let unagreed: CitationCompletionProvider;
  /** Each is what loading the code fails with the next time. */
  let failures: Error[];
  let sharedPapers: OnDemandSharedPapers;
  /** VS Code asks anew for a list that is open, or opens one. */
  let refreshed: vscode.EventEmitter<void>;
  /** What lists were opened with. */
  let openings: unknown[];
  const { createQuickPick, showInformationMessage } = vscode.window;
  const { registerCompletionItemProvider } = vscode.languages;
  const { executeCommand } = vscode.commands;
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
    isHeld = () => true;
    globalThis.fetch = async (input, init) => {
      const url = String(input);
      if (!url.startsWith(`${address}/`)) {
        return fetch(input, init);
      }
      if (isHeld(String(init?.body ?? ''))) {
        await held;
      }
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
    failures = [];
    const { bundles } = api.testing!;
    const opened = {
      ...services,
      ...api.testing!,
      bundles: {
        load: (name: keyof LazyBundles) => {
          const failure = failures.pop();
          return failure === undefined ? bundles.load(name) : Promise.reject(failure);
        },
      } as BundleLoader,
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
    const globalState = { get: () => undefined, update: () => Promise.resolve() };
    const context = {
      ...opened.context,
      globalState: globalState as unknown as vscode.Memento,
    } as typeof opened.context;
    unagreed = new CitationCompletionProvider({
      ...api.testing!,
      recent,
      sharedPapers: new OnDemandSharedPapers({ ...opened, context }),
    });
    refreshed = new vscode.EventEmitter();
    openings = [];
    (vscode.commands as { executeCommand: unknown }).executeCommand = (name: string, ...args: unknown[]) => {
      if (name !== 'editor.action.triggerSuggest') {
        return executeCommand(name, ...args);
      }
      openings.push(...args);
      refreshed.fire();
      return Promise.resolve();
    };
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
    Object.assign(vscode.commands, { executeCommand });
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
  const agreed = () => kept.set('sharedLibraries.agreedToSearchAndCompletion', [address]);
  const searches = () => engine.asked.filter(({ path }) => path.endsWith('/_search'));

  it('are sought once the user has seen the host and agreed, and not before', async () => {
    isAllowed = false;
    // That was agreed to when less was sent.
    kept.set('sharedLibraries.agreed', [address]);
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

  it('are shown before their values of filters are counted, which come behind', async () => {
    agreed();
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    isHeld = (body) => body.includes('"aggs"');
    engine.fill('papers', [
      { id: 'lab/loo', key: 'loo2020', title: 'Looming', year: 2020, values: { tags: ['looms of Lyon'] } },
    ]);
    const chosen = pick.choose({ withShared: true, query: 'looming tag:loo' });
    const rows = await rowsWhen(has('Looming'));
    assert.ok(!has('looms of Lyon')(rows));
    release();
    await rowsWhen((all) => has('looms of Lyon')(all) && has('Looming')(all));
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
  const turnOfEvents = () =>
    new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  /** Resolves when every library has answered what is typed, or could not. */
  async function settledIn(editor: vscode.TextEditor, query: string): Promise<void> {
    do {
      await offeredIn(editor);
      await turnOfEvents();
    } while (sharedPapers.completions(() => true) === undefined);
    await offeredIn(editor);
    while (sharedPapers.completions(() => true)!.isWaiting(query)) {
      await turnOfEvents();
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
    await api.testing!.bundles.load('shared-library');
    const first = await typed('patterns');
    const { document, selection } = first;
    await unagreed.provideCompletionItems(document, selection.active, never);
    await unagreed.provideCompletionItems(document, selection.active, never);
    agreed();
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    const other = await typed('loom');
    await offeredIn(other);
    await offeredIn(other);
    const editor = await typed('weav');
    await offeredIn(editor);
    release();
    held = undefined;
    // Its answer comes after those of the others would.
    const items = await offeredWhen(editor, (all) => all.some(isShared));
    assert.deepEqual(items.filter(isShared).map(named), ['Weaving patterns by engin…']);
    assert.ok(searches().every(({ body }) => body.includes('weav')));
  });

  it('open the list that stayed closed without them, whatever has been typed in the citation meanwhile', async () => {
    agreed();
    await api.testing!.bundles.load('shared-library');
    let release: () => void = () => undefined;
    held = new Promise((resolve) => (release = resolve));
    engine.fill('papers', [{ id: 'lab/zyx', key: 'zyx2020', title: 'Zyxwvuts of zyxwvu', year: 2020 }]);
    const editor = await typed('zyxwv');
    await offeredIn(editor);
    while (sharedPapers.completions(() => true)?.isWaiting('zyxwv') !== true) {
      assert.deepEqual(await offeredIn(editor), [], 'no row takes Enter');
    }
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'u');
    });
    while (sharedPapers.completions(() => true)?.isWaiting('zyxwvu') !== true) {
      await turnOfEvents();
    }
    assert.deepEqual(openings, []);
    const open = new Promise<void>((resolve) => refreshed.event(resolve));
    release();
    held = undefined;
    await open;
    assert.deepEqual(openings, [{ auto: true }]);
    assert.ok((await offeredIn(editor)).some(isShared));
    assert.ok(searches().every(({ body }) => body.includes('zyxwvu')));
  });

  it('do not move under a cursor that has gone down the list', async () => {
    agreed();
    const editor = await typed('weav');
    await offeredIn(editor);
    await offeredWhen(editor, (all) => all.some(isShared));
    await offeredIn(await typed(ownQuery));
    let changes = 0;
    refreshed.event(() => changes++);
    const other = await typed('weaving');
    const [first] = await offeredIn(other);
    provider.resolveCompletionItem(Object.assign(first!, { sortText: '001' }));
    const offered = () => sharedPapers.completions(() => true)?.offered('weaving').offers ?? [];
    while (offered().length === 0) {
      await turnOfEvents();
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
    const again = await typed('weav');
    await settledIn(again, 'weav');
    assert.ok(!(await offeredIn(again)).some(isShared), 'it is one of the library now');
  });

  it('stay cited where they cannot be kept, which is told as it is, and are kept when that is tried again', async () => {
    agreed();
    const editor = await typed('weav');
    await offeredIn(editor);
    const item = (await offeredWhen(editor, (all) => all.some(isShared))).find(isShared)!;
    const key = String(item.insertText).slice(1);
    const write = (text: string) => vscode.workspace.fs.writeFile(records, new TextEncoder().encode(text));
    await write('@misc{begun, title = {');
    const { showErrorMessage } = vscode.window;
    const told: string[] = [];
    let fail: (error: Error) => void = () => undefined;
    const failed = new Promise<never>((_, reject) => (fail = reject));
    (vscode.window as { showErrorMessage: unknown }).showErrorMessage = async (
      message: string,
      ...answers: string[]
    ) => {
      told.push(message);
      await write('% mine\n');
      if (told.length > 1) {
        fail(new Error(told.join('\n')));
        return undefined;
      }
      return answers[0];
    };
    try {
      provider.citedShared(key);
      await Promise.race([until(api, () => api.library.get(key) !== undefined), failed]);
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
    assert.equal(told.length, 1);
    assert.ok(told[0]?.startsWith(`${key} is cited, and not in your library yet: `), told[0]);
    assert.match(told[0] ?? '', /middle of an entry/);
    const text = await vscode.workspace.decode(await vscode.workspace.fs.readFile(records), { encoding: 'utf8' });
    assert.match(text, /^% mine\n/);
    assert.ok(text.includes(`@article{${key},`));
  });

  it('are asked for again where no library could answer, once for each time that a list is asked for', async () => {
    agreed();
    engine.intercept = () => ({ status: 500, text: '{}' });
    const editor = await typed('weav');
    await offeredIn(editor);
    await settledIn(editor, 'weav');
    const asked = searches().length;
    assert.ok(asked > 0);
    engine.intercept = undefined;
    await offeredWhen(editor, (all) => all.some(isShared));
    assert.ok(searches().length > asked);
  });

  it('are asked for once the user has agreed, though nothing else is typed', async () => {
    const editor = await typed('weav');
    await offeredIn(editor);
    await settledIn(editor, 'weav');
    assert.ok(!(await offeredIn(editor)).some(isShared));
    agreed();
    await offeredWhen(editor, (all) => all.some(isShared));
  });

  it('are offered after their code could not be loaded at first', async () => {
    agreed();
    failures = [new Error('The file is being written.')];
    const editor = await typed('weav');
    await offeredIn(editor);
    while (failures.length > 0) {
      await turnOfEvents();
    }
    await turnOfEvents();
    await settledIn(editor, 'weav');
    await offeredWhen(editor, (all) => all.some(isShared));
  });

  it('are offered each under a key of its own where several have one, and a work once', async () => {
    agreed();
    const one = { key: 'moss2020', year: 2020, authors: [{ family: 'Moss', given: 'A.' }] };
    engine.fill('papers', [
      { ...one, id: 'a/moss2020', title: 'Weaving of baskets from willow' },
      { ...one, id: 'b/moss2020', title: 'Weaving of fishing nets by hand' },
      { ...one, id: 'c/moss2020', title: 'Weaving of baskets from willow' },
    ]);
    const editor = await typed('weaving of');
    await offeredIn(editor);
    const items = (await offeredWhen(editor, (all) => all.some(isShared))).filter(isShared);
    const keys = items.map(({ insertText }) => String(insertText));
    assert.equal(keys.length, 2);
    assert.equal(keys[0], '@moss2020');
    assert.match(keys[1] ?? '', /^@moss2020.+/);
    provider.citedShared(keys[1]!.slice(1));
    await until(api, () => api.library.get(keys[1]!.slice(1)) !== undefined);
    assert.match(api.library.get(keys[1]!.slice(1))?.title ?? '', /fishing nets/);
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
