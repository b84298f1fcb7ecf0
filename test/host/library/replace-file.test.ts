import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, writeFile } from '../library-api';

const scheme = 'memory-that-does-not-move';
const uriOf = (name: string) => vscode.Uri.parse(`${scheme}://memory/${name}`);

/** Files in memory, of which none can be moved. */
class MemoryThatDoesNotMove implements vscode.FileSystemProvider {
  /** A file that cannot be taken away. */
  fixed = '';
  readonly files = new Map<string, Uint8Array>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(uri.path);
    if (bytes === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    this.files.set(uri.path, bytes);
  }

  createDirectory(): void {
    // There is one only.
  }

  delete(uri: vscode.Uri): void {
    if (uri.path === this.fixed) {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    this.files.delete(uri.path);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.Unavailable(uri);
  }
}

async function textOf(uri: vscode.Uri): Promise<string> {
  return vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
}

describe('replacing a file', () => {
  let api: LiteratureNotesApi;
  const replaceFile = (uri: vscode.Uri, text: string) => api.testing!.services.replaceFile(uri, text);

  before(async () => {
    api = await openLibrary();
  });

  it('writes a new file and replaces one, and leaves nothing beside it', async () => {
    const directory = vscode.Uri.joinPath(folder(), 'replacing');
    await vscode.workspace.fs.createDirectory(directory);
    try {
      const file = vscode.Uri.joinPath(directory, 'file.bib');
      await replaceFile(file, 'one');
      assert.equal(await textOf(file), 'one');
      await replaceFile(file, '二');
      assert.equal(await textOf(file), '二');
      assert.deepEqual(await vscode.workspace.fs.readDirectory(directory), [['file.bib', vscode.FileType.File]]);
    } finally {
      await vscode.workspace.fs.delete(directory, { recursive: true });
    }
  });

  it('keeps a link, and replaces what it leads to', async function () {
    const { getBuiltinModule } =
      (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process ?? {};
    if (getBuiltinModule === undefined) {
      // Only Node can make a link.
      this.skip();
    }
    const { promises } = getBuiltinModule('node:fs') as {
      promises: {
        symlink(target: string, path: string): Promise<void>;
        chmod(path: string, mode: number): Promise<void>;
        stat(path: string): Promise<{ mode: number }>;
      };
    };
    const file = await writeFile('replaced.bib', 'one');
    const link = vscode.Uri.joinPath(folder(), 'link.bib');
    await promises.chmod(file.fsPath, 0o664);
    await promises.symlink(file.fsPath, link.fsPath);
    try {
      await replaceFile(link, 'two');
      assert.equal(await textOf(file), 'two');
      assert.equal((await vscode.workspace.fs.stat(link)).type, vscode.FileType.File | vscode.FileType.SymbolicLink);
      assert.equal((await promises.stat(file.fsPath)).mode & 0o777, 0o664, 'whatever the umask');
      await vscode.workspace.fs.delete(file);
      await replaceFile(link, 'three');
      assert.equal(await textOf(file), 'three', 'a link that led nowhere');
    } finally {
      await vscode.workspace.fs.delete(link);
      await vscode.workspace.fs.delete(file);
    }
  });

  it('loses nothing where a file cannot be moved', async () => {
    const memory = new MemoryThatDoesNotMove();
    const provider = vscode.workspace.registerFileSystemProvider(scheme, memory);
    try {
      await vscode.workspace.fs.writeFile(
        uriOf('file.bib'),
        await vscode.workspace.encode('one', { encoding: 'utf8' }),
      );
      await replaceFile(uriOf('file.bib'), 'two');
      assert.equal(await textOf(uriOf('file.bib')), 'two');
      await replaceFile(uriOf('new.bib'), 'one');
      assert.equal(await textOf(uriOf('new.bib')), 'one');
      memory.fixed = '/file.bib';
      let error: unknown;
      await replaceFile(uriOf('file.bib'), 'three').catch((reason: unknown) => {
        error = reason;
      });
      assert.ok(error instanceof Error);
      assert.equal(await textOf(uriOf('file.bib')), 'two');
      assert.deepEqual([...memory.files.keys()], ['/file.bib', '/new.bib']);
    } finally {
      provider.dispose();
    }
  });
});
