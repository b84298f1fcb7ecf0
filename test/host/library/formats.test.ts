import { assert } from 'chai';
import * as vscode from 'vscode';
import type { LiteratureNotesApi } from '../../../src/api';
import { folder, openLibrary, until, writeFile } from '../library-api';

const files: Readonly<Record<string, string>> = {
  'moss.bib': '@article{moss2021,\n  title = {Moss on {W}alls},\n  author = {M{\\"u}ller, Anna and Li, Wei},\n  year = 2021,\n  doi = {10.1000/moss}\n}\n\n@article{broken, title = {Never closed\n\n@book{fern1999, title = "Ferns", author = "Fern, F.", year = 1999}\n',
  'lichen.json': '[{"id": "lichen2020", "type": "article-journal", "title": "Lichens", "issued": {"date-parts": [[2020]]}}]',
  'algae.ris': 'TY  - JOUR\nAU  - Alg, Al\nTI  - Algae\nPY  - 2018\nER  - \n',
  'moss.md': '---\ntitle: My reading of the moss paper\nkey: moss2021\ntags: [green, wet]\nstatus: read\n---\nWorth a second look.\n',
  'page.md': '# A page\n\nNothing about papers.\n',
};

describe('other sources', () => {
  let api: LiteratureNotesApi;

  before(async () => {
    api = await openLibrary();
    for (const [name, text] of Object.entries(files)) {
      await writeFile(`literature/formats/${name}`, text);
    }
    await until(api, () => ['moss2021', 'fern1999', 'lichen2020', 'alg-2018'].every((key) => api.library.get(key) !== undefined));
    await until(api, () => api.library.get('moss2021')?.note !== undefined);
  });

  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'literature/formats'), { recursive: true });
    await until(api, () => api.library.papers.length === 12);
  });

  it('reads BibTeX with LaTeX names, and a damaged entry hides no other', () => {
    assert.deepEqual(api.library.get('moss2021')?.authors?.map(({ family }) => family), ['Müller', 'Li']);
    const uri = vscode.Uri.joinPath(folder(), 'literature/formats/moss.bib');
    const problems = vscode.languages.getDiagnostics(uri);
    assert.deepEqual(problems.map(({ code }) => code), ['damaged-entry']);
    assert.equal(problems[0]!.range.start.line, 7);
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
    assert.include(api.library.get('finchnet')?.abstract, 'caf\u00e9s');
    assert.deepEqual(vscode.languages.getDiagnostics(uri).map(({ code }) => code), ['guessed-encoding']);
    const bytes = await vscode.workspace.encode(`${text.replace('FinchNet', 'WrenNet')} \u9e23\u9e1f\u5f88\u597d. -`, { encoding: 'utf8' });
    bytes[bytes.length - 1] = 0xff;
    await vscode.workspace.fs.writeFile(uri, bytes);
    await until(api, () => api.library.papers.some(({ abstract }) => abstract.includes('WrenNet')));
    assert.deepEqual(vscode.languages.getDiagnostics(uri).map(({ code }) => code), ['undecodable']);
  });
});
