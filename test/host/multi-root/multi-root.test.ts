import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LookUp } from '../../../src/core/services/model';
import { openLibrary, until, withServices } from '../library-api';

describe('a workspace of two folders', () => {
  it('is one library', async () => {
    const api = await openLibrary();
    assert.equal(api.library.papers.length, 2);
    assert.deepEqual(
      api.loader.folders.map(({ uri }) => uri.path.split('/').slice(-2).join('/')),
      ['first/papers', 'second/references'],
    );
  });

  it('each folder has settings of its own', async () => {
    const api = await openLibrary();
    const [, second] = vscode.workspace.workspaceFolders!;
    const configuration = vscode.workspace.getConfiguration('literatureNotes', second);
    await configuration.update('library.folders', ['nowhere'], vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 1);
    await configuration.update('library.folders', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    await until(api, () => api.library.papers.length === 2);
  });

  it('keeps a paper that is added for a document in the library of its folder', async () => {
    const api = await openLibrary();
    const [, second] = vscode.workspace.workspaceFolders!;
    const uri = vscode.Uri.joinPath(second!.uri, 'notes.md');
    const text = 'See [@doi:10.5555/terns].\n';
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    const item = { id: 'x', type: 'article', title: 'Terns', DOI: '10.5555/terns', author: [{ family: 'Reed' }] };
    const lookUp: LookUp = () =>
      Promise.resolve({ records: [{ item, service: 'crossref', asked: '2026-11-01' }], failures: [] });
    await withServices(api, lookUp, async () => {
      const asked = { uri: uri.toString(), key: 'doi:10.5555/terns', start: text.indexOf('doi') };
      await vscode.commands.executeCommand('_literatureNotes.addAndCite', asked);
    });
    const records = vscode.Uri.joinPath(api.loader.folders[1]!.uri, 'literature-records.bib');
    assert.deepEqual(
      api.library.get('terns')?.sources.map(({ source }) => source),
      [records.toString()],
    );
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), 'See [@terns].\n');
    await document.save();
    await vscode.workspace.fs.delete(uri);
    await vscode.workspace.fs.delete(records);
    await until(api, () => api.library.papers.length === 2);
  });
});
