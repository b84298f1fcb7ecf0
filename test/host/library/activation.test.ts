import { assert } from 'chai';
import * as vscode from 'vscode';
import { print } from '../print';

describe('activation', () => {
  it('succeeds', async () => {
    const extension = vscode.extensions.getExtension('literature-notes.literature-notes');
    assert.isDefined(extension, 'the extension is not loaded');
    await extension!.activate();
    assert.isTrue(extension!.isActive);
    print(`VS Code ${vscode.version}, ${vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? 'no folder'}`);
  });
});
