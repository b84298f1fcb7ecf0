import { assert } from 'chai';
import * as vscode from 'vscode';

describe('the window', () => {
  it('has no folder', () => {
    assert.isUndefined(vscode.workspace.workspaceFolders);
  });
});
