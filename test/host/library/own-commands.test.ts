import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, writeFile } from '../library-api';

const uriOf = (path: string) => vscode.Uri.joinPath(folder(), path);

describe('commands that a root defines to cite', () => {
  let api: LiteratureNotesApi;
  let key: string;

  before(async () => {
    api = await openLibrary();
    key = api.library.papers[0]!.key;
    await writeFile('book/own.sty', '\\NewDocumentCommand{\\fully}{O{} m}{\\textcite[#1]{#2}}\n');
    await writeFile(
      'book/main.tex',
      '\\documentclass{book}\n\\usepackage{own}\n\\newcommand{\\see}[1]{\\cite{#1}}\n\\input{ch/one}\n',
    );
    await writeFile('book/ch/one.tex', `\\see{${key}} and \\fully[3]{nobody}\n\\see{}\n`);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uriOf('book'), { recursive: true });
  });

  it('are read in its chapters: problems, hover, references, completion and rename', async () => {
    const document = await vscode.workspace.openTextDocument(uriOf('book/ch/one.tex'));
    await vscode.window.showTextDocument(document);
    const problems = () => vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
    if (!problems().includes('nobody')) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.languages.onDidChangeDiagnostics(() => {
          if (problems().includes('nobody')) {
            subscription.dispose();
            resolve();
          }
        });
      });
    }
    const at = document.positionAt(document.getText().indexOf(key) + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    assert.equal(hovers.length, 1);
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    assert.ok(places.some(({ uri }) => uri.path.endsWith('book/ch/one.tex')));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 5),
    );
    assert.ok(items.some(({ detail }) => detail === key));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at,
      'another-key',
    );
    assert.deepEqual(
      edit.get(document.uri).map(({ range }) => document.getText(range)),
      [key],
    );
  });
});
