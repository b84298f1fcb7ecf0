import { assert } from 'chai';
import * as vscode from 'vscode';

describe('the window', () => {
  it('is in restricted mode', () => {
    assert.isFalse(vscode.workspace.isTrusted);
    assert.lengthOf(vscode.workspace.workspaceFolders ?? [], 1);
  });
});
