import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const source = 'Literature Notes (references)';

/** What is shown of the references of a document. */
const shown = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).filter((each) => each.source === source);

/** Waits until what is shown of a document is as wanted. */
async function shownWhen(
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

const has =
  (...codes: readonly string[]) =>
  (found: readonly vscode.Diagnostic[]) =>
    JSON.stringify(found.map(({ code }) => code).sort()) === JSON.stringify([...codes].sort());

async function fixesAt(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return found.filter(({ kind }) => kind?.value === 'quickfix');
}

const header = 'Title,OriginalPaperDOI,OriginalPaperPubMedID,RetractionDate,RetractionDOI,RetractionNature\n';
const own =
  '@article{gull, author = {Merle, Anna}, title = {Songs of gulls at noon}, journal = {Birds}, year = {2020}, doi = {10.5555/gull}}\n\n' +
  '@misc{wren, author = {Star, Bo}, title = {Nests of the common wren in winter}, year = {2020}, eprint = {2001.00001}, archiveprefix = {arXiv}, keywords = {mine}}\n\n' +
  '@article{heron, title = {Herons of the northern lakes}, journal = {Birds}, year = {2020}}\n\n' +
  '@misc{swift, author = {Merle, Anna}, title = {Swifts over old towns}, year = {2019}}\n';
const published =
  '@article{star21, author = {Star, Bo}, title = {Nests of the Common Wren in Winter}, journal = {Journal of Nests}, volume = {4}, year = {2021}, doi = {10.5555/wren}}\n';
const text = '---\nbibliography: own/records-own.bib\n---\n\n[@gull] [@wren] [@heron]\n';

describe('checking references', () => {
  let api: LiteratureNotesApi;
  const written: string[] = [];
  const settings = () => vscode.workspace.getConfiguration('literatureNotes');
  const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Workspace);

  async function put(path: string, content: string): Promise<vscode.Uri> {
    written.push(path);
    return writeFile(path, content);
  }

  async function open(path: string, content: string): Promise<vscode.TextDocument> {
    return (await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(await put(path, content))))
      .document;
  }

  before(async () => {
    api = await openLibrary();
  });

  afterEach(async () => {
    for (const name of ['retractions', 'records.severity', 'records.uncited']) {
      await set(name, undefined);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of written.splice(0)) {
      await vscode.workspace.fs
        .delete(vscode.Uri.joinPath(folder(), path), { recursive: true })
        .then(undefined, () => undefined);
    }
    await until(
      api,
      () => api.library.get('star21') === undefined && api.library.papers.every(({ record }) => record === undefined),
    );
  });

  it('tells what papers of the library lack, as hints, and offers to complete them', async () => {
    const document = await open('records-list.md', 'See [@tidemix].\n');
    const [found] = await shownWhen(document.uri, has('incomplete-reference'));
    assert.equal(found!.severity, vscode.DiagnosticSeverity.Hint);
    assert.equal(document.getText(found!.range), 'tidemix');
    assert.match(found!.message, /^The reference "tidemix" has no author/);
    const fixes = await fixesAt(document, found!.range);
    assert.deepEqual(
      fixes.flatMap(({ command }) => command?.command ?? []).filter((id) => /completeDetails|identifyPapers/.test(id)),
      ['literatureNotes.completeDetails', 'literatureNotes.identifyPapers'],
    );
    await set('records.severity', 'warning');
    const [louder] = await shownWhen(document.uri, ([first]) => first?.severity === vscode.DiagnosticSeverity.Warning);
    assert.equal(louder!.code, 'incomplete-reference');
    await set('records.severity', 'off');
    await shownWhen(document.uri, has());
  });

  it('tells of retractions by the list that is named, reads it again when it changes, and forgets it', async () => {
    await put('own/records-own.bib', own);
    const list = await put(
      'own/retractions.csv',
      `${header}Songs of gulls at noon,10.5555/GULL,0,1/2/2021 0:00,,Retraction\n`,
    );
    await set('retractions', 'own/retractions.csv');
    const document = await open('records-retracted.md', `${text}Again [@gull].\n`);
    const found = await shownWhen(document.uri, has('noticed-work', 'incomplete-reference'));
    const notice = found.find(({ code }) => code === 'noticed-work')!;
    assert.equal(notice.message, 'Retraction Watch lists "gull" as retracted on 2021-01-02.');
    assert.equal(notice.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(document.getText(notice.range), 'gull');
    const later = document.positionAt(document.getText().lastIndexOf('gull'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      later,
    );
    const hovered = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    assert.equal(hovered.filter((value) => value.includes('Retraction Watch lists')).length, 1);
    await put('own/retractions.csv', `${header}Songs of gulls at noon,10.5555/gull,0,1/2/2021 0:00,,Correction\n`);
    await shownWhen(document.uri, (all) => all.some(({ message }) => message.includes('lists a correction of "gull"')));
    await set('retractions', undefined);
    await shownWhen(document.uri, has('incomplete-reference'));
    assert.ok(list.path.endsWith('.csv'));
  });

  it('puts the published version that the library has into the entry, and leaves the key; one undo takes it back', async () => {
    const bib = await put('own/records-own.bib', own);
    const file = `${vscode.workspace.asRelativePath(vscode.Uri.parse(api.loader.folders[0]!.uri.toString()))}/star.bib`;
    await put(file, published);
    await until(api, () => api.library.get('star21') !== undefined);
    const document = await open('records-preprint.md', text);
    const found = await shownWhen(document.uri, has('published-preprint', 'incomplete-reference'));
    const preprint = found.find(({ code }) => code === 'published-preprint')!;
    assert.equal(
      preprint.message,
      'The preprint "wren" seems to have been published: the library has Journal of Nests, 2021, https://doi.org/10.5555/wren.',
    );
    const fix = (await fixesAt(document, preprint.range)).find(({ title }) => title.startsWith('Take the published'));
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    const entries = await vscode.workspace.openTextDocument(bib);
    assert.match(
      entries.getText(),
      /@article\{wren,[^@]*journal = \{Journal of Nests\}[^@]*eprint = \{2001\.00001\}[^@]*keywords = \{mine\}/,
    );
    assert.ok(entries.getText().startsWith('@article{gull,') && entries.getText().includes('@article{heron,'));
    await shownWhen(document.uri, has('incomplete-reference'));
    await vscode.window.showTextDocument(entries);
    await vscode.commands.executeCommand('undo');
    assert.equal(entries.getText(), own);
    await entries.save();
    await shownWhen(document.uri, has('published-preprint', 'incomplete-reference'));
  });

  it('puts the published version in the place of a record that a paper of a list has', async () => {
    const folderOfLibrary = vscode.workspace.asRelativePath(vscode.Uri.parse(api.loader.folders[0]!.uri.toString()));
    written.push(`${folderOfLibrary}/literature-records.bib`);
    await vscode.commands.executeCommand('literatureNotes.pasteDetails', {
      keys: ['tidemix'],
      details:
        '@misc{x, title = {Nests of the common wren in winter}, author = {Star, Bo}, year = {2020}, eprint = {2001.00001}, archiveprefix = {arXiv}}',
    });
    await until(api, () => api.library.get('tidemix')?.year === 2020);
    await put(`${folderOfLibrary}/star.bib`, published);
    await until(api, () => api.library.get('star21') !== undefined);
    // Where a document names no bibliography, any of the workspace may have its keys, of other tests too.
    await put('own/records-own.bib', own);
    const document = await open('records-taken.md', '---\nbibliography: own/records-own.bib\n---\n\n[@tidemix]\n');
    const [found] = await shownWhen(document.uri, has('published-preprint'));
    const fixes = await fixesAt(document, found!.range);
    const fix = fixes.find(({ title }) => title.startsWith('Take the published'));
    assert.notEqual(fix?.command, undefined, JSON.stringify(fixes.map(({ title, command }) => [title, command])));
    await vscode.commands.executeCommand(fix!.command!.command, ...(fix!.command!.arguments as unknown[]));
    await until(api, () => api.library.get('tidemix')?.year === 2021);
    assert.equal(api.library.get('tidemix')!.doi, '10.5555/wren');
    await shownWhen(document.uri, has());
  });

  it('tells of one work under two keys, and cites it by the first throughout', async () => {
    const twice = own + own.slice(0, own.indexOf('\n\n')).replace('@article{gull', '@article{seagull');
    await put('own/records-own.bib', twice);
    const document = await open('records-twice.md', text.replace('[@heron]', '[@seagull, p. 3] and @seagull'));
    const [found] = await shownWhen(document.uri, has('duplicate-reference'));
    assert.equal(found!.message, 'The references "seagull" and "gull" seem to be of one work.');
    const fix = (await fixesAt(document, found!.range)).find(
      ({ title }) => title === 'Cite gull throughout this document',
    );
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.ok(document.getText().endsWith('[@gull] [@wren] [@gull, p. 3] and @gull\n'));
    await shownWhen(document.uri, has());
  });

  it('fades entries that no document cites where that is asked for, and takes them out', async () => {
    await put('own/records-own.bib', own);
    const document = await open('records-uncited.md', text);
    await shownWhen(document.uri, has('incomplete-reference'));
    const bib = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'own/records-own.bib'));
    await vscode.window.showTextDocument(bib);
    assert.deepEqual(shown(bib.uri), []);
    await set('records.uncited', true);
    const [found] = await shownWhen(bib.uri, has('uncited-entry'));
    assert.equal(bib.getText(found!.range), 'swift');
    assert.equal(found!.severity, vscode.DiagnosticSeverity.Hint);
    assert.deepEqual(found!.tags, [vscode.DiagnosticTag.Unnecessary]);
    const fix = (await fixesAt(bib, found!.range)).find(({ title }) => title === 'Remove this entry');
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.equal(bib.getText(), own.slice(0, own.indexOf('@misc{swift')));
    await shownWhen(bib.uri, has());
    await vscode.commands.executeCommand('undo');
    await shownWhen(bib.uri, has('uncited-entry'));
    await open('records-other.md', '---\nbibliography: own/records-own.bib\n---\n[@swift]\n');
    await shownWhen(bib.uri, has());
  });
});
