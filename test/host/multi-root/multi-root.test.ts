import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openLibrary, until } from '../library-api';

describe('a workspace of two folders', () => {
  it('is one library', async () => {
    const api = await openLibrary();
    assert.equal(api.library.papers.length, 2);
    assert.deepEqual(
      api.loader.folders.map(({ uri }) => uri.path.split('/').slice(-2).join('/')),
      ['first/papers', 'second/references'],
    );
  });

  it('each folder has settings of its own', async () => {
    const api = await openLibrary();
    const [, second] = vscode.workspace.workspaceFolders!;
    const configuration = vscode.workspace.getConfiguration('literatureNotes', second);
    await configuration.update('library.folders', ['nowhere'], vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 1);
    await configuration.update('library.folders', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 2);
  });
});
