import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import type { Paper } from '../../../src/core/model/paper';
import type { LookUp, WorkQuery } from '../../../src/core/services/model';
import { openLibrary, removeFile, until, withServices, writeFile } from '../library-api';

const line = (id: string, title: string, doi: string) =>
  `${JSON.stringify({ id, title, doi, abstract: `${title} is about gulls.`, authors_parsed: [['Marlow', 'Ines', '']], versions: [{ created: 'Mon, 1 Mar 2021 00:00:00 GMT' }] })}\n`;

const unknown = '\nSee [@nobody-has-it].\n';

describe('adding papers', () => {
  let api: LiteratureNotesApi;
  let records: vscode.Uri;
  let catalogue: vscode.Uri;
  let pinsFile: vscode.Uri;
  let pins: Uint8Array | undefined;
  const written: vscode.Uri[] = [];

  before(async () => {
    api = await openLibrary();
    records = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-records.bib');
    pinsFile = vscode.Uri.joinPath(api.loader.folders[0]!.uri, 'literature-keys.json');
    pins = await vscode.workspace.fs.readFile(pinsFile).then(
      (bytes) => bytes,
      () => undefined,
    );
    catalogue = await writeFile(
      'gulls.jsonl',
      line('2103.10001', 'Gulls at Sea', '10.5555/Gulls') + line('2103.10002', 'Gulls on Land', '10.5555/land'),
    );
  });

  after(async () => {
    await vscode.workspace.fs.delete(catalogue);
    // What was cited has been pinned.
    await (pins === undefined ? vscode.workspace.fs.delete(pinsFile) : vscode.workspace.fs.writeFile(pinsFile, pins));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of [records, ...written.splice(0)]) {
      await removeFile(api, uri);
    }
    await until(api, () =>
      api.library.papers.every(({ sources }) => sources.every(({ source }) => source !== records.toString())),
    );
  });

  const textOf = async (uri: vscode.Uri) =>
    vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding: 'utf8' });
  const keys = () => api.library.papers.map(({ key }) => key).sort();

  const add = (text: string, catalogues: readonly string[] = [catalogue.toString()]) =>
    vscode.commands.executeCommand<Paper | undefined>('literatureNotes.addPaper', { text, catalogues });

  async function userFiles(): Promise<string[]> {
    const found = await vscode.workspace.findFiles('**/*', '**/literature-{records.bib,keys.json}');
    return (await Promise.all(found.map(async (uri) => `${uri.path} ${await textOf(uri)}`))).sort();
  }

  /** A document that has been checked, by an unknown key at its end: until then VS Code gives up what it is asked for. */
  async function open(path: string, text: string): Promise<vscode.TextDocument> {
    const uri = await writeFile(path, `${text}${unknown}`);
    written.push(uri);
    const { document } = await vscode.window.showTextDocument(uri);
    const isChecked = () => vscode.languages.getDiagnostics(uri).some(({ code }) => code === 'unknown-key');
    if (!isChecked()) {
      await new Promise<void>((resolve) => {
        const subscription = vscode.languages.onDidChangeDiagnostics(() => {
          if (isChecked()) {
            subscription.dispose();
            resolve();
          }
        });
      });
    }
    return document;
  }

  async function fixAt(document: vscode.TextDocument, offset: number): Promise<readonly vscode.CodeAction[]> {
    const place = document.positionAt(offset);
    return vscode.commands
      .executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(place, place),
        vscode.CodeActionKind.QuickFix.value,
      )
      .then((all) => all.filter(({ title }) => /library|Cite as/.test(title)));
  }

  /** Does what a quick fix does. */
  async function run({ edit, command }: vscode.CodeAction): Promise<void> {
    if (edit !== undefined) {
      await vscode.workspace.applyEdit(edit);
    }
    if (command !== undefined) {
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    }
  }

  it('writes a record of a catalogue as a paper, once, and no other file', async () => {
    const [files, before] = [await userFiles(), keys()];
    const paper = await add('https://doi.org/10.5555/gulls');
    assert.deepEqual(
      [paper?.key, paper?.title, paper?.year, paper?.doi],
      ['marlow-2021', 'Gulls at Sea', 2021, '10.5555/Gulls'],
    );
    assert.deepEqual(keys(), [...before, 'marlow-2021'].sort());
    const text = await textOf(records);
    assert.match(text, /literature-added = \{\d{4}-\d\d-\d\d\}/);
    assert.equal((await add('arXiv:2103.10001v2'))?.key, 'marlow-2021');
    assert.equal((await add('gulls at sea'))?.key, 'marlow-2021');
    assert.equal(await textOf(records), text);
    assert.deepEqual(await userFiles(), files);
  });

  it('asks services where no catalogue has it, and says where the record is from', async () => {
    const asked: WorkQuery[] = [];
    const item = {
      id: 'x',
      type: 'article-journal',
      title: 'Terns',
      DOI: '10.5555/terns',
      author: [{ family: 'Reed' }],
      issued: { 'date-parts': [[2019]] },
    };
    const lookUp: LookUp = (query) => {
      asked.push(query);
      return Promise.resolve({
        records: [{ item, service: 'crossref', asked: '2026-11-01', doi: '10.5555/terns' }],
        failures: [],
      });
    };
    await withServices(api, lookUp, async () => {
      assert.equal((await add('10.5555/land'))?.title, 'Gulls on Land');
      assert.deepEqual(asked, []);
      const paper = await add('10.5555/terns');
      assert.deepEqual([paper?.key, paper?.record], ['reed-2019', { source: 'Crossref', date: '2026-11-01' }]);
      assert.deepEqual(asked, [{ kind: 'doi', value: '10.5555/terns' }]);
    });
  });

  it('and citing puts the key in place of the identifier, wherever it stands, and one undo takes it back', async () => {
    const memento = api.testing!.services.memento;
    await memento.update('identify.catalogues', [catalogue.toString()]);
    try {
      const text = 'Gulls [@doi:10.5555/gulls, p. 3] fly.\n\nThey do [see @https://doi.org/10.5555/gulls; @tidemix].\n';
      const document = await open('gulls.md', text);
      const [fix, ...others] = await fixAt(document, text.indexOf('10.5555'));
      assert.deepEqual([fix?.title, others], ['Add doi:10.5555/gulls to the library and cite it', []]);
      await run(fix!);
      assert.equal(
        document.getText(),
        `Gulls [@marlow-2021, p. 3] fly.\n\nThey do [see @marlow-2021; @tidemix].\n${unknown}`,
      );
      assert.equal(api.library.get('marlow-2021')?.title, 'Gulls at Sea');
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), `${text}${unknown}`);
      // The paper is there now.
      const [citing] = await fixAt(document, text.indexOf('10.5555'));
      assert.equal(citing?.title, 'Cite as marlow-2021: Gulls at Sea');
      await run(citing!);
      assert.match(document.getText(), /^Gulls \[@marlow-2021, p\. 3\]/);
      await document.save();
    } finally {
      await memento.update('identify.catalogues', undefined);
    }
  });

  it('shows a paper that the library has without details, and writes nothing', async () => {
    const { abstract } = api.library.get('tidemix')!;
    const other = await writeFile(
      'tides.jsonl',
      `${JSON.stringify({ id: '2103.10009', title: 'Tides', doi: '10.5555/tides', abstract })}\n`,
    );
    written.push(other);
    const paper = await add('10.5555/tides', [other.toString()]);
    assert.equal(paper?.key, 'tidemix');
    assert.equal(
      await vscode.workspace.fs.stat(records).then(
        () => true,
        () => false,
      ),
      false,
    );
  });

  it('offers nothing at keys, nor at identifiers that the document’s own bibliography has', async () => {
    written.push(await writeFile('own.bib', '@misc{doi:10.5555/own, title = {Own}}\n'));
    const text = '---\nbibliography: own.bib\n---\n\nSee [@tidemix; @doi:10.5555/own; @doi:10.5555/other].\n';
    const document = await open('own.md', text);
    assert.deepEqual(await fixAt(document, text.indexOf('tidemix')), []);
    assert.deepEqual(await fixAt(document, text.indexOf('10.5555/own')), []);
    assert.equal((await fixAt(document, text.indexOf('10.5555/other'))).length, 1);
  });

  it('keeps what somebody has written in the file meanwhile, and gives no key twice', async () => {
    await vscode.workspace.fs.writeFile(
      records,
      await vscode.workspace.encode('% mine\n@misc{marlow-2021, note = {x}}\n', { encoding: 'utf8' }),
    );
    const [first, second] = await Promise.all([add('10.5555/gulls'), add('10.5555/land')]);
    assert.notEqual(first!.key, second!.key);
    const text = await textOf(records);
    assert.match(text, /^% mine\n@misc\{marlow-2021, note = \{x\}\}\n/);
    assert.equal(new Set(text.match(/\{marlow-2021(?:-[a-z0-9]{4})?,/g)).size, 3);
  });
});
