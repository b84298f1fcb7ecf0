import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Library } from '../../../src/core/library/library';
import * as pinsPart from '../../../src/core/bundles/pins';
import { PinFiles } from '../../../src/host/library/pin-files';
import { sourceOf } from '../../unit/library/entries';
import { openLibrary } from '../library-api';

const scheme = 'memory-in-use';
const folderUri = vscode.Uri.parse(`${scheme}://memory/library`);
const file = vscode.Uri.joinPath(folderUri, 'literature-keys.json');

/** One file in memory, which other programs keep from being read for a while. */
class MemoryInUse implements vscode.FileSystemProvider {
  text = '';
  isInUse = false;
  isReadOnly = false;
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/library') {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    if (uri.path !== file.path) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text.length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    if (this.isInUse) {
      throw vscode.FileSystemError.Unavailable(uri);
    }
    return new TextEncoder().encode(this.text);
  }

  writeFile(): void {
    // See `replaceFile` below.
  }

  createDirectory(): void {
    // There is one only.
  }

  delete(): void {
    // Nothing is.
  }

  rename(): void {
    // Nothing is.
  }
}

describe('a file of keys that cannot be read or written for a while', () => {
  let provider: vscode.Disposable;
  let library: Library;
  let pins: PinFiles;
  let key: string;
  const memory = new MemoryInUse();

  before(async () => {
    await openLibrary();
    provider = vscode.workspace.registerFileSystemProvider(scheme, memory);
  });

  after(() => {
    provider.dispose();
  });

  beforeEach(async () => {
    memory.text = '{"keys": {"first": {"title": "First"}}}\n';
    library = new Library();
    library.apply({
      updated: [
        {
          source: `${folderUri.toString()}/list.txt`,
          parsed: sourceOf({ names: ['Kingfisher'], abstract: 'We present Kingfisher.' }),
        },
      ],
      removed: [],
    });
    key = library.papers[0]!.key;
    const memento = new Map<string, unknown>();
    const kept: vscode.Memento = {
      keys: () => [...memento.keys()],
      get: <T>(name: string) => memento.get(name) as T | undefined,
      update: (name: string, value: unknown) => {
        memento.set(name, value);
        return Promise.resolve();
      },
    };
    pins = new PinFiles(
      library,
      kept,
      (_, text) => {
        if (memory.isReadOnly) {
          return Promise.reject(vscode.FileSystemError.NoPermissions());
        }
        memory.text = text;
        return Promise.resolve();
      },
      () => Promise.resolve(pinsPart),
    );
    const [workspaceFolder] = vscode.workspace.workspaceFolders!;
    await pins.readAll([
      { uri: folderUri.toString(), workspaceFolder: workspaceFolder!.uri.toString(), implicit: false },
    ]);
  });

  afterEach(() => {
    memory.isInUse = false;
    memory.isReadOnly = false;
  });

  it('is not written over meanwhile', async () => {
    memory.isInUse = true;
    const refusal = await pins.pin([key]).then(
      () => undefined,
      (error: unknown) => error,
    );
    memory.isInUse = false;
    assert.equal(memory.text, '{"keys": {"first": {"title": "First"}}}\n');
    assert.match(String(refusal), /literature-keys\.json cannot be read/);
    await pins.pin([key]);
    assert.deepEqual(
      Object.keys((JSON.parse(memory.text) as { readonly keys: object }).keys).sort(),
      ['first', key].sort(),
    );
  });

  it('counts meanwhile as it was read last', async () => {
    memory.isInUse = true;
    await pins.read(file.toString());
    assert.notEqual(library.pinOf('first'), undefined);
  });

  it('is pinned anew after every reading, and told of', async () => {
    let readings = 0;
    const subscription = pins.onDidRead(() => {
      readings++;
    });
    await pins.read(file.toString());
    subscription.dispose();
    assert.equal(readings, 1);
  });

  it('is not written where it is other JSON, and says so', async () => {
    memory.text = '{"editor.fontSize": 12}\n';
    await pins.read(file.toString());
    assert.ok(
      library
        .problemsOf(file.toString())
        .map(({ code }) => code)
        .includes('pins-foreign'),
    );
    const refusal = await pins.pin([key], 'automatic').then(
      () => undefined,
      (error: unknown) => error,
    );
    assert.match(String(refusal), /no table "keys"/);
    assert.equal(memory.text, '{"editor.fontSize": 12}\n');
  });

  it('frees keys', async () => {
    await pins.pin([key]);
    await pins.unpin([key]);
    assert.equal(memory.text, '{"keys": {"first": {"title": "First"}}}\n');
  });

  it('is added to, once it can be, what was cited while it could not be written', async () => {
    memory.isReadOnly = true;
    await pins.pin([key]);
    assert.notEqual(library.pinOf(key), undefined);
    await pins.read(file.toString());
    assert.notEqual(library.pinOf(key), undefined);
    assert.notEqual(library.pinOf('first'), undefined);
    assert.deepEqual(
      library
        .problemsOf(file.toString())
        .map(({ code }) => code)
        .filter((code) => code === 'pins-unwritable'),
      ['pins-unwritable'],
    );
    memory.isReadOnly = false;
    memory.text = '{"keys": {"first": {"title": "First"}, "second": {"title": "Second"}}}\n';
    assert.equal(await pins.rename(key, 'renamed'), undefined);
    assert.deepEqual(Object.keys((JSON.parse(memory.text) as { readonly keys: object }).keys).sort(), [
      'first',
      'renamed',
      'second',
    ]);
    await pins.read(file.toString());
    assert.ok(
      !library
        .problemsOf(file.toString())
        .map(({ code }) => code)
        .includes('pins-unwritable'),
    );
  });
});
