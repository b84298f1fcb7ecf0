import { assert } from 'chai';
import * as vscode from 'vscode';

describe('the window', () => {
  it('has a folder with the five seed files', async () => {
    const files = await vscode.workspace.findFiles('seeds/*.txt');
    assert.lengthOf(files, 5);
  });
});
