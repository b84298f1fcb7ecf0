import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { openLibrary } from '../library-api';

describe('commands', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
  });

  it('open nothing but http and https', async () => {
    for (const url of [
      'file:///etc/passwd',
      'command:workbench.action.quit',
      'vscode://settings',
      'javascript:alert(1)',
      'HTTPs//no',
    ]) {
      assert.equal(await vscode.commands.executeCommand('_literatureNotes.openLink', url), false, url);
    }
  });

  it('copy the keys and links of all selected papers', async () => {
    const nodes = ['tidemix', 'quillfinder'].map((key) => ({ kind: 'paper', id: key, paper: api.library.get(key) }));
    await vscode.commands.executeCommand('literatureNotes.copyLink', nodes[0], nodes);
    assert.equal(
      await vscode.env.clipboard.readText(),
      'https://github.com/example-vision/TideMix\nhttps://github.com/example-nlp/quillfinder',
    );
    await vscode.commands.executeCommand('literatureNotes.copyKey', nodes[1], nodes);
    assert.equal(await vscode.env.clipboard.readText(), 'tidemix\nquillfinder');
  });

  it('reveal a paper at its line, with long lines wrapped', async () => {
    await vscode.commands.executeCommand('literatureNotes.revealInSource', 'relweave');
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /001_language\.txt$/);
    assert.equal(editor?.selection.active.line, 8);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('open the source of the paper that is shown at a double click, or at Enter, and not at a later click', async () => {
    const later = () =>
      new Promise((resolve) => {
        setTimeout(resolve, 600);
      });
    const source = () => vscode.window.activeTextEditor?.document.uri.path.split('/').at(-1);
    const click = () => vscode.commands.executeCommand('_literatureNotes.activatePaper', 'relweave');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await click();
    await later();
    await click();
    assert.equal(source(), undefined);
    await click();
    assert.equal(source(), '001_language.txt');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await later();
    await vscode.commands.executeCommand('_literatureNotes.enter');
    await click();
    assert.equal(source(), '001_language.txt');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are all titled, and internal ones are not offered', async () => {
    const manifest = vscode.extensions.getExtension('literature-notes.literature-notes')?.packageJSON as {
      contributes: { commands: { command: string; title: string }[] };
    };
    const registered = (await vscode.commands.getCommands(true)).filter(
      (id) =>
        id.startsWith('literatureNotes.') &&
        !/\.(?:focus|open|removeView|resetViewLocation|toggleVisibility)$/.test(id),
    );
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      contributed.filter((each) => !registered.includes(each)),
      [],
    );
    assert.equal(
      contributed.some((id) => id.startsWith('_')),
      false,
    );
  });
});
