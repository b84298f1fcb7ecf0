import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { folder, openLibrary, writeFile } from '../library-api';

describe('hints beside citation keys', () => {
  const setting = () => vscode.workspace.getConfiguration('literatureNotes.citations');
  const written: vscode.Uri[] = [];

  before(async () => {
    await (
      await openLibrary()
    ).testing!.cited.whenScanned;
    await setting().update('hints', true, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await setting().update('hints', undefined, vscode.ConfigurationTarget.Global);
    for (const uri of written) {
      await vscode.workspace.fs.delete(uri);
    }
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** What stands behind keys in a document, by key. */
  async function hintsOf(document: vscode.TextDocument): Promise<readonly (readonly [string, string])[]> {
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
    );
    return hints.map(({ label, position }) => {
      const before = document.getText(new vscode.Range(position.with({ character: 0 }), position));
      return [/[\w-]+$/.exec(before)?.[0] ?? '', label as string];
    });
  }

  for (const [path, keys] of [
    ['pandoc.md', ['tidemix', 'quillfinder', 'tidemix']],
    ['book.Rmd', ['tidemix']],
    ['paper.tex', ['tidemix', 'relweave']],
    ['text.typ', ['tidemix', 'relweave']],
    ['text.org', ['tidemix']],
    ['text.rst', ['tidemix']],
    ['text.myst', ['tidemix']],
  ] as const) {
    it(`stand in ${path}, once the setting is on`, async () => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'documents', path));
      const hints = await hintsOf(document);
      assert.deepEqual(
        hints.map(([key]) => key),
        keys,
      );
      assert.ok(hints.every(([, label]) => label !== ''));
      await setting().update('hints', false, vscode.ConfigurationTarget.Global);
      assert.deepEqual(await hintsOf(document), []);
      await setting().update('hints', true, vscode.ConfigurationTarget.Global);
    });
  }

  it('stand in AsciiDoc, and not behind keys that nobody has', async () => {
    written.push(await writeFile('documents/text.adoc', 'It is cite:[fedparcel] and cite:[nobody2020].\n'));
    const document = await vscode.workspace.openTextDocument(written[0]!);
    assert.deepEqual(
      (await hintsOf(document)).map(([key]) => key),
      ['fedparcel'],
    );
  });

  it('say authors and year of what the document’s own bibliography has', async () => {
    written.push(
      await writeFile(
        'documents/own/own.bib',
        '@article{birch2021, title = {Lichen}, author = {Birch, Otto}, year = 2021}\n',
      ),
      await writeFile('documents/own/own.md', '---\nbibliography: own.bib\n---\n\nAs [@birch2021].\n'),
    );
    const document = await vscode.workspace.openTextDocument(written.at(-1)!);
    assert.deepEqual(await hintsOf(document), [['birch2021', 'Birch 2021']]);
  });
});
