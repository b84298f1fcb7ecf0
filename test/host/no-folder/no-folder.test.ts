import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openLibrary } from '../library-api';

describe('a window without a folder', () => {
  it('has no library and says so', async () => {
    const api = await openLibrary();
    assert.equal(api.loader.state, 'noFolder');
    assert.deepEqual(api.library.papers, []);
  });

  it('has nothing to export, and does not wait for what would be', async () => {
    await openLibrary();
    await vscode.commands.executeCommand('literatureNotes.exportBibliography', {
      scope: 'workspace',
      format: 'bibtex',
      target: 'editor',
    });
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('has no place for a paper that is to be added', async () => {
    await openLibrary();
    assert.equal(await vscode.commands.executeCommand('literatureNotes.addPaper', { text: '10.5555/x' }), undefined);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
