import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { ReviewList } from '../../../src/views/review-list';
import { folder, openLibrary, until, writeFile } from '../library-api';

const scheme = 'read-only-memory';
const abstract =
  'We present PuffinNet, a network that tells puffins from guillemots at sea by the beat of their wings. PuffinNet outperforms fishermen.';

/** A folder that cannot be written, with a file, and beside it a file and a folder that cannot be read. */
class ReadOnlyMemory implements vscode.FileSystemProvider {
  readonly #change = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#change.event;
  #isLocked = true;

  lock(): void {
    this.#isLocked = true;
  }

  unlock(uri: vscode.Uri): void {
    this.#isLocked = false;
    this.#change.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/library' || uri.path === '/library/locked') {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: 0,
      size: uri.path === '/library/denied.txt' ? 100 : (await this.readFile(uri)).length,
    };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (uri.path !== '/library/locked') {
      return [
        ['denied.txt', vscode.FileType.File],
        ['locked', vscode.FileType.Directory],
        ['sea.txt', vscode.FileType.File],
      ];
    }
    if (this.#isLocked) {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    return [['coast.txt', vscode.FileType.File]];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    if (uri.path === '/library/denied.txt') {
      throw vscode.FileSystemError.NoPermissions(uri);
    }
    if (uri.path === '/library/locked/coast.txt') {
      return vscode.workspace.encode(`${abstract.replaceAll('Puffin', 'Gannet')}\n`, { encoding: 'utf8' });
    }
    if (uri.path !== '/library/sea.txt') {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return vscode.workspace.encode(`${abstract}\n`, { encoding: 'utf8' });
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}

describe('a library on a file system of another kind, which cannot be written', () => {
  let api: LiteratureNotesApi;
  let provider: vscode.Disposable;
  const memory = new ReadOnlyMemory();
  const told = (path: string) =>
    vscode.languages
      .getDiagnostics(vscode.Uri.parse(`${scheme}://memory${path}`))
      .map(({ code, message }) => ({ code, begins: message.slice(0, 26) }));
  const setFolders = (folders: string[] | undefined) =>
    vscode.workspace
      .getConfiguration('literatureNotes', folder())
      .update('library.folders', folders, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    api = await openLibrary();
    provider = vscode.workspace.registerFileSystemProvider(scheme, memory);
    await setFolders([`${scheme}://memory/library`]);
    await until(api, () => api.library.papers.length === 1);
  });

  after(async () => {
    await setFolders(undefined);
    await until(api, () => api.library.papers.length === 12);
    provider.dispose();
  });

  it('is read', () => {
    assert.match(api.library.get('puffinnet')!.abstract, /guillemots/);
  });

  it('tells of a file and of a folder in it that cannot be read', () => {
    assert.deepEqual(told('/library/denied.txt'), [{ code: 'unreadable', begins: 'This file cannot be read, ' }]);
    assert.deepEqual(told('/library/locked'), [{ code: 'unreadable-folder', begins: 'This folder cannot be read' }]);
  });

  it('keeps its keys in the workspace, and a problem says so', async () => {
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'puffinnet');
    const pinsFile = vscode.Uri.parse(`${scheme}://memory/library/literature-keys.json`);
    assert.deepEqual(
      vscode.languages.getDiagnostics(pinsFile).map(({ code }) => code),
      ['pins-unwritable'],
    );
  });

  it('has its papers identified, and says why nothing is kept of it', async () => {
    const { showErrorMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, {
      showErrorMessage: (message: string) => {
        said.push(message);
        return Promise.resolve(undefined);
      },
    });
    const { abstract: text } = api.library.get('puffinnet')!;
    const catalogue = await writeFile(
      'catalogue.jsonl',
      `${JSON.stringify({ id: '2103.10001', title: 'Wings at Sea', abstract: `${text} Its beats are counted from a boat in any weather, whatever birds fly by, and sailors count along.` })}\n`,
    );
    try {
      const list = await vscode.commands.executeCommand<ReviewList>('literatureNotes.identifyPapers', {
        catalogues: [catalogue.toString()],
      });
      await list.act({ action: 'accept', key: 'puffinnet' });
      assert.deepEqual(
        list.review.results.map(({ state }) => state),
        ['open'],
      );
      list.dispose();
      await vscode.commands.executeCommand('literatureNotes.completeDetails', ['puffinnet']);
      assert.equal(said.length, 2);
      said.forEach((message) => {
        assert.match(message, /^literature-records\.bib cannot be read or written \(.+\), so nothing has changed\./);
      });
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
      await vscode.workspace.fs.delete(catalogue);
    }
  });

  it('reads the folder once it can be read', async () => {
    memory.unlock(vscode.Uri.parse(`${scheme}://memory/library/locked`));
    await until(api, () => api.library.get('gannetnet') !== undefined && told('/library/locked').length === 0);
  });

  it('tells where a library folder itself cannot be read', async () => {
    memory.lock();
    await setFolders([`${scheme}://memory/library/locked`]);
    await until(api, () => told('/library/locked').length === 1);
  });
});
