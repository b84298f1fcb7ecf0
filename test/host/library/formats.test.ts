import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const files: Readonly<Record<string, string>> = {
  'moss.bib':
    '@article{moss2021,\n  title = {Moss on {W}alls},\n  author = {M{\\"u}ller, Anna and Li, Wei},\n  year = 2021,\n  doi = {10.1000/moss}\n}\n\n@article{broken, title = {Never closed\n\n@book{fern1999, title = "Ferns", author = "Fern, F.", year = 1999}\n',
  'lichen.json':
    '[{"id": "lichen2020", "type": "article-journal", "title": "Lichens", "issued": {"date-parts": [[2020]]}}]',
  'algae.ris': 'TY  - JOUR\nAU  - Alg, Al\nTI  - Algae\nPY  - 2018\nER  - \n',
  'works.yml':
    'sedge-2017:\n  type: Article\n  title: "Sedges: of {MIRES}"\n  author: ["van der Veen, Lotte", "Sand, Ola"]\n  date: 2017-04\n  serial-number: { doi: "10.1000/sedge" }\n  parent: { type: Periodical, title: Wetlands }\nrush-2016: { type: book, title: Rushes, author: "Rush, Ria", date: 2016 }\n',
  'reed.yaml': 'references:\n- id: reed2015\n  type: book\n  title: Reeds\n  issued: { year: 2015 }\n',
  'settings.yml': 'site:\n  title: Not a work\n  theme: green\n',
  'moss.md':
    '---\ntitle: My reading of the moss paper\nkey: moss2021\ntags: [green, wet]\nstatus: read\n---\nWorth a second look.\n',
  'page.md': '# A page\n\nNothing about papers.\n',
};

describe('other sources', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
    for (const [name, text] of Object.entries(files)) {
      await writeFile(`literature/formats/${name}`, text);
    }
    await until(api, () =>
      ['moss2021', 'fern1999', 'lichen2020', 'alg-2018', 'sedge-2017', 'rush-2016', 'reed2015'].every(
        (key) => api.library.get(key) !== undefined,
      ),
    );
    await until(api, () => api.library.get('moss2021')?.note !== undefined);
  });

  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/formats'), { recursive: true });
    await until(api, () => api.library.papers.length === 12);
  });

  it('reads BibTeX with LaTeX names, and a damaged entry hides no other', () => {
    assert.deepEqual(
      api.library.get('moss2021')?.authors?.map(({ family }) => family),
      ['Müller', 'Li'],
    );
    const uri = vscode.Uri.joinPath(folder(), 'literature/formats/moss.bib');
    const problems = vscode.languages.getDiagnostics(uri);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['damaged-entry'],
    );
    assert.equal(problems[0]!.range.start.line, 7);
  });

  it('reads Hayagriva and CSL-YAML, whose papers are cited as any others, and leaves other YAML alone', async () => {
    const paper = api.library.get('sedge-2017');
    assert.deepEqual(
      [paper?.title, paper?.year, paper?.doi, paper?.authors?.map(({ family }) => family)],
      ['Sedges: of MIRES', 2017, '10.1000/sedge', ['Veen', 'Sand']],
    );
    assert.equal(api.library.get('reed2015')?.title, 'Reeds');
    const settings = vscode.Uri.joinPath(folder(), 'literature/formats/settings.yml');
    assert.equal([...api.library.sources].includes(settings.toString()), false);
    await vscode.commands.executeCommand('literatureNotes.revealInSource', 'rush-2016');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 7);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    const { uri } = await vscode.workspace.openTextDocument({ language: 'markdown', content: '[@Sedges]' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      new vscode.Position(0, 8),
    );
    assert.equal(
      list.items.some(({ insertText }) => typeof insertText === 'string' && insertText.includes('sedge-2017')),
      true,
    );
  });

  it('lets a literature note add to the paper that its key names', () => {
    const paper = api.library.get('moss2021');
    assert.deepEqual(paper?.tags, ['green', 'wet']);
    assert.equal(paper?.status, 'read');
    assert.equal(paper?.sources.length, 2);
  });

  it('reveals a BibTeX entry at its lines', async () => {
    await vscode.commands.executeCommand('literatureNotes.revealInSource', 'fern1999');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 9);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('recognises the encoding of a file, and says which bytes it could not decode', async () => {
    const uri = vscode.Uri.joinPath(folder(), 'literature/formats/latin.txt');
    const text = 'We present FinchNet, a network that hears finches in caf\u00e9s. FinchNet outperforms waiters.';
    await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(text, { encoding: 'windows1252' }));
    await until(api, () => api.library.get('finchnet') !== undefined);
    assert.match(api.library.get('finchnet')!.abstract, /cafés/);
    assert.deepEqual(
      vscode.languages.getDiagnostics(uri).map(({ code }) => code),
      ['guessed-encoding'],
    );
    const bytes = await vscode.workspace.encode(`${text.replace('FinchNet', 'WrenNet')} \u9e23\u9e1f\u5f88\u597d. -`, {
      encoding: 'utf8',
    });
    bytes[bytes.length - 1] = 0xff;
    await vscode.workspace.fs.writeFile(uri, bytes);
    await until(api, () => api.library.papers.some(({ abstract }) => abstract.includes('WrenNet')));
    assert.deepEqual(
      vscode.languages.getDiagnostics(uri).map(({ code }) => code),
      ['undecodable'],
    );
  });
});
