import { assert } from 'chai';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { openLibrary } from '../library-api';

const cursor = '$$CURSOR$$';

let opened = 0;

/**
 * Opens a document with its cursors where the markers stand. Each has a name of its own: VS Code gives the unsaved text of
 * a closed document to the next one of its name.
 */
async function open(language: string, marked: string): Promise<vscode.TextEditor> {
  const untitled = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path: `insertion-${++opened}` }));
  const document = await vscode.languages.setTextDocumentLanguage(untitled, language);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => { edit.insert(new vscode.Position(0, 0), marked.replaceAll(cursor, '')); });
  const parts = marked.split(cursor).slice(0, -1);
  editor.selections = parts.map((_, index) => {
    const position = document.positionAt(parts.slice(0, index + 1).join('').length);
    return new vscode.Selection(position, position);
  });
  return editor;
}

describe('insertion', () => {
  let api: LiteratureNotesApi;
  let keys: [string, string];

  before(async () => {
    api = await openLibrary();
    const [first, second] = api.library.papers;
    keys = [first!.key, second!.key];
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  const forms: [language: string, one: (a: string) => string, two: (a: string, b: string) => string][] = [
    ['markdown', (a) => `[@${a}]`, (a, b) => `[@${a}; @${b}]`],
    ['latex', (a) => `\\cite{${a}}`, (a, b) => `\\cite{${a},${b}}`],
    ['restructuredtext', (a) => `:cite:p:\`${a}\``, (a, b) => `:cite:p:\`${a},${b}\``],
    ['plaintext', (a) => `[@${a}]`, (a, b) => `[@${a}; @${b}]`],
  ];
  for (const [language, one, two] of forms) {
    it(`writes ${language}`, async () => {
      const editor = await open(language, `As shown ${cursor}.`);
      await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
      assert.equal(editor.document.getText(), `As shown ${one(keys[0])}.`);
    });
    it(`writes two papers as one group in ${language}`, async () => {
      const editor = await open(language, `As shown ${cursor}.`);
      await vscode.commands.executeCommand('literatureNotes.insertCitation', keys);
      assert.equal(editor.document.getText(), `As shown ${two(...keys)}.`);
    });
  }

  for (const [syntax, expected] of [
    ['typst', (a: string, b: string) => `@${a} @${b}`],
    ['org', (a: string, b: string) => `[cite:@${a};@${b}]`],
    ['rst', (a: string, b: string) => `:cite:p:\`${a},${b}\``],
  ] as const) {
    it(`writes ${syntax} where the setting says so`, async () => {
      const configuration = vscode.workspace.getConfiguration('literatureNotes');
      await configuration.update('citationSyntaxes', { plaintext: syntax }, vscode.ConfigurationTarget.Workspace);
      try {
        const editor = await open('plaintext', `As shown ${cursor} there`);
        await vscode.commands.executeCommand('literatureNotes.insertCitation', keys);
        assert.equal(editor.document.getText(), `As shown ${expected(...keys)} there`);
      } finally {
        await configuration.update('citationSyntaxes', undefined, vscode.ConfigurationTarget.Workspace);
      }
    });
  }

  it('inserts at three cursors, and one undo takes all back', async () => {
    const text = `one ${cursor}\ntwo ${cursor}\n三${cursor}号`;
    const editor = await open('markdown', text);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(editor.document.getText(), text.replaceAll(cursor, `[@${keys[0]}]`));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text.replaceAll(cursor, ''));
  });

  it('keeps the selected text', async () => {
    const editor = await open('markdown', `good work${cursor}`);
    editor.selection = new vscode.Selection(0, 0, 0, 4);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(editor.document.getText(), `good[@${keys[0]}] work`);
  });
});
