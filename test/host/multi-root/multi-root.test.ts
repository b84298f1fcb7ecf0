import { assert } from 'chai';
import * as vscode from 'vscode';
import { openLibrary, until } from '../library-api';

/** Waits for what the Problems view shows. */
async function untilDiagnostics(holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      if (holds()) {
        subscription.dispose();
        resolve();
      }
    });
  });
}

describe('a workspace of two folders', () => {
  it('is one library', async () => {
    const api = await openLibrary();
    assert.equal(api.library.papers.length, 2);
    assert.deepEqual(api.loader.folders.map(({ uri }) => uri.path.split('/').slice(-2).join('/')), ['first/papers', 'second/references']);
  });

  it('says where two folders keep a key for two papers, and settles it by a quick fix', async () => {
    const api = await openLibrary();
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'alpaca-graph');
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'bamboo-net');
    const [first, second] = api.loader.folders.map(({ uri }) => vscode.Uri.joinPath(uri, 'literature-keys.json'));
    const before = new TextDecoder().decode(await vscode.workspace.fs.readFile(second!));
    await vscode.workspace.fs.writeFile(second!, new TextEncoder().encode(before.replace('"bamboo-net"', '"alpaca-graph"')));
    await until(api, () => api.library.get('alpaca-graph') === undefined);
    const told = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'disputed-key');
    await untilDiagnostics(() => told(first!) !== undefined && told(second!) !== undefined);
    assert.include(told(first!)?.message, 'second/references/literature-keys.json, line');
    assert.include(told(second!)?.message, 'first/papers/literature-keys.json, line');
    for (const uri of [first!, second!]) {
      await vscode.workspace.openTextDocument(uri);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, told(uri)!.range);
      const fixes = actions.filter(({ title }) => title.startsWith('Keep "alpaca-graph" for'));
      assert.lengthOf(fixes, 2);
      if (uri === first) {
        continue;
      }
      const fix = fixes.find(({ title }) => title.includes('the other becomes bamboo-net'));
      assert.isDefined(fix, fixes.map(({ title }) => title).join());
      assert.isTrue(await vscode.workspace.applyEdit(fix!.edit!));
      await vscode.workspace.saveAll();
    }
    await until(api, () => api.library.get('alpaca-graph')?.abstract.includes('graph learning') === true && api.library.get('bamboo-net')?.abstract.includes('图像分类') === true);
    assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(second!)), before);
    await untilDiagnostics(() => told(first!) === undefined && told(second!) === undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(first!);
    await vscode.workspace.fs.delete(second!);
  });

  it('each folder has settings of its own', async () => {
    const api = await openLibrary();
    const [, second] = vscode.workspace.workspaceFolders!;
    const configuration = vscode.workspace.getConfiguration('literatureNotes', second);
    await configuration.update('folders', ['nowhere'], vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 1);
    await configuration.update('folders', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 2);
  });
});
