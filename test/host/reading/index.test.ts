import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CitationIndex } from '../../../src/host/citations/citation-index';
import { folder, openLibrary, writeFile } from '../library-api';

describe('the citations of the workspace', () => {
  let index: CitationIndex;

  const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path);
  const pathOf = (uri: vscode.Uri) => uri.path.slice(folder().path.length + 1);
  const placesOf = async (key: string) =>
    (await index.placesOf(key)).map(
      ({ uri, range: { start, end } }) => `${pathOf(uri)}:${start.line}:${start.character}-${end.character}`,
    );
  const documentsOf = async (key: string) => [...new Set((await index.placesOf(key)).map(({ uri }) => pathOf(uri)))];

  /** Waits until what the index says is as wanted; the test's time limit ends it. */
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        const subscription = index.onDidChange(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
  };

  before(async () => {
    index = (await openLibrary()).testing!.cited;
    await index.whenScanned;
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are found in every syntax, at their places', async () => {
    assert.deepEqual(await placesOf('tidemix'), [
      'documents/book.Rmd:0:6-13',
      'documents/pandoc.md:2:9-16',
      'documents/pandoc.md:2:49-56',
      'documents/paper.tex:0:20-27',
      'documents/text.myst:0:15-22',
      'documents/text.org:0:13-20',
      'documents/text.rst:0:15-22',
      'documents/text.typ:0:7-14',
    ]);
    assert.deepEqual(await placesOf('relweave'), ['documents/paper.tex:0:28-36', 'documents/text.typ:0:26-34']);
  });

  it('are not those of excluded folders, nor of comments', async () => {
    assert.doesNotMatch((await documentsOf('tidemix')).join(), /secret/);
    assert.doesNotMatch((await documentsOf('tidemix')).join(), /built/);
    assert.doesNotMatch((await documentsOf('tidemix')).join(), /node_modules/);
    assert.deepEqual(await documentsOf('quillfinder'), ['documents/pandoc.md']);
  });

  it('follow new files, also in folders that are moved in, and files that go', async () => {
    await writeFile('documents/new/late.md', '[@saltroad]');
    await until(() => index.book.countOf('saltroad') === 1);
    await vscode.workspace.fs.rename(uriOf('documents/new'), uriOf('documents/moved'));
    await until(
      () =>
        index.book.countOf('saltroad') === 1 &&
        [...index.book.documents].some((document) => document.endsWith('moved/late.md')),
    );
    assert.deepEqual(await documentsOf('saltroad'), ['documents/moved/late.md']);
    await vscode.workspace.fs.delete(uriOf('documents/moved'), { recursive: true });
    await until(() => index.book.countOf('saltroad') === 0);
  });

  it('stay without files that are written into excluded folders', async () => {
    await writeFile('hidden/late.md', '[@saltroad]');
    await writeFile('out/deep/late.md', '[@saltroad]');
    await writeFile('documents/marker.md', '[@marker]');
    await until(() => index.book.countOf('marker') === 1);
    assert.equal(index.book.countOf('saltroad'), 0);
    await vscode.workspace.fs.delete(uriOf('documents/marker.md'));
    await until(() => index.book.countOf('marker') === 0);
  });

  it('are those of the editor while it is open, and those of the file when it closes without saving', async () => {
    const uri = await writeFile('documents/open.md', '[@saltroad]');
    await until(() => index.book.countOf('saltroad') === 1);
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'One line\n\n[@saltroad; @typed]\n');
    });
    // At once, before the pause in typing.
    assert.deepEqual(await placesOf('saltroad'), ['documents/open.md:2:2-10', 'documents/open.md:3:2-10']);
    assert.equal(index.cited.has('typed'), true);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => index.book.countOf('typed') === 0);
    assert.deepEqual(await placesOf('saltroad'), ['documents/open.md:0:2-10']);
    await vscode.workspace.fs.delete(uri);
    await until(() => index.book.countOf('saltroad') === 0);
  });

  it('are those of unsaved documents too, in the syntax of their language', async () => {
    const untitled = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'untitled', path: 'reading-untitled-1' }),
    );
    const document = await vscode.languages.setTextDocumentLanguage(untitled, 'latex');
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '@notthis \\cite{butthis}');
    });
    assert.equal(index.cited.has('butthis'), true);
    assert.equal(index.cited.has('notthis'), false);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until(() => index.book.countOf('butthis') === 0);
  });

  it('are read anew when settings leave documents out, or give a language another syntax', async () => {
    const change = (section: string, name: string, value: unknown) =>
      vscode.workspace.getConfiguration(section, folder()).update(name, value, vscode.ConfigurationTarget.Workspace);
    const kept = vscode.workspace.getConfiguration('search', folder()).inspect('exclude')?.workspaceValue;
    await change('search', 'exclude', { hidden: true, 'documents/*.org': true });
    await until(() => ![...index.book.documents].some((document) => document.endsWith('.org')));
    await change('search', 'exclude', kept);
    await until(() => [...index.book.documents].some((document) => document.endsWith('text.org')));
    await change('literatureNotes', 'citations.syntaxes', { org: 'latex' });
    await until(() => ![...index.book.documents].some((document) => document.endsWith('.org')));
    await change('literatureNotes', 'citations.syntaxes', undefined);
    await until(() => [...index.book.documents].some((document) => document.endsWith('text.org')));
  });
});
