import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const heron =
  'We present HeronNet, a network that counts birds in photographs of wetlands. HeronNet outperforms people.';
const ibis = 'We present IbisNet, a network that counts birds in recordings of wetlands. IbisNet outperforms people.';

describe('the library follows its files', () => {
  let api: LiteratureNotesApi;
  let count: number;
  const has = (text: string) => api.library.papers.some(({ abstract }) => abstract.includes(text));

  before(async () => {
    api = await openLibrary();
    count = api.library.papers.length;
  });

  it('holds the 12 papers of the example', () => {
    assert.equal(count, 12);
    assert.equal(api.loader.state, 'ready');
  });

  it('a file added, edited and deleted on disk', async () => {
    const uri = await writeFile('literature/birds.txt', `${heron}\n`);
    await until(api, () => has('HeronNet'));
    assert.equal(api.library.papers.length, count + 1);

    await writeFile('literature/birds.txt', `${ibis}\n${heron}\n`);
    await until(api, () => has('IbisNet'));
    assert.equal(api.library.papers.length, count + 2);

    await vscode.workspace.fs.delete(uri);
    await until(api, () => !has('IbisNet'));
    assert.equal(api.library.papers.length, count);
  });

  it('a folder added and deleted', async () => {
    await writeFile('literature/more/birds.txt', `${heron}\n`);
    await until(api, () => has('HeronNet'));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/more'), { recursive: true });
    await until(api, () => !has('HeronNet'));
    assert.equal(api.library.papers.length, count);
  });

  it('an open editor wins over the disk until it is closed', async () => {
    const uri = await writeFile('literature/birds.txt', `${heron}\n`);
    await until(api, () => has('HeronNet'));
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `${ibis}\n`);
    });
    await until(api, () => has('IbisNet'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(api, () => !has('IbisNet'));
    await vscode.workspace.fs.delete(uri);
    await until(api, () => !has('HeronNet'));
  });

  it('reports an entry without an abstract as a problem that hides nothing', async () => {
    const uri = await writeFile(
      'literature/birds.txt',
      `${heron}\ntranslated by 谷歌翻译\ntranslated by 谷歌翻译\n${ibis}\n`,
    );
    await until(api, () => has('IbisNet'));
    const diagnostics = vscode.languages.getDiagnostics(uri);
    assert.deepEqual(
      diagnostics.map(({ code, severity }) => [code, severity]),
      [['empty-entry', vscode.DiagnosticSeverity.Information]],
    );
    assert.equal(has('HeronNet'), true);
    await vscode.workspace.fs.delete(uri);
    await until(api, () => !has('IbisNet'));
    assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
  });
});
