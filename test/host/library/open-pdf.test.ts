import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const entry = `@article{birch2021, title = {Lichen on northern roofs}, author = {Birch, Otto}, year = 2021,
  file = {Full text:texts/Birch 2021.pdf:application/pdf;Run:texts/birch.exe:application/x-msdownload}}
`;

describe('opening PDFs', () => {
  let api: LiteratureNotesApi;
  const written: vscode.Uri[] = [];
  const workbench = () => vscode.workspace.getConfiguration('workbench');

  before(async () => {
    api = await openLibrary();
    written.push(
      await writeFile('literature/texts/Birch 2021.pdf', '%PDF-1.7'),
      await writeFile('literature/texts/birch.exe', 'MZ'),
      await writeFile('literature/tidemix.pdf', '%PDF-1.7'),
      await writeFile('literature/lichen.bib', entry),
    );
    // Stands for an installed viewer: PDFs have an editor.
    await workbench().update('editorAssociations', { '*.pdf': 'default' }, vscode.ConfigurationTarget.Global);
    await until(api, () => api.library.get('birch2021') !== undefined);
  });

  after(async () => {
    await workbench().update('editorAssociations', undefined, vscode.ConfigurationTarget.Global);
    for (const uri of written) {
      await vscode.workspace.fs.delete(uri);
    }
    await until(api, () => api.library.get('birch2021') === undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const opened = () => {
    const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
      ? input.uri.toString()
      : undefined;
  };

  for (const [key, name, where] of [
    ['birch2021', 'literature/texts/Birch 2021.pdf', 'that an entry names'],
    ['tidemix', 'literature/tidemix.pdf', 'called after a paper'],
  ] as const) {
    it(`opens the file ${where} in the editor that there is`, async () => {
      const uri = vscode.Uri.joinPath(folder(), name).toString();
      assert.equal(await vscode.commands.executeCommand('literatureNotes.openPdf', key), uri);
      assert.equal(opened(), uri);
    });
  }

  it('opens the file of the paper that is cited at the cursor', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: 'On roofs [@birch2021].',
    });
    const editor = await vscode.window.showTextDocument(document);
    const position = new vscode.Position(0, 15);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('literatureNotes.openPdf');
    assert.equal(opened(), vscode.Uri.joinPath(folder(), 'literature/texts/Birch 2021.pdf').toString());
  });
});
