import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the window', () => {
  it('is in restricted mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.equal((vscode.workspace.workspaceFolders ?? []).length, 1);
  });
});
