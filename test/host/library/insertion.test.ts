import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { insertCitation } from '../../../src/commands/insert-citation';
import { folder, openLibrary } from '../library-api';

const cursor = '$$CURSOR$$';

let opened = 0;

/**
 * Opens a document with its cursors where the markers stand. Each has a name of its own: VS Code gives the unsaved text of
 * a closed document to the next one of its name.
 */
async function open(language: string, marked: string): Promise<vscode.TextEditor> {
  const untitled = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: `insertion-${++opened}` }),
  );
  const document = await vscode.languages.setTextDocumentLanguage(untitled, language);
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((edit) => {
    edit.insert(new vscode.Position(0, 0), marked.replaceAll(cursor, ''));
  });
  const bundles = marked.split(cursor).slice(0, -1);
  editor.selections = bundles.map((_, index) => {
    const position = document.positionAt(bundles.slice(0, index + 1).join('').length);
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
      await configuration.update('citations.syntaxes', { plaintext: syntax }, vscode.ConfigurationTarget.Workspace);
      try {
        const editor = await open('plaintext', `As shown ${cursor} there`);
        await vscode.commands.executeCommand('literatureNotes.insertCitation', keys);
        assert.equal(editor.document.getText(), `As shown ${expected(...keys)} there`);
      } finally {
        await configuration.update('citations.syntaxes', undefined, vscode.ConfigurationTarget.Workspace);
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

  it('inserts behind what is typed meanwhile', async () => {
    await api.testing!.bundles.load('insertion');
    const editor = await open('markdown', `So ${cursor}`);
    const typed = vscode.commands.executeCommand('type', { text: 'it is ' });
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    await typed;
    assert.equal(editor.document.getText(), `So it is [@${keys[0]}]`);
  });

  it('gives up where somebody types every time, and offers to copy', async () => {
    const editor = await open('markdown', `So ${cursor}`);
    const typed: Thenable<unknown>[] = [];
    const writer = {
      load: () =>
        Promise.resolve(() => {
          typed.push(vscode.commands.executeCommand('type', { text: '.' }));
          return { edits: [{ start: 0, end: 0, text: 'never' }] };
        }),
      citationText: () => '[@key]',
      cited: () => Promise.reject(new Error('It was not cited.')),
    };
    const told: string[] = [];
    const { showWarningMessage } = vscode.window;
    (vscode.window as { showWarningMessage: unknown }).showWarningMessage = (...message: string[]) => {
      told.push(...message);
      return Promise.resolve(undefined);
    };
    try {
      await insertCitation(api.library.papers.slice(0, 1), writer);
    } finally {
      (vscode.window as { showWarningMessage: unknown }).showWarningMessage = showWarningMessage;
    }
    await Promise.all(typed);
    assert.equal(editor.document.getText(), 'So ...');
    assert.deepEqual(told, [
      'The document keeps changing, so the citation was not inserted. Try again.',
      'Copy Citation',
    ]);
  });

  it('ties a citation in LaTeX to its word where the setting says so', async () => {
    const configuration = vscode.workspace.getConfiguration('literatureNotes');
    const text = `Fast${cursor} and`;
    assert.equal(await after('latex', text, 'literatureNotes.insertCitation', keys[0]), `Fast \\cite{${keys[0]}} and`);
    await configuration.update('latex.tieBeforeCitation', true, vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(
        await after('latex', text, 'literatureNotes.insertCitation', keys[0]),
        `Fast~\\cite{${keys[0]}} and`,
      );
      assert.equal(await after('markdown', text, 'literatureNotes.insertCitation', keys[0]), `Fast [@${keys[0]}] and`);
    } finally {
      await configuration.update('latex.tieBeforeCitation', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('keeps the selected text', async () => {
    const editor = await open('markdown', `good work${cursor}`);
    editor.selection = new vscode.Selection(0, 0, 0, 4);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(editor.document.getText(), `good [@${keys[0]}] work`);
  });

  /** The document after a command was run at its cursors. */
  async function after(language: string, marked: string, command: string, ...args: unknown[]): Promise<string> {
    const editor = await open(language, marked);
    await vscode.commands.executeCommand(command, ...args);
    return editor.document.getText();
  }

  /** A document with its cursors marked. */
  function marked(editor: vscode.TextEditor): string {
    const text = editor.document.getText();
    const offsets = editor.selections.map(({ active }) => editor.document.offsetAt(active)).sort((a, b) => b - a);
    return offsets.reduce((result, offset) => `${result.slice(0, offset)}|${result.slice(offset)}`, text);
  }

  it('extends the groups at the cursors, once each, with one undo step', async () => {
    const text = `x [see @other, p. 3${cursor}; @${keys[0]}] y ${cursor}z [@a]${cursor}`;
    const editor = await open('markdown', text);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys);
    const [a, b] = keys;
    assert.equal(marked(editor), `x [see @other, p. 3; @${b}|; @${a}] y [@${a}; @${b}]|z [@a; @${a}; @${b}]|`);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text.replaceAll(cursor, ''));
  });

  it('completes what has been typed, the cursor behind it', async () => {
    const editor = await open('markdown', `x [@${cursor}] y`);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(marked(editor), `x [@${keys[0]}|] y`);
    const bare = await open('markdown', `研究@${cursor}说明`);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(marked(bare), `研究[@${keys[0]}]|说明`);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('leaves the cursor behind a template of several lines, whatever the line ends', async () => {
    const editor = await open('markdown', `a${cursor}b`);
    await editor.edit((edit) => {
      edit.setEndOfLine(vscode.EndOfLine.CRLF);
    });
    await vscode.commands.executeCommand('literatureNotes.insertCitation', {
      keys: keys[0],
      template: '- ${key}\n- x\n',
    });
    assert.equal(marked(editor), `a- ${keys[0]}\r\n- x\r\n|b`);
  });

  it('changes nothing where all are cited', async () => {
    const text = `x [@${keys[0]}${cursor}] y`;
    const editor = await open('markdown', text);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', keys[0]);
    assert.equal(editor.document.getText(), text.replace(cursor, ''));
  });

  it('cites as a keybinding asks', async () => {
    const [a] = keys;
    const title = api.library.get(a)!.names[0]!;
    assert.equal(
      await after('markdown', `As ${cursor} shows`, 'literatureNotes.insertCitation', { keys: a, as: 'textual' }),
      `As @${a} shows`,
    );
    assert.equal(
      await after('latex', `As ${cursor} shows`, 'literatureNotes.insertCitation', { keys: [a], as: 'textual' }),
      `As \\textcite{${a}} shows`,
    );
    assert.equal(
      await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', { keys: a, as: 'wiki' }),
      `see [[${a}]]`,
    );
    assert.equal(
      await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', { keys: a, as: 'link' }),
      `see [${title}](https://github.com/example-vision/TideMix)`,
    );
    assert.equal(
      await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', {
        keys: a,
        template: '${name} $& ${nothing}',
      }),
      `see ${title} $& \${nothing}`,
    );
    assert.equal(
      await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', { keys: a, as: 'nonsense' }),
      `see [@${a}]`,
    );
  });

  it('cites as the settings say, for a language', async () => {
    const [a] = keys;
    const configuration = vscode.workspace.getConfiguration('literatureNotes', { languageId: 'markdown' });
    const { Workspace } = vscode.ConfigurationTarget;
    try {
      await configuration.update('citations.form', 'textual', Workspace, true);
      assert.equal(
        await after('markdown', `As ${cursor} shows`, 'literatureNotes.insertCitation', a),
        `As @${a} shows`,
      );
      assert.equal(
        await after('markdown', `As [@b]${cursor} shows`, 'literatureNotes.insertCitation', a),
        `As [@b; @${a}] shows`,
      );
      assert.equal(
        await after('latex', `As ${cursor} shows`, 'literatureNotes.insertCitation', a),
        `As \\cite{${a}} shows`,
      );
      await configuration.update('citations.form', 'template', Workspace, true);
      assert.equal(
        await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', a),
        `see [@${a}]`,
        'no template is set',
      );
      await configuration.update('citations.templates', { markdown: '[${name}](${repo})' }, Workspace);
      assert.equal(
        await after('markdown', `see ${cursor}`, 'literatureNotes.insertCitation', a),
        'see [TideMix](https://github.com/example-vision/TideMix)',
      );
    } finally {
      await configuration.update('citations.form', undefined, Workspace, true);
      await configuration.update('citations.templates', undefined, Workspace);
    }
  });

  describe('as chosen from previews', () => {
    const { showQuickPick, showInformationMessage } = vscode.window;

    afterEach(() => {
      Object.assign(vscode.window, { showQuickPick, showInformationMessage });
    });

    /** The rows but the last, which leads to the settings. */
    const rows = async (language: string, text: string, chosen: string) => {
      let shown: string[] = [];
      Object.assign(vscode.window, {
        showQuickPick: (items: readonly vscode.QuickPickItem[]) => {
          shown = items.slice(0, -1).map(({ label, description = '' }) => `${label}: ${description}`);
          return Promise.resolve(undefined);
        },
      });
      await open(language, text);
      await vscode.commands.executeCommand('literatureNotes.insertCitationAs', chosen);
      return shown;
    };

    it('shows the group as it would stand, and what comes to the same once', async () => {
      const [a] = keys;
      assert.ok(
        (await rows('markdown', `As [see @b, p. 3${cursor}; @c] says`, a)).includes(
          `In brackets: [see @b, p. 3; @${a}; @c]`,
        ),
      );
      for (const [language, text, group] of [
        ['restructuredtext', `As :cite:p:\`b${cursor}\` says`, `:cite:p:\`b,${a}\``],
        ['markdown', `As [@b${cursor}] says`, `[@b; @${a}]`],
      ] as const) {
        const shown = await rows(language, text, a);
        assert.equal(shown.filter((row) => row.endsWith(`: ${group}`)).length, 1, shown.join('\n'));
      }
    });

    it('tells what a paper lacks that the template links to', async () => {
      const [a] = keys;
      const told: string[] = [];
      Object.assign(vscode.window, {
        showInformationMessage: (message: string) => {
          told.push(message);
          return Promise.resolve(undefined);
        },
      });
      const editor = await open('markdown', `see ${cursor}`);
      await vscode.commands.executeCommand('literatureNotes.insertCitation', {
        keys: a,
        template: '[${name}](https://doi.org/${doi})',
      });
      assert.equal(editor.document.getText(), 'see ');
      assert.deepEqual(told, ['The template links to ${doi}, which is not known of TideMix.']);
    });
  });

  it('links to the place in the library, relative to the document', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'draft.md'));
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand('literatureNotes.insertCitation', { keys: keys[1], as: 'source' });
    const line = api.library.get(keys[1])!.sources[0].span.line + 1;
    assert.ok(document.lineAt(0).text.includes(`](literature/000_vision.txt#L${line})`));
  });
});
