import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { StartWorker } from '../../../src/host/workers/engines';
import type { OpenLibrary } from '../../../src/composition/open-library';
import { folder, openLibrary, until, writeFile } from '../library-api';

const never = new vscode.CancellationTokenSource().token;
const possums =
  'We present PossumNet, a network that listens for possums on roofs at night and outperforms all cats of the street.\n';
const wallabies =
  'We present WallabyNet, a network that watches wallabies cross the road and outperforms all signs beside it.\n';

describe('the stored index', () => {
  let api: LiteratureNotesApi;
  let opened: OpenLibrary | undefined;
  const storageUri = () => vscode.Uri.joinPath(folder(), '.storage');
  const find = async (query: string) => (await opened!.search.search(query, 5, never)).map(({ paper }) => paper.key);

  /** Opens the library; no source is parsed before `release` is called. */
  function open(): { reading: Promise<void>; release: () => void } {
    let release = () => {
      /* set below */
    };
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const startWorker: StartWorker = async (bundle, listener) => {
      const connection = await api.testing!.services.startWorker(bundle, listener);
      return {
        ...connection,
        post: (request) => {
          const isParse =
            typeof request === 'object' && request !== null && 'call' in request && request.call === 'parse';
          void (isParse ? held : Promise.resolve()).then(() => {
            connection.post(request);
          });
        },
      };
    };
    opened = api.testing!.openAnother({ storageUri: storageUri(), startWorker });
    return { reading: opened.loader.reload(), release };
  }

  async function close(): Promise<void> {
    opened?.dispose();
    opened = undefined;
    await Promise.resolve();
  }

  before(async () => {
    api = await openLibrary();
    await writeFile('literature/possums.txt', possums);
    await until(api, () => api.library.get('possumnet') !== undefined);
  });

  beforeEach(async () => {
    const { reading, release } = open();
    release();
    await reading;
    await opened!.search.store();
    await close();
  });

  afterEach(async () => {
    await close();
    await vscode.workspace.fs.delete(storageUri(), { recursive: true });
    await writeFile('literature/possums.txt', possums);
  });

  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/possums.txt'));
    await until(api, () => api.library.get('possumnet') === undefined);
  });

  it('answers before any source has been read, and as after', async () => {
    const { reading, release } = open();
    const early = await find('possums on roofs');
    assert.deepEqual(opened!.library.papers, []);
    assert.equal(early[0], 'possumnet');
    const others = await find('lang:en');
    assert.ok(others.length > 1, String(others.length));
    release();
    await reading;
    assert.deepEqual(await find('possums on roofs'), early);
    assert.deepEqual(await find('lang:en'), others);
  });

  it('shows no paper of a source that has changed since, and learns what it holds now', async () => {
    await writeFile('literature/possums.txt', wallabies);
    const { reading, release } = open();
    assert.ok(!(await find('PossumNet')).includes('possumnet'));
    assert.notEqual((await find('lang:en')).length, 0);
    assert.deepEqual(opened!.library.papers, []);
    release();
    await reading;
    assert.ok(!(await find('PossumNet')).includes('possumnet'));
    assert.equal((await find('WallabyNet'))[0], 'wallabynet');
  });

  it('waits with what is chosen until the library has read it', async () => {
    const { release } = open();
    const [found] = await opened!.search.search('PossumNet', 5, never);
    assert.deepEqual(opened!.library.papers, []);
    const resolveFromLibrary = opened!.search.resolveFromLibrary([found!.paper]);
    release();
    assert.deepEqual(await resolveFromLibrary, [opened!.library.get('possumnet')!]);
  });

  it('is made anew where it is damaged', async () => {
    const index = vscode.Uri.joinPath(storageUri(), 'index');
    const bundles = (await vscode.workspace.fs.readDirectory(index))
      .map(([name]) => name)
      .filter((name) => name.endsWith('.part'));
    assert.notEqual(bundles.length, 0);
    const part = vscode.Uri.joinPath(index, bundles[0]!);
    const bytes = await vscode.workspace.fs.readFile(part);
    await vscode.workspace.fs.writeFile(part, bytes.slice(0, bytes.length >> 1));
    const { reading, release } = open();
    assert.deepEqual(await find('PossumNet'), []);
    release();
    await reading;
    assert.equal((await find('PossumNet'))[0], 'possumnet');
  });
});
