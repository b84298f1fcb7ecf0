import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, writeFile } from '../library-api';

const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source: source.split(/(?<=\n)/) });
const notebookText = JSON.stringify({
  cells: [
    cell('# Study\n\nAs [@fedparcel] and [@birch2021] show.\n'),
    { cell_type: 'code', metadata: {}, source: ['x = [@fedparcel]'], outputs: [], execution_count: null },
    cell('Nobody knows [@nobody2020], and [@fedparcel] comes again.'),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

describe('cells of notebooks', () => {
  let api: LiteratureNotesApi;
  let notebook: vscode.NotebookDocument;
  const written: vscode.Uri[] = [];

  before(async () => {
    api = await openLibrary();
    await api.testing!.cited.whenScanned;
    written.push(
      await writeFile('study/refs.bib', '@article{birch2021, title = {Lichen}, author = {Birch, Otto}, year = 2021}\n'),
      await writeFile('study/study.ipynb', notebookText),
    );
    notebook = await vscode.workspace.openNotebookDocument(written[1]!);
    await vscode.window.showNotebookDocument(notebook);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['study', 'named']) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), name), { recursive: true });
    }
  });

  const documentOf = (index: number) => notebook.cellAt(index).document;
  const positionOf = (document: vscode.TextDocument, text: string) =>
    document.positionAt(document.getText().indexOf(text) + 1);

  it('show the paper over a citation, and lead to its line', async () => {
    const document = documentOf(0);
    assert.equal(document.uri.scheme, 'vscode-notebook-cell');
    const position = positionOf(document, '@fedparcel');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    assert.match((hover?.contents[0] as vscode.MarkdownString).value, /\*\*FedParcel/);
    const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.match(definitions[0]?.targetUri.path ?? '', /literature\/002_systems\.txt$/);
  });

  it('count as places where a paper is cited, code not', () => {
    const paper = api.library.get('fedparcel')!;
    const places = api.testing!.cited.placesOfPaper(paper).filter(({ uri }) => uri.scheme === 'vscode-notebook-cell');
    assert.deepEqual(
      places.map(({ uri }) => uri.toString()).sort(),
      [documentOf(0), documentOf(2)].map(({ uri }) => uri.toString()).sort(),
    );
  });

  it('have their wrong keys told, but for those that a bibliography beside the notebook has', async () => {
    const ours = (uri: vscode.Uri) =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Literature Notes');
    const wrong = documentOf(2);
    while (ours(wrong.uri).length === 0) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.languages.onDidChangeDiagnostics(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
    assert.deepEqual(
      ours(wrong.uri).map(({ code, range }) => [code, wrong.getText(range)]),
      [['unknown-key', 'nobody2020']],
    );
    // Checked before, in the order in which they were opened.
    assert.deepEqual(ours(documentOf(0).uri), []);
    assert.deepEqual(ours(documentOf(1).uri), []);
  });

  it('have papers offered and inserted', async () => {
    const editor = vscode.window.activeNotebookEditor!;
    editor.selection = new vscode.NotebookRange(2, 3);
    await vscode.commands.executeCommand('notebook.cell.edit');
    while (vscode.window.activeTextEditor?.document !== documentOf(2)) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.window.onDidChangeActiveTextEditor(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
    const text = vscode.window.activeTextEditor;
    const end = text.document.positionAt(text.document.getText().length);
    await text.edit((edit) => {
      edit.insert(end, ' See [@fedp');
    });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      text.document.uri,
      text.document.positionAt(text.document.getText().length),
    );
    const ours = list.items.filter(({ command }) => command?.command === '_literatureNotes.cited');
    assert.equal((ours[0]?.insertText as string).replace(/[^\w-]/g, ''), 'fedparcel');
    const begun = text.document.getText().lastIndexOf('[@fedp');
    await text.edit((edit) => {
      edit.delete(new vscode.Range(text.document.positionAt(begun), text.document.positionAt(begun + '[@fedp'.length)));
    });
    const behind = text.document.positionAt(text.document.getText().length);
    text.selection = new vscode.Selection(behind, behind);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', 'lanternroute');
    assert.match(text.document.getText(), / See \[@lanternroute\]$/);
  });

  it('resolve what the bibliography has that the first cell names', async () => {
    written.push(
      await writeFile('named/lib/own.bib', '@article{reed2019, title = {Terns}, author = {Reed, Ann}, year = 2019}\n'),
      await writeFile(
        'named/paper.ipynb',
        JSON.stringify({
          cells: [
            { cell_type: 'raw', metadata: {}, source: ['---\n', 'bibliography: lib/own.bib\n', '---'] },
            cell('As [@reed2019] says, and [@nobody2020] does not.'),
          ],
          metadata: { language_info: { name: 'python' } },
          nbformat: 4,
          nbformat_minor: 5,
        }),
      ),
    );
    const named = await vscode.workspace.openNotebookDocument(written.at(-1)!);
    await vscode.window.showNotebookDocument(named);
    const { document } = named.cellAt(1);
    const ours = () =>
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Literature Notes');
    while (ours().length === 0) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.languages.onDidChangeDiagnostics(() => {
          subscription.dispose();
          resolve();
        });
      });
    }
    assert.deepEqual(
      ours().map(({ code, range }) => [code, document.getText(range)]),
      [['unknown-key', 'nobody2020']],
    );
  });
});
