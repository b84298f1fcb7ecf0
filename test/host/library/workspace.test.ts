import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FileRefusal } from '../../../src/core/files/refusal';
import { uriBelow } from '../../../src/core/base/uris';
import { type FileChange, NotFound } from '../../../src/core/workspace/workspace';
import { codeDocumentOf, VsCodeWorkspace } from '../../../src/host/workspace/vscode-workspace';
import { folder, openLibrary, writeFile } from '../library-api';

describe('the workspace of VS Code, as use cases see it', () => {
  const workspace = new VsCodeWorkspace();
  const at = (path: string) => uriBelow(workspace.folders[0]!, path);
  const failure = (reading: Promise<unknown>) =>
    reading.then(
      () => assert.fail('it was read'),
      (error: unknown) => error,
    );

  before(() => openLibrary());
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(folder(), 'port'), { recursive: true })
      .then(undefined, () => undefined);
  });

  it('writes URIs as VS Code does', async () => {
    const uri = await writeFile('port/b#1 %20?标题.bib', '@misc{b}');
    assert.equal(at('port/b#1 %20?标题.bib'), uri.toString());
    assert.equal((await workspace.read(at('port/b#1 %20?标题.bib'))).text, '@misc{b}');
    assert.deepEqual(await workspace.list(at('port')), [{ name: 'b#1 %20?标题.bib', kind: 'file', isLink: false }]);
    const { kind, size, isReadOnly } = (await workspace.stat(uri.toString()))!;
    assert.deepEqual([kind, size, isReadOnly], ['file', 8, false]);
  });

  it('has an open document win over its file', async () => {
    const uri = await writeFile('port/open.md', 'saved\n');
    const document = await workspace.open(uri.toString());
    assert.equal(workspace.document(uri.toString()), document);
    const changed = new Promise<string>((resolve) => {
      workspace.onDidChangeDocument(({ uri: which }) => {
        resolve(which);
      });
    });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'not ');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await changed, uri.toString());
    const { text, open } = await workspace.read(uri.toString());
    assert.deepEqual([text, open?.document === document, document.isDirty], ['not saved\n', true, true]);
    assert.equal((await workspace.readFile(uri.toString(), 100)).text, 'saved\n');
    const saved = new Promise<string>((resolve) => {
      workspace.onDidSaveDocument(({ uri: which }) => {
        resolve(which);
      });
    });
    await codeDocumentOf(document).save();
    assert.equal(await saved, uri.toString());
  });

  it('refuses what is no file, too large or gone, each in its way', async () => {
    const uri = await writeFile('port/large.md', '12345678');
    const codeOf = async (reading: Promise<unknown>) => {
      const error = await failure(reading);
      return error instanceof FileRefusal ? error.code : error;
    };
    assert.equal(await codeOf(workspace.read(uri.toString(), 7)), 'too-large');
    assert.equal(await codeOf(workspace.read(at('port'))), 'not-a-file');
    assert.ok((await failure(workspace.read(at('port/none.md')))) instanceof NotFound);
    assert.ok((await failure(workspace.readFile(at('port/none.md'), 8))) instanceof NotFound);
    assert.ok((await failure(workspace.list(at('none')))) instanceof NotFound);
    assert.equal(await workspace.stat(at('none')), undefined);
  });

  it('tells of files that come up, by their endings', async () => {
    const told = new Promise<FileChange>((resolve) => {
      const watching = workspace.watch({ endings: ['port'] }, (change) => {
        watching.dispose();
        resolve(change);
      });
    });
    await writeFile('port/other.md', '');
    const uri = await writeFile('port/new.port', '');
    assert.deepEqual(await told, { uri: uri.toString(), kind: 'created' });
  });
});
