import { assert } from 'chai';
import * as vscode from 'vscode';
import { resolveFolder } from '../../../src/host/library/library-folders';
import { uriAt } from '../../../src/host/uri-at';
import { folder, openLibrary, until, writeFile } from '../library-api';

const half = '\ud800';

describe('paths that hold half a character', () => {
  it('make addresses that can be written', () => {
    assert.throws(() => folder().with({ path: `/${half}` }).toString(), URIError);
    assert.equal(uriAt(folder(), `/a${half}/b\udc00.bib`).path, '/a\ufffd/b\ufffd.bib');
    assert.equal(uriAt(folder(), '/\u{1f33f}.bib').path, '/\u{1f33f}.bib');
    const [workspaceFolder] = vscode.workspace.workspaceFolders!;
    for (const path of [half, `/${half}`, `C:\\${half}`, `memfs://host/${half}`, `a/${half}/b`, `//server/${half}`]) {
      assert.isString(resolveFolder(workspaceFolder!, path).toString(), path);
    }
  });

  it('begin with one slash where no authority stands before', () => {
    assert.equal(uriAt(vscode.Uri.file('/a'), '//b/c').path, '/b/c');
    assert.equal(uriAt(vscode.Uri.parse('memfs://host/a'), '//b/c').path, '//b/c');
  });

  it('hinder neither the check of a document that names one nor a library that has such a folder', async () => {
    const api = await openLibrary();
    const configuration = vscode.workspace.getConfiguration('literatureNotes');
    const uri = await writeFile('half.md', `---\nbibliography: "a\\uD800.bib"\n---\n[@nobody]\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    const { missing } = await api.testing!.own.of(document);
    assert.isAtMost(missing.length, 1);
    await configuration.update('folders', [half, 'literature'], vscode.ConfigurationTarget.Workspace);
    await until(api, () => api.loader.folders.length === 2 && api.library.papers.length > 0);
    await configuration.update('folders', undefined, vscode.ConfigurationTarget.Workspace);
    await until(api, () => api.loader.folders.length === 1 && api.library.papers.length > 0);
    await vscode.workspace.fs.delete(uri);
  });
});
