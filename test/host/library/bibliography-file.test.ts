import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, writeFile } from '../library-api';

const forms: readonly (readonly [ending: string, cite: (key: string) => string, named: RegExp])[] = [
  ['typ', (key) => `@${key}`, /#bibliography\("references\.bib"\)/],
  ['org', (key) => `[cite:@${key}]`, /#\+bibliography: references\.bib\n#\+print_bibliography:/],
  ['rst', (key) => `:cite:\`${key}\``, /\.\. bibliography:: references\.bib/],
  ['adoc', (key) => `cite:[${key}]`, /bibliography::references\.bib\[\]/],
  ['tex', (key) => `\\cite{${key}}`, /\\bibliographystyle\{plain\}\n\\bibliography\{references\}/],
];

describe('a bibliography file in place of a list of references', () => {
  let api: LiteratureNotesApi;
  let keys: readonly [string, string];

  before(async () => {
    api = await openLibrary();
    const [first, second] = api.library.papers;
    keys = [first!.key, second!.key];
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'named'), { recursive: true }).then(
      () => undefined,
      () => undefined,
    );
  });

  const stored = async (path: string) =>
    vscode.workspace.decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), path)), {
      encoding: 'utf8',
    });
  const isThere = (path: string) =>
    vscode.workspace.fs.stat(vscode.Uri.joinPath(folder(), path)).then(
      () => true,
      () => false,
    );

  let opened = 0;

  /** A document of its own, since VS Code keeps what it knows of one that was deleted. */
  async function open(ending: string, text: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(
      await writeFile(`named/draft-${++opened}.${ending}`, text),
    );
    const editor = await vscode.window.showTextDocument(document);
    const end = document.positionAt(text.length);
    editor.selection = new vscode.Selection(end, end);
    return editor;
  }

  const insert = () => vscode.commands.executeCommand('literatureNotes.insertBibliography', { file: true });

  for (const [ending, cite, named] of forms) {
    it(`is written, and named by one step that an undo takes back: .${ending}`, async () => {
      const before = api.library.papers.map(({ key }) => key);
      const text = `Seen ${cite(keys[0])} before.\n`;
      const editor = await open(ending, text);
      await insert();
      assert.match(editor.document.getText(), named);
      assert.ok(editor.document.getText().startsWith(text));
      const bib = await stored('named/references.bib');
      assert.match(bib, new RegExp(`@\\w+\\{${keys[0]},`));
      assert.ok(!bib.includes(`{${keys[1]},`));
      assert.equal(editor.document.isDirty, true);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), text);
      assert.deepEqual(
        api.library.papers.map(({ key }) => key),
        before,
      );
    });
  }

  it('is brought up to date where the document names it already, which stays as it is', async () => {
    const text = `@${keys[0]} and @${keys[1]}\n\n#bibliography("mine.bib")\n`;
    const editor = await open('typ', text);
    await insert();
    assert.equal(editor.document.getText(), text);
    assert.equal((await stored('named/mine.bib')).match(/^@/gm)?.length, 2);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 0, 0, `@${keys[0]} and `.length));
    });
    await editor.document.save();
    await insert();
    assert.match(await stored('named/mine.bib'), new RegExp(`^[^@]*@\\w+\\{${keys[1]},[^@]*$`));
  });

  it('is never written over what somebody else wrote, but beside it', async () => {
    await writeFile('named/references.bib', '@misc{mine}\n');
    const editor = await open('typ', `Seen @${keys[0]}.\n`);
    await insert();
    assert.match(editor.document.getText(), /\n#bibliography\("references-literature\.bib"\)\n/);
    assert.ok((await stored('named/references-literature.bib')).includes(`{${keys[0]},`));
    assert.equal(await stored('named/references.bib'), '@misc{mine}\n');
  });

  for (const [ending, text, after] of [
    ['typ', (key: string) => `@${key}\n#bibliography("own.bib")\n`, '#bibliography(("own.bib", "references.bib"))'],
    [
      'tex',
      (key: string) =>
        `\\documentclass{article}\n\\begin{document}\n\\cite{${key}}\n\\bibliography{own}\n\\end{document}\n`,
      '\\bibliography{own,references}',
    ],
    [
      'md',
      (key: string) => `---\nbibliography:\n  - own.bib\n---\n[@${key}]\n`,
      '  - own.bib\n  - references.bib\n---',
    ],
  ] as const) {
    it(`is named behind somebody else’s, by one step that an undo takes back: .${ending}`, async () => {
      await writeFile('named/own.bib', '@misc{mine}\n');
      const editor = await open(ending, text(keys[0]));
      await insert();
      assert.ok(editor.document.getText().includes(after), editor.document.getText());
      assert.ok((await stored('named/references.bib')).includes(`{${keys[0]},`));
      assert.equal(await stored('named/own.bib'), '@misc{mine}\n');
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), text(keys[0]));
    });
  }

  it('is not made where a document needs none', async () => {
    for (const [ending, text] of [
      ['md', 'Nothing of the library: [@nobody]\n'],
      ['typ', 'Nothing of the library: @nobody\n'],
    ] as const) {
      const editor = await open(ending, text);
      await insert();
      assert.equal(editor.document.getText(), text);
      assert.equal(await isThere('named/references.bib'), false);
    }
  });

  it('is named in the metadata block of Markdown', async () => {
    const editor = await open('md', `[@${keys[0]}]\n`);
    await insert();
    assert.match(editor.document.getText(), /^---\nbibliography: references\.bib\n---\n/);
    assert.ok((await stored('named/references.bib')).includes(`{${keys[0]},`));
  });

  it('takes the place of a list of references', async () => {
    const editor = await open('typ', `Seen @${keys[0]}.\n`);
    await vscode.commands.executeCommand('literatureNotes.insertBibliography', { style: 'ieee' });
    assert.match(editor.document.getText(), /literature-notes:bibliography/);
    await insert();
    assert.doesNotMatch(editor.document.getText(), /literature-notes:bibliography/);
    assert.match(editor.document.getText(), /\n#bibliography\("references\.bib"\)\n/);
  });
});
