import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the window', () => {
  it('has a folder with the five seed files', async () => {
    const files = await vscode.workspace.findFiles('seeds/*.txt');
    assert.equal(files.length, 5);
  });
});
