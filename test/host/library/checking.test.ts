import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { DocumentKeys } from '../../../src/core/cite/bibliographies/document-keys';
import type { EditorBibliographies } from '../../../src/host/citations/document-bibliographies';
import { CitationDiagnostics } from '../../../src/providers/citation-diagnostics';
import { folder, openLibrary, until, writeFile } from '../library-api';

/** What is shown of citations in a document. */
const shown = (uri: vscode.Uri) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Literature Notes');

/** Waits until the diagnostics of a document are as wanted. */
async function diagnosticsWhen(
  uri: vscode.Uri,
  holds: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  if (!holds(shown(uri))) {
    await new Promise<void>((resolve) => {
      const subscription = vscode.languages.onDidChangeDiagnostics(() => {
        if (holds(shown(uri))) {
          subscription.dispose();
          resolve();
        }
      });
    });
  }
  return shown(uri);
}

const codes = (found: readonly vscode.Diagnostic[]) => found.map(({ code }) => code);

async function open(path: string, text: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await writeFile(path, text)));
}

async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return (
    await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    )
  ).filter(({ kind }) => kind?.value === 'quickfix');
}

describe('checking citations', () => {
  let api: LiteratureNotesApi;
  const written: string[] = [];
  let tries = 0;
  const openWritten = async (path: string, text: string) => {
    written.push(path);
    return open(path, text);
  };

  before(async () => {
    api = await openLibrary();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of written.splice(0)) {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), path), { recursive: true });
    }
  });

  it('underlines what is wrong, and offers what puts it right', async () => {
    const { document } = await openWritten(
      'check-all.md',
      '见[@tidemx]。表明@relweave。[@tidemix; @streetdepth; @tidemix] [@tidemix]\n',
    );
    const found = await diagnosticsWhen(document.uri, (all) => all.length === 3);
    assert.deepEqual(codes(found), ['unknown-key', 'unread-citation', 'repeated-citation']);
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      ['tidemx', 'relweave', '@tidemix'],
    );
    assert.equal(found[0]!.message, 'No paper has the key "tidemx". Did you mean "tidemix"?');
    const preferred: vscode.WorkspaceEdit[] = [];
    for (const { range } of found) {
      const fix = (await fixesAt(document, range)).find(({ isPreferred }) => isPreferred);
      assert.notEqual(fix?.edit, undefined, document.getText(range));
      preferred.push(fix!.edit!);
    }
    const titles = (await fixesAt(document, found[0]!.range)).map(({ title }) => title);
    assert.equal(titles[0], 'Change to tidemix: TideMix');
    assert.ok(titles.includes('Search the library instead…'), titles.join('\n'));
    // From the end, so that each finds its place.
    for (const edit of preferred.reverse()) {
      assert.equal(await vscode.workspace.applyEdit(edit), true);
    }
    assert.equal(document.getText(), '见[@tidemix]。表明[@relweave]。[@tidemix; @streetdepth] [@tidemix]\n');
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
  });

  it('leaves the underlines alone when the same is found again, so that nothing that was opened for them closes', async () => {
    const editor = await openWritten('check-again.md', '见[@tidemx]。\n');
    const { document } = editor;
    const [first] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
    await editor.edit((builder) => {
      builder.insert(document.positionAt(document.getText().length), '又见。\n');
    });
    // After an edit they are set anew: an underline whose text was replaced has collapsed.
    const before = await diagnosticsWhen(document.uri, (all) => all.length === 1 && all[0] !== first);
    assert.equal(await document.save(), true);
    // What is opened later is checked later.
    const other = await openWritten('check-later.md', '[@tidemxx]\n');
    await other.edit((builder) => {
      builder.insert(new vscode.Position(0, 0), '[@tidemxxx] ');
    });
    await diagnosticsWhen(other.document.uri, (all) => all.length === 2);
    const after = shown(document.uri);
    assert.equal(after.length, 1);
    assert.equal(after[0], before[0]);
  });

  it('fixes all that needs no choice when the document is saved so', async () => {
    const { document } = await openWritten('check-fix-all.md', '表明@relweave。[@tidemix; @tidemix] [@tidemx]\n');
    await diagnosticsWhen(document.uri, (all) => all.length === 3);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 1),
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.equal(await vscode.workspace.applyEdit(action!.edit!), true);
    assert.equal(document.getText(), '表明[@relweave]。[@tidemix] [@tidemx]\n');
  });

  it('follows typing', async () => {
    const editor = await openWritten('check-typing.md', '[@tidemix]');
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 9), '-unknown');
    });
    assert.deepEqual(codes(await diagnosticsWhen(editor.document.uri, (all) => all.length === 1)), ['unknown-key']);
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(0, 9, 0, 17));
    });
    await diagnosticsWhen(editor.document.uri, (all) => all.length === 0);
  });

  it('follows the library: papers that come and go', async () => {
    const { document } = await openWritten('check-library.md', '[@heronwatch]');
    assert.deepEqual(codes(await diagnosticsWhen(document.uri, (all) => all.length === 1)), ['unknown-key']);
    written.push('literature/heron.txt');
    await writeFile(
      'literature/heron.txt',
      'Herons stand so still that cameras take them for posts. We present HeronWatch, a detector of patience that counts minutes without ' +
        'motion and asks for a second look. HeronWatch finds twice as many herons as trained volunteers at four lakes in the north.\n',
    );
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
    await document.save();
    await vscode.commands.executeCommand('literatureNotes.copyKey', 'heronwatch');
    written.pop();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/heron.txt'));
    const [lost] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
    assert.equal(lost!.code, 'lost-paper');
    assert.match(lost!.message, /HeronWatch/);
    const titles = (await fixesAt(document, lost!.range)).map(({ title }) => title);
    assert.deepEqual(
      ['Search the library instead…', 'Show the key in literature-keys.json'].filter((each) => !titles.includes(each)),
      [],
    );
    await vscode.commands.executeCommand('_literatureNotes.showPin', 'heronwatch');
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /literature-keys\.json$/);
    assert.match(
      vscode.window.activeTextEditor!.document.lineAt(vscode.window.activeTextEditor!.selection.active).text,
      /"heronwatch"/,
    );
    await until(api, () => api.library.get('heronwatch') === undefined);
  });

  it('reads the bibliography that a document names, and follows it on disk and in its editor', async () => {
    // In a folder that VS Code has watched for long, and by names of each try: what comes up in a new folder it does not always notice.
    const name = `check-own-${++tries}`;
    const refs = `${name}.bib`;
    written.push(`${name}.md`, refs);
    await writeFile(refs, '@misc{one, title = {One}}\n');
    const { document } = await open(`${name}.md`, `---\nbibliography: ${refs}\n---\n[@one; @two; @tidemix]\n`);
    const [first] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
    assert.equal(document.getText(first!.range), 'two');
    await writeFile(refs, '@misc{one, title = {One}}\n@misc{two, title = {Two}}\n');
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
    const bibliography = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), refs));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(bibliography.uri, new vscode.Range(0, 6, 0, 9), 'other');
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const [second] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
    assert.equal(document.getText(second!.range), 'one');
    await vscode.window.showTextDocument(bibliography);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
  });

  it('knows the keys of Hayagriva that a Typst document or a project names, and follows it', async () => {
    written.push('check-typst');
    await writeFile('check-typst/works.yml', 'one: { type: book, title: One }\n');
    const { document } = await open('check-typst/own.typ', '#bibliography("works.yml")\n@one #cite(<two>) @tidemix\n');
    const [first] = await diagnosticsWhen(document.uri, (all) => all.length === 1);
    assert.equal(document.getText(first!.range), 'two');
    await writeFile('check-typst/works.yml', 'one: { type: book, title: One }\ntwo:\n  type: book\n  title: Two\n');
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
    await writeFile('check-typst/_quarto.yml', 'bibliography: [\n  works.yml,\n]\n');
    const markdown = await open('check-typst/own.md', '[@one; @three; @tidemix]\n');
    const [second] = await diagnosticsWhen(markdown.document.uri, (all) => all.length === 1);
    assert.equal(markdown.document.getText(second!.range), 'three');
  });

  it('drops what a check finds that was overtaken meanwhile', async () => {
    const { document } = await openWritten('check-overtaken.md', '[@tidemix; @once-theirs]');
    const change = new vscode.EventEmitter<ReadonlySet<string>>();
    const asked: ((keys: DocumentKeys) => void)[] = [];
    let tell: () => void = () => undefined;
    const own = {
      onDidChange: change.event,
      of: () =>
        new Promise<DocumentKeys>((resolve) => {
          asked.push(resolve);
          tell();
        }),
    } as unknown as EditorBibliographies;
    const diagnostics = new CitationDiagnostics({ ...api.testing!, own }, api.testing!.services.log);
    const check = () =>
      new Promise<void>((resolve) => {
        tell = resolve;
        change.fire(new Set([document.uri.toString()]));
      });
    await check();
    await check();
    asked[1]!(DocumentKeys.none);
    await diagnosticsWhen(document.uri, () => diagnostics.findingsOf(document).length === 1);
    asked[0]!(new DocumentKeys([], new Set(['once-theirs']), 'none', []));
    // It ends before the next turn.
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    assert.deepEqual(
      diagnostics.findingsOf(document).map(({ code }) => code),
      ['unknown-key'],
    );
    diagnostics.dispose();
  });

  it('can be switched off', async () => {
    const { document } = await openWritten('check-off.md', '[@tidemx]');
    await diagnosticsWhen(document.uri, (all) => all.length === 1);
    const settings = vscode.workspace.getConfiguration('literatureNotes');
    await settings.update('citations.check', 'error', vscode.ConfigurationTarget.Workspace);
    await diagnosticsWhen(document.uri, ([first]) => first?.severity === vscode.DiagnosticSeverity.Error);
    await settings.update('citations.check', 'off', vscode.ConfigurationTarget.Workspace);
    await diagnosticsWhen(document.uri, (all) => all.length === 0);
    await settings.update('citations.check', undefined, vscode.ConfigurationTarget.Workspace);
    await diagnosticsWhen(document.uri, (all) => all.length === 1);
  });
});
