import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { CatalogueFile } from '../../../src/core/identify/catalogue/record';
import { runIdentification } from '../../../src/host/identify/identify-run';
import type { ReviewList } from '../../../src/views/review-list';
import { folder, openLibrary, removeFile, until, writeFile } from '../library-api';

const catalogueLine = (id: string, title: string, abstract: string) =>
  `${JSON.stringify({ id, title, abstract, doi: `10.5555/${id}`, authors_parsed: [['Marlow', 'Ines', '']], 'journal-ref': 'Birds 7 (2021) 1-9' })}\n`;

describe('identifying papers', () => {
  let api: LiteratureNotesApi;
  let records: vscode.Uri;
  let catalogue: vscode.Uri;
  let list: ReviewList | undefined;

  before(async () => {
    api = await openLibrary();
    records = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
    const abstractOf = (key: string) => api.library.get(key)!.abstract;
    catalogue = await writeFile(
      'catalogue.jsonl',
      [
        '{broken\n',
        catalogueLine('2103.10001', 'Blending Weather', abstractOf('tidemix')),
        catalogueLine(
          '2209.10008',
          'Few Prototypes',
          'Federated learning lets several clients train a model together without sharing their data, but communication is expensive. We propose a ' +
            'lightweight framework named FedParcel, in which clients upload only a small number of prototypes of each layer and the server fuses them ' +
            'into a shared representation. FedParcel reduces communication to four percent of the original while accuracy is kept. ' +
            'Code: https://github.com/example-systems/fed-parcel.',
        ),
      ].join(''),
    );
  });

  after(() => vscode.workspace.fs.delete(catalogue));

  afterEach(async () => {
    list?.dispose();
    list = undefined;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeFile(api, records);
    await until(api, () => api.library.papers.every(({ record }) => record === undefined));
  });

  const keys = () => api.library.papers.map(({ key }) => key);
  const textOf = async (uri: vscode.Uri) =>
    vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });

  async function userFiles(): Promise<string[]> {
    const found = await vscode.workspace.findFiles('**/*', '**/literature-records.bib');
    const texts = await Promise.all(found.map(async (uri) => `${uri.path} ${await textOf(uri)}`));
    return texts.sort();
  }

  async function identify(asked?: Readonly<Record<string, unknown>>): Promise<ReviewList | undefined> {
    const command = 'literatureNotes.identifyPapers';
    list = await vscode.commands.executeCommand<ReviewList | undefined>(command, {
      catalogues: [catalogue.toString()],
      ...asked,
    });
    return list;
  }

  it('finds the records of all papers, which are accepted, undone and rejected; no key and no file of the user changes', async () => {
    const before = [await userFiles(), keys()];
    const opened = await identify();
    assert.notEqual(opened, undefined);
    assert.deepEqual(opened!.review.results.map(({ paper, result }) => [paper.key, result.status]).sort(), [
      ['fedparcel', 'certain'],
      ['tidemix', 'certain'],
    ]);
    assert.ok(opened!.html.includes('Blending Weather'));
    const isThere = await vscode.workspace.fs.stat(records).then(
      () => true,
      () => false,
    );
    assert.equal(isThere, false);
    await opened!.act({ action: 'acceptAll' });
    await until(api, () => api.library.get('fedparcel')?.title === 'Few Prototypes');
    assert.equal(api.library.get('tidemix')?.doi, '10.5555/2103.10001');
    assert.match(await textOf(records), /catalogue\.jsonl:2/);
    assert.deepEqual([await userFiles(), keys()], before);
    await opened!.act({ action: 'undo' });
    await until(api, () => api.library.papers.every(({ record }) => record === undefined));
    assert.deepEqual([await userFiles(), keys()], before);
    await opened!.act({ action: 'reject', key: 'tidemix' });
    opened!.dispose();
    const again = await identify();
    assert.deepEqual(
      again!.review.results.map(({ paper }) => paper.key),
      ['fedparcel'],
    );
    assert.deepEqual([await userFiles(), keys()], before);
  });

  it('looks for the papers that are named alone, and opens nothing where there is no record', async () => {
    const one = await identify({ keys: 'fedparcel' });
    assert.deepEqual(
      one!.review.results.map(({ paper }) => paper.key),
      ['fedparcel'],
    );
    one!.dispose();
    assert.equal(await identify({ keys: ['streetdepth'] }), undefined);
    assert.equal(
      await identify({ catalogues: [vscode.Uri.joinPath(folder(), 'missing.jsonl').toString()] }),
      undefined,
    );
  });

  it('ends where it is cancelled, and reads the catalogue no further', async () => {
    const source = new vscode.CancellationTokenSource();
    const line = new TextEncoder().encode(catalogueLine('2103.10001', 'Blending Weather', 'Fog and rain.'));
    let closed: (() => void) | undefined;
    const whenClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const endless: CatalogueFile = {
      path: 'endless.jsonl',
      async *parts() {
        try {
          for (;;) {
            yield await Promise.resolve(line.slice());
          }
        } finally {
          closed?.();
        }
      },
    };
    const found = await runIdentification(
      vscode.extensions.getExtension('literature-notes.literature-notes')!.extensionUri,
      () => Promise.reject(new Error('no worker')),
      { papers: api.library.papers, terms: '', topics: '', ownTerms: {} },
      [endless],
      {
        progress: () => {
          source.cancel();
        },
        damaged: () => undefined,
      },
      source.token,
    );
    assert.equal(found, undefined);
    await whenClosed;
    source.dispose();
  });

  it('reads packed catalogues', async () => {
    const stream = new Response((await vscode.workspace.fs.readFile(catalogue)).slice()).body!.pipeThrough(
      new CompressionStream('gzip'),
    );
    const packed = vscode.Uri.joinPath(folder(), 'catalogue.jsonl.gz');
    await vscode.workspace.fs.writeFile(packed, new Uint8Array(await new Response(stream).arrayBuffer()));
    const opened = await identify({ catalogues: [packed.toString()] });
    await vscode.workspace.fs.delete(packed);
    assert.equal(opened?.review.results.length, 2);
  });

  describe('by files that are chosen', () => {
    const { showErrorMessage, showInformationMessage, showOpenDialog, showQuickPick, showWarningMessage } =
      vscode.window;
    let chosen: (readonly string[])[];
    let picked: string[];
    let offered: string[][];
    let told: string[];
    const made: vscode.Uri[] = [];

    beforeEach(() => {
      [chosen, picked, offered, told] = [[], [], [], []];
      const tell =
        (answer: (actions: readonly string[]) => string | undefined) =>
        (message: string, ...actions: string[]) => {
          told.push(message);
          return Promise.resolve(answer(actions));
        };
      Object.assign(vscode.window, {
        showOpenDialog: () => Promise.resolve(chosen.shift()?.map((path) => vscode.Uri.joinPath(folder(), path))),
        showQuickPick: (items: vscode.QuickPickItem[]) => {
          offered.push(items.map(({ label }) => label));
          const label = picked.shift();
          return Promise.resolve(items.find((item) => item.label === label));
        },
        showErrorMessage: tell(([action]) => action),
        showInformationMessage: tell(() => undefined),
        showWarningMessage: tell(() => undefined),
      });
    });

    afterEach(async () => {
      Object.assign(vscode.window, {
        showErrorMessage,
        showInformationMessage,
        showOpenDialog,
        showQuickPick,
        showWarningMessage,
      });
      await Promise.all(made.splice(0).map((uri) => vscode.workspace.fs.delete(uri, { recursive: true })));
    });

    const write = async (path: string, text: string) => {
      made.push(await writeFile(path, text));
    };
    const run = () => identify({ catalogues: undefined });
    const found = (opened: ReviewList | undefined) => opened?.review.results.map(({ paper }) => paper.key).sort();

    it('takes several, remembers them, and offers them the next time', async () => {
      const [, weather = '', few = ''] = (await textOf(catalogue)).split(/(?<=\n)/);
      await write('one.jsonl', weather);
      await write('two.jsonl', few);
      chosen = [['one.jsonl', 'two.jsonl']];
      picked = ['Choose Other Files…'];
      assert.deepEqual(found(await run()), ['fedparcel', 'tidemix']);
      list?.dispose();
      picked = ['one.jsonl, two.jsonl'];
      offered = [];
      assert.deepEqual(found(await run()), ['fedparcel', 'tidemix']);
      assert.deepEqual(offered, [['one.jsonl, two.jsonl', 'Choose Other Files…']]);
      list?.dispose();
      // Nothing is chosen, and nothing comes of it.
      picked = [];
      assert.equal(await run(), undefined);
      picked = ['Choose Other Files…'];
      assert.equal(await run(), undefined);
      assert.deepEqual(told, []);
    });

    it('asks again for one that has gone, for a folder and for a broken archive, and says why', async () => {
      await write('gone.jsonl', '{}\n');
      chosen = [['gone.jsonl']];
      picked = ['Choose Other Files…'];
      assert.equal(await run(), undefined);
      await vscode.workspace.fs.delete(made.pop()!);
      told = [];
      picked = ['gone.jsonl'];
      chosen = [['literature'], ['catalogue.jsonl']];
      assert.deepEqual(found(await run()), ['fedparcel', 'tidemix']);
      assert.match(told[0] ?? '', /^gone\.jsonl cannot be read: it is not there any more\./);
      assert.match(told[1] ?? '', /^literature cannot be read: it is no file\./);
      list?.dispose();
      told = [];
      await write('broken.jsonl.gz', 'no archive');
      picked = ['Choose Other Files…'];
      chosen = [['broken.jsonl.gz']];
      assert.equal(await run(), undefined);
      assert.match(told.join('\n'), /broken\.jsonl\.gz cannot be read: its gzip data is damaged/);
    });

    it('says that one on another file system is too large, with the limit', async () => {
      const provider = vscode.workspace.registerFileSystemProvider('vast', {
        onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 600_000_000 }),
        readDirectory: () => [],
        createDirectory: () => undefined,
        readFile: () => assert.fail('it is read'),
        writeFile: () => undefined,
        delete: () => undefined,
        rename: () => undefined,
      });
      assert.equal(await identify({ catalogues: ['vast://disk/snapshot.jsonl'] }), undefined);
      assert.match(
        told.join(),
        /^snapshot\.jsonl cannot be read: it has 573 MB, of which at most 476 can be read here\./,
      );
      provider.dispose();
    });

    it('tells of one without records, and of places that are none', async () => {
      await write('nothing.txt', '\n');
      picked = ['Choose Other Files…', 'Choose Other Files…'];
      chosen = [['nothing.txt'], ['nothing.txt', 'catalogue.jsonl']];
      assert.equal(await run(), undefined);
      assert.deepEqual(
        told.splice(0).map((text) => text.slice(0, 38)),
        ['No record was found in nothing.txt. Ca'],
      );
      assert.deepEqual(found(await run()), ['fedparcel', 'tidemix']);
      assert.match(told.join('\n'), /catalogue\.jsonl: 1 places could not be read as records .* line 1\./);
      assert.match(told.join('\n'), /No record was found in nothing\.txt\./);
    });
  });
});
