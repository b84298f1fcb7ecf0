import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { StartWorker } from '../../../src/host/workers/engines';
import type { OpenLibrary } from '../../../src/composition/open-library';
import { folder, openLibrary } from '../library-api';

const never = new vscode.CancellationTokenSource().token;

const keysOf = ({ library }: OpenLibrary) => library.papers.map(({ key }) => key);

describe('workers', () => {
  let api: LiteratureNotesApi;
  let opened: OpenLibrary | undefined;
  const storageUri = () => vscode.Uri.joinPath(folder(), '.storage');
  const open = async (startWorker: StartWorker) => {
    opened = api.testing!.openAnother({ startWorker, storageUri: storageUri() });
    await opened.loader.reload();
    assert.deepEqual(keysOf(opened), keysOf(api.testing!));
    return opened;
  };
  const keysFound = async (library: OpenLibrary) =>
    (await library.search.search('TinyMIM OR tide', 5, never)).map(({ paper }) => paper.key);

  before(async () => {
    api = await openLibrary();
  });

  afterEach(async () => {
    opened?.dispose();
    await vscode.workspace.fs.delete(storageUri(), { recursive: true }).then(undefined, () => undefined);
  });

  it('parse and search', () => {
    assert.equal(api.testing!.parser.backend, 0);
    assert.equal(api.testing!.search.backend, 0);
  });

  it('are not needed: without any, all runs in process', async () => {
    const library = await open(() => Promise.reject(new Error('no workers in this test')));
    assert.equal(library.parser.backend, 2);
    assert.equal(library.search.backend, 2);
    assert.deepEqual(await keysFound(library), await keysFound(api.testing!));
    assert.notEqual((await keysFound(library)).length, 0);
  });

  it('are replaced when they die, and know again what they knew', async () => {
    const deaths: (() => void)[] = [];
    const library = await open(async (bundle, listener) => {
      const connection = await api.testing!.services.startWorker(bundle, listener);
      deaths.push(() => {
        connection.close();
        listener.failed('ended by a test');
      });
      return connection;
    });
    const before = await keysFound(library);
    for (const backend of [1, 2]) {
      deaths.splice(0).forEach((die) => {
        die();
      });
      assert.deepEqual(await keysFound(library), before);
      assert.equal(library.search.backend, backend);
    }
    await library.loader.reload();
    assert.deepEqual(keysOf(library), keysOf(api.testing!));
  });
});
