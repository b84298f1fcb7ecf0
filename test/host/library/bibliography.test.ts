import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { insertBibliography } from '../../../src/commands/insert-bibliography';
import { ReferenceFormatter } from '../../../src/host/bibliographies/reference-formatter';
import { ReferenceListBlock } from '../../../src/host/bibliographies/reference-list-block';
import { folder, openLibrary, writeFile } from '../library-api';

let opened = 0;

async function open(language: string, text: string): Promise<vscode.TextEditor> {
  const untitled = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: `bibliography-${++opened}` }),
  );
  const document = await vscode.languages.setTextDocumentLanguage(untitled, language);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), text);
  });
  const end = document.positionAt(text.length);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

const insert = (style?: string) =>
  vscode.commands.executeCommand('literatureNotes.insertBibliography', ...(style === undefined ? [] : [{ style }]));

const noFiles = { offerOf: () => Promise.resolve(undefined), keep: () => assert.fail() };

describe('bibliographies', () => {
  let api: LiteratureNotesApi;
  let keys: [string, string];
  let titles: [string, string];

  const documentBibliography = () => {
    const { bibliographies, cited, library, documentEntries, bundles, services } = api.testing!;
    return new ReferenceListBlock(
      cited,
      documentEntries,
      new ReferenceFormatter(library, bibliographies, bundles, services.extensionUri, services.memento),
      bundles,
    );
  };

  before(async () => {
    api = await openLibrary();
    const [first, second] = api.library.papers;
    keys = [first!.key, second!.key];
    titles = [first!.title, second!.title];
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('stand below the text, follow it in place, and go with one undo', async () => {
    const text = `See [@${keys[1]}].\n`;
    const editor = await open('markdown', text);
    await insert('ieee');
    const once = editor.document.getText();
    assert.ok(once.includes(`${text}\n<!-- literature-notes:bibliography style=ieee -->\n\n\\[1\\] “`), once);
    assert.ok(once.replaceAll('\\', '').includes(titles[1]));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), `First @${keys[0]}. `);
    });
    await insert();
    const twice = editor.document.getText();
    assert.equal(twice.split('literature-notes:bibliography').length, 3);
    assert.match(twice, /\n\\\[1\\\] .*\n\n\\\[2\\\] /);
    assert.ok(twice.replaceAll('\\', '').lastIndexOf(titles[0]) < twice.replaceAll('\\', '').lastIndexOf(titles[1]));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), `First @${keys[0]}. ${once}`);
  });

  it('stand below the text though the cursor is in front matter', async () => {
    const text = `---\ntitle: Moss\nauthor: Berg\n---\n\nSee [@${keys[1]}].\n`;
    const editor = await open('markdown', text);
    editor.selection = new vscode.Selection(1, 3, 1, 3);
    await insert('ieee');
    assert.ok(editor.document.getText().includes(`${text}\n<!-- literature-notes:bibliography style=ieee -->\n`));
  });

  it('are not asked about where the document cites nothing', async () => {
    const editor = await open('markdown', 'Nothing is cited.\n');
    // Without a style, which would be asked for.
    await insert();
    assert.equal(editor.document.getText(), 'Nothing is cited.\n');
  });

  it('hold what a bibliography of the document’s own has, in its place among the others', async () => {
    await writeFile(
      'own/refs.bib',
      '@article{own2020, author = {Own, Olga}, title = {Walls of moss}, journal = {Moss}, year = 2020}\n',
    );
    const uri = await writeFile(
      'own/cites.md',
      `---\nbibliography: refs.bib\n---\n\n[@${keys[1]}; @own2020; @${keys[0]}; @nobody]\n`,
    );
    const editor = await vscode.window.showTextDocument(uri);
    const { count, unknown, unread } = await documentBibliography().edit(editor.document, 'ieee', 0);
    assert.deepEqual([count, unknown, unread], [3, ['nobody'], []]);
    await insert('ieee');
    const text = editor.document.getText().replaceAll('\\', '');
    assert.match(text, /\[2\] O\. Own, “Walls of moss,” \*Moss\*, 2020\./);
    assert.ok(text.indexOf(titles[1]) < text.indexOf('[2]'));
    assert.ok(text.indexOf('[2]') < text.indexOf(titles[0]));
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  });

  it('hold what Hayagriva of the document’s own says, and tell of its entries that cannot be read', async () => {
    await writeFile(
      'own/refs.yml',
      'own2020:\n  type: book\n  title: Walls of moss\n  author: "Own, Olga"\n  date: 2020\ndamaged: no fields\n',
    );
    const uri = await writeFile('own/cites.typ', '#bibliography("refs.yml")\n\n@own2020 @damaged\n');
    const document = await vscode.workspace.openTextDocument(uri);
    const { count, unknown, unread, text } = await documentBibliography().edit(document, 'ieee', 0);
    assert.deepEqual([count, unknown, unread], [1, [], ['damaged']]);
    assert.match(text, /O\. Own, /);
    assert.match(text, /Walls of moss/);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
  });

  for (const [name, text] of [
    ['all.tex', '\\documentclass{article}\n\\begin{document}\n\\nocite{*}\n\\bibliography{refs}\n\\end{document}\n'],
    ['all.md', '---\nbibliography: refs.bib\nnocite: "@*"\n---\n\nText.\n'],
    ['all.typ', '#bibliography("refs.bib", full: true)\n'],
  ] as const) {
    it(`hold every work of the document’s own bibliography where it asks for all: ${name}`, async () => {
      // One folder each: what was read of a file that has just been deleted may be remembered a moment longer.
      const folderOfIt = `whole-${name.replace('.', '-')}`;
      await writeFile(
        `${folderOfIt}/refs.bib`,
        '@book{own2020, author = {Own, Olga}, title = {Walls of moss}, publisher = {Moss}, year = 2020}\n' +
          '@book{owl2021, author = {Owl, Otto}, title = {Towers of fern}, publisher = {Fern}, year = 2021}\n',
      );
      const uri = await writeFile(`${folderOfIt}/${name}`, text);
      const { document } = await vscode.window.showTextDocument(uri);
      await insert('ieee');
      const [before = '', list = ''] = document.getText().split('literature-notes:bibliography style=ieee');
      assert.ok(before.startsWith(text.slice(0, 20)), before);
      assert.match(list, /Walls of moss[^]*Towers of fern/);
      assert.equal(
        titles.some((title) => list.replaceAll('\\', '').includes(title)),
        false,
      );
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(uri, '..'), { recursive: true });
    });
  }

  it('are what LaTeX itself cites from', async () => {
    const editor = await open('latex', `\\cite{${keys[0]}}\n`);
    await insert('apa');
    const once = editor.document.getText();
    assert.ok(
      once.includes(
        `\n% literature-notes:bibliography style=apa\n\n\\begin{thebibliography}{9}\n\\bibitem{${keys[0]}} `,
      ),
      once,
    );
    await insert();
    assert.equal(editor.document.getText(), once);
  });

  it('follow a style of the user’s own', async () => {
    const style =
      '<?xml version="1.0"?><style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>t</title><id>t</id><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout prefix="Own: "><text variable="title"/></layout></bibliography></style>';
    await writeFile('styles/own style.csl', style);
    const editor = await open('markdown', `@${keys[0]}\n`);
    await insert('styles/own style.csl');
    assert.match(
      editor.document.getText(),
      /<!-- literature-notes:bibliography style="styles\/own style\.csl" -->\n\nOwn: /,
    );
    // Named in the settings, for a list that names none itself.
    const configuration = vscode.workspace.getConfiguration('literatureNotes.bibliography');
    await configuration.update('styleFile', 'styles/own style.csl', vscode.ConfigurationTarget.Workspace);
    const other = await open(
      'markdown',
      `@${keys[0]}\n\n<!-- literature-notes:bibliography -->\n<!-- /literature-notes:bibliography -->\n`,
    );
    await insert();
    assert.match(other.document.getText(), /\n\nOwn: /);
    await configuration.update('styleFile', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'styles'), { recursive: true });
  });

  it('are brought up to date on saving where the setting says so', async () => {
    const uri = await writeFile(
      'saved.md',
      `@${keys[0]}\n\n<!-- literature-notes:bibliography style=apa -->\n<!-- /literature-notes:bibliography -->\n`,
    );
    const configuration = vscode.workspace.getConfiguration('literatureNotes');
    await configuration.update('bibliography.updateOnSave', true, vscode.ConfigurationTarget.Workspace);
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), 'See ');
      });
      await document.save();
      assert.ok(document.getText().replaceAll('\\', '').includes(titles[0]));
    } finally {
      await configuration.update('bibliography.updateOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('stay as they are on saving while the library is being read', async () => {
    const text = `@${keys[0]}\n\n<!-- literature-notes:bibliography style=apa -->\n\nOld.\n\n<!-- /literature-notes:bibliography -->\n`;
    const uri = await writeFile('saved-early.md', text);
    const configuration = vscode.workspace.getConfiguration('literatureNotes');
    await configuration.update('bibliography.updateOnSave', true, vscode.ConfigurationTarget.Workspace);
    const { loader, pins } = api.testing!;
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    // The library reads its keys first.
    const readAll = pins.readAll.bind(pins);
    pins.readAll = async (folders) => {
      await held;
      await readAll(folders);
    };
    const reading = loader.reload();
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => {
        edit.insert(new vscode.Position(0, 0), 'See ');
      });
      assert.equal(loader.state, 'indexing');
      await document.save();
      assert.equal(document.getText(), `See ${text}`);
    } finally {
      goOn();
      await reading;
      pins.readAll = readAll;
      await configuration.update('bibliography.updateOnSave', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('go in though somebody types meanwhile', async () => {
    const { loader } = api.testing!;
    const bibliographies = documentBibliography();
    const editor = await open('markdown', `See [@${keys[0]}].\n`);
    let typed: Thenable<unknown> | undefined;
    const edit: ReferenceListBlock['edit'] = async (...asked) => {
      const made = await bibliographies.edit(...asked);
      typed ??= vscode.commands.executeCommand('type', { text: 'Seen. ' });
      return made;
    };
    await insertBibliography(
      {
        blockOf: (document: vscode.TextDocument) => bibliographies.blockOf(document),
        cites: () => true,
        edit,
        chooseStyle: () => Promise.resolve(),
      },
      loader,
      noFiles,
      { style: 'ieee' },
    );
    await typed;
    assert.ok(
      editor.document
        .getText()
        .includes(`See [@${keys[0]}].\nSeen. \n\n<!-- literature-notes:bibliography style=ieee -->`),
    );
  });

  it('are given up where the document changes every time, which is told once', async () => {
    const { loader } = api.testing!;
    const bibliographies = documentBibliography();
    const text = `See [@${keys[0]}].\n`;
    const editor = await open('markdown', text);
    let attempts = 0;
    const edit: ReferenceListBlock['edit'] = async (...asked) => {
      const made = await bibliographies.edit(...asked);
      attempts++;
      await editor.edit((builder) => {
        builder.insert(new vscode.Position(0, 0), '.');
      });
      return made;
    };
    const told: string[] = [];
    const { showWarningMessage } = vscode.window;
    (vscode.window as { showWarningMessage: unknown }).showWarningMessage = (message: string) => {
      told.push(message);
      return Promise.resolve(undefined);
    };
    try {
      await insertBibliography(
        { blockOf: () => undefined, cites: () => true, edit, chooseStyle: () => Promise.resolve() },
        loader,
        noFiles,
        { style: 'ieee' },
      );
    } finally {
      (vscode.window as { showWarningMessage: unknown }).showWarningMessage = showWarningMessage;
    }
    assert.equal(attempts, 3);
    assert.deepEqual(told, ['The document keeps changing, so its bibliography was not brought up to date. Try again.']);
    assert.equal(editor.document.getText(), `...${text}`);
  });

  it('are exported: what a document cites, into an editor', async () => {
    await open('markdown', `@${keys[0]} and @nobody\n`);
    await vscode.commands.executeCommand('literatureNotes.exportBibliography', {
      scope: 'document',
      format: 'bibtex',
      target: 'editor',
    });
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, new RegExp(`^@misc\\{${keys[0]},\\n {2}title = \\{`));
    assert.equal((text.match(/^@/gm) ?? []).length, 1);
  });

  it('are exported: all papers, into a file', async () => {
    const target = vscode.Uri.joinPath(folder(), 'all.json');
    await vscode.commands.executeCommand('literatureNotes.exportBibliography', {
      scope: 'all',
      format: 'csl-json',
      target,
    });
    const items = JSON.parse(
      await vscode.workspace.decode(await vscode.workspace.fs.readFile(target), { encoding: 'utf8' }),
    ) as { id: string }[];
    await vscode.workspace.fs.delete(target);
    assert.deepEqual(items.map(({ id }) => id).sort(), api.library.papers.map(({ key }) => key).sort());
  });
});
