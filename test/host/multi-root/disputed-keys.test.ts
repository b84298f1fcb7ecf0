import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import { openLibrary, until } from '../library-api';

describe('a key that the keys files of two folders give to two papers', () => {
  let api: LiteratureNotesApi;
  let files: readonly vscode.Uri[];

  const codesAt = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(({ code }) => code);

  /** Waits until both files have, or have not, a problem with the key. */
  const told = (isTold: boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (files.every((uri) => codesAt(uri).includes('disputed-pin') === isTold)) {
          subscription.dispose();
          resolve();
        }
      };
      const subscription = vscode.languages.onDidChangeDiagnostics(check);
      check();
    });

  before(async () => {
    api = await openLibrary();
    await until(api, () => api.library.papers.length === 2);
    files = api.loader.folders.map(({ uri }) => vscode.Uri.joinPath(uri, 'literature-keys.json'));
    const pinned = api.library.papers.map(({ key }) => key);
    await api.testing!.pins.pin(pinned);
    const pins = pinned.map((key) => api.testing!.library.pinOf(key)?.pin ?? assert.fail(`${key} is not pinned`));
    const texts = pins.map(
      (pin, index) => serializePins([{ ...pin, key: 'shared', aliases: [`former-${String(index)}`] }], '') ?? '',
    );
    await Promise.all(
      files.map((uri, index) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(texts[index]))),
    );
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await Promise.all(files.map((uri) => vscode.workspace.fs.delete(uri)));
  });

  it('is a problem in both, which a quick fix in either settles', async () => {
    await told(true);
    assert.equal(api.library.get('shared'), undefined);
    const [first, second] = api.library.papers;
    await vscode.window.showTextDocument(files[0]!);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      files[0],
      new vscode.Range(3, 0, 3, 5),
    );
    const fixes = actions.filter(({ title }) => title.startsWith('Keep "shared" for'));
    assert.equal(fixes.length, 2, actions.map(({ title }) => title).join());
    const fix = fixes.find(({ edit }) => edit?.has(files[1]!));
    assert.notEqual(fix, undefined, 'one of them is an edit of the other file');
    assert.equal(await vscode.workspace.applyEdit(fix!.edit!), true);
    const other = await vscode.workspace.openTextDocument(files[1]!);
    await other.save();
    await told(false);
    assert.equal(api.library.get('shared')?.abstract, first?.abstract);
    assert.equal(api.library.get('former-1')?.abstract, second?.abstract);
  });
});
