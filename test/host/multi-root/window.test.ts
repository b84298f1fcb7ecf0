import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the window', () => {
  it('has two folders', () => {
    assert.deepEqual(
      vscode.workspace.workspaceFolders?.map((folder) => folder.name),
      ['first', 'second'],
    );
  });
});
