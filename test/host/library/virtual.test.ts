import { assert } from 'chai';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until } from '../library-api';

const scheme = 'read-only-memory';
const abstract = 'We present PuffinNet, a network that tells puffins from guillemots at sea by the beat of their wings. PuffinNet outperforms fishermen.';

/** One file in one folder, which cannot be written, and a folder in it that cannot be read. */
class ReadOnlyMemory implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === '/library' || uri.path === '/library/locked') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: (await this.readFile(uri)).length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (uri.path === '/library/locked') throw vscode.FileSystemError.NoPermissions(uri);
    return [['locked', vscode.FileType.Directory], ['sea.txt', vscode.FileType.File]];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    if (uri.path !== '/library/sea.txt') throw vscode.FileSystemError.FileNotFound(uri);
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
  const setFolders = (folders: string[] | undefined) =>
    vscode.workspace.getConfiguration('literatureNotes', folder()).update('folders', folders, vscode.ConfigurationTarget.Workspace);

  before(async () => {
    api = await openLibrary();
    provider = vscode.workspace.registerFileSystemProvider(scheme, new ReadOnlyMemory());
    await setFolders([`${scheme}://memory/library`]);
    await until(api, () => api.library.papers.length === 1);
  });

  after(async () => {
    await setFolders(undefined);
    await until(api, () => api.library.papers.length === 12);
    provider.dispose();
  });

  it('is read', () => {
    assert.include(api.library.get('puffinnet')?.abstract, 'guillemots');
  });

  it('tells of a folder in it that cannot be read', () => {
    const diagnostics = vscode.languages.getDiagnostics(vscode.Uri.parse(`${scheme}://memory/library/locked`));
    assert.deepEqual(diagnostics.map(({ code }) => code), ['unreadable']);
  });

  it('keeps its keys in the workspace, and a problem says so', async () => {
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'puffinnet');
    const pinsFile = vscode.Uri.parse(`${scheme}://memory/library/literature-keys.json`);
    assert.deepEqual(vscode.languages.getDiagnostics(pinsFile).map(({ code }) => code), ['pins-unwritable']);
  });
});
