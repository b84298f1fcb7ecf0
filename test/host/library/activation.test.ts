import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { print } from '../print';

describe('activation', () => {
  it('succeeds', async () => {
    const extension = vscode.extensions.getExtension('literature-notes.literature-notes');
    assert.notEqual(extension, undefined, 'the extension is not loaded');
    await extension!.activate();
    assert.equal(extension!.isActive, true);
    print(`VS Code ${vscode.version}, ${vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'no folder'}`);
  });
});
