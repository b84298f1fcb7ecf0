import assert from 'node:assert/strict';
import { fileExtensionOf, languageOfEnding } from '../../../src/core/cite/languages/documents';
import { parseCitations, syntaxFor } from '../../../src/core/cite/languages/index';
import { bibliographyEntries } from '../../../src/core/parse/bibliography';
import { loadYaml } from '../../../src/core/parse/yaml/load-yaml';
import { yamlStrings } from '../../../src/core/parse/formats/shared/yaml-strings';
import { syncedBibMark } from '../../../src/core/parse/formats/bibtex';
import { Library } from '../../../src/core/library/library';
import { deriveSource } from '../../../src/core/library/derive';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { DocumentBibliographies } from '../../../src/core/usecases/document-bibliographies';
import { planKeptBibliographies } from '../../../src/core/usecases/keep-bibliographies';
import { pathOf } from '../../../src/core/base/uris';
import { ManualClock } from '../async/manual-clock';
import type { Content, InMemoryWorkspace } from '../workspace/in-memory-workspace';
import { InMemoryWorkspace as Sensitive } from '../workspace/in-memory-workspace';
import { SystemWorkspace } from '../workspace/system-workspace';

const drive = 'file:///c%3A/Users/Ann/Thesis';
const share = 'file://server/lab/Thesis';
const mac = 'file:///Users/ann/Thesis';
/** As macOS stores what was written on it long ago: letters and their marks apart. */
const apart = 'Re\u0301fe\u0301rences';
const composed = 'R\u00e9f\u00e9rences';
const moss = '@misc{moss}\n';

const syntaxOf = (uri: string) => syntaxFor(languageOfEnding.get(fileExtensionOf(uri)) ?? '');

function openedIn(workspace: InMemoryWorkspace) {
  const clock = new ManualClock();
  const bibliographies = new DocumentBibliographies({
    workspace,
    clock,
    parsed: (document) => parseCitations(document.getText(), syntaxOf(document.uri)),
    entries: (file) => Promise.resolve(bibliographyEntries(file)).then((found) => found && [...found.values()]),
    yamlStrings: async (yaml, name) => yamlStrings(yaml, name, await loadYaml()),
  });
  const told: string[][] = [];
  bibliographies.onDidChange((documents) => told.push([...documents]));
  const answer = async (name: string) => {
    const document = await workspace.open(name);
    const keys = [...(await bibliographies.of(document)).keys()];
    return { keys, files: (await bibliographies.filesOf(document)).map(({ uri }) => uri) };
  };
  return { bibliographies, clock, told, answer };
}

const on = (system: 'windows' | 'macos', root: string, files: Readonly<Record<string, Content>>) => {
  const workspace = new SystemWorkspace(system, files, [root]);
  return { workspace, ...openedIn(workspace) };
};
const naming = (written: string) => `---\nbibliography: '${written}'\n---\n[@moss]\n`;

describe('bibliographies that documents spell otherwise than the disk has them', () => {
  for (const [system, root, stored, written] of [
    ['windows', drive, 'Bib/Refs.bib', 'bib/refs.BIB'],
    ['windows', drive, 'Bib/Refs.bib', '.\\BIB\\refs.bib'],
    ['windows', drive, 'Bib/Refs.bib', 'C:\\Users\\Ann\\Thesis\\bib\\refs.bib'],
    ['windows', drive, 'Bib/Refs.bib', 'c:/users/ann/THESIS/Bib/Refs.bib'],
    ['windows', share, 'Bib/Refs.bib', '..\\thesis\\bib\\refs.bib'],
    ['macos', mac, 'Bib/Refs.bib', 'bib/refs.bib'],
    ['macos', mac, `${apart}/${apart}.bib`, `${composed}/${composed}.bib`],
    ['macos', mac, `${composed}.bib`, `${apart}.bib`],
  ] as const) {
    it(`are read and told of as the disk has them: ${written.normalize('NFC')} on ${system}, ${root}`, async () => {
      const { workspace, clock, told, answer } = on(system, root, { 'a.md': naming(written), [stored]: moss });
      const uri = workspace.uri(stored);
      assert.deepEqual(await answer('a.md'), { keys: ['moss'], files: [uri] });
      // The system tells of it by the name that it has.
      workspace.write(stored, '@misc{fern}\n');
      clock.pass(20);
      assert.deepEqual(told, [[workspace.uri('a.md')]]);
      assert.deepEqual((await answer('a.md')).keys, ['fern']);
      // So do editors that have it open.
      await workspace.open(stored);
      workspace.edit(stored, '@misc{heron}\n');
      clock.pass(300);
      assert.deepEqual((await answer('a.md')).keys, ['heron']);
    });
  }

  it('are heard of when they come up under another spelling', async () => {
    const { workspace, clock, told, answer } = on('windows', drive, { 'a.md': naming('Refs.bib') });
    assert.deepEqual((await answer('a.md')).keys, []);
    workspace.write('refs.bib', moss);
    clock.pass(20);
    assert.deepEqual(told, [[workspace.uri('a.md')]]);
    assert.deepEqual(await answer('a.md'), { keys: ['moss'], files: [workspace.uri('refs.bib')] });
  });

  it('are one where two spellings name one file', async () => {
    const { workspace, answer } = on('windows', drive, {
      'a.md': "---\nbibliography: [refs.bib, REFS.bib, 'C:\\Users\\Ann\\Thesis\\Refs.bib']\n---\n[@moss]\n",
      'Refs.bib': moss,
    });
    assert.deepEqual(await answer('a.md'), { keys: ['moss'], files: [workspace.uri('Refs.bib')] });
  });

  it('are found on another drive, and in a root that spells its chapters otherwise', async () => {
    const other = 'file:///d%3A/Lit/Refs.bib';
    const far = on('windows', drive, { 'a.md': naming('D:\\Lit\\refs.bib'), [other]: moss });
    assert.deepEqual(await far.answer('a.md'), { keys: ['moss'], files: [other] });
    const { workspace, answer } = on('windows', drive, {
      'thesis.tex': '\\documentclass{book}\\begin{document}\\input{chapters/ONE}\\bibliography{refs}\\end{document}\n',
      'Chapters/one.tex': '\\cite{moss}\n',
      'unrelated/other.bib': '@misc{moss}\n',
      'Refs.bib': moss,
    });
    assert.deepEqual(await answer('Chapters/one.tex'), { keys: ['moss'], files: [workspace.uri('Refs.bib')] });
  });

  it('are missing where the file system tells the spellings apart', async () => {
    const workspace = new Sensitive({
      'd/a.md': naming('Refs.bib'),
      'd/refs.bib': moss,
      'thesis.tex': '\\documentclass{book}\\begin{document}\\input{ONE}\\bibliography{refs}\\end{document}\n',
      'one.tex': '\\cite{moss}\n',
    });
    const { bibliographies } = openedIn(workspace);
    assert.deepEqual((await bibliographies.of(await workspace.open('d/a.md'))).missing, ['Refs.bib']);
    assert.deepEqual(await bibliographies.stored(workspace.uri('d/Refs.bib')), workspace.uri('d/Refs.bib'));
    assert.equal((await bibliographies.of(await workspace.open('one.tex'))).state, 'none');
    const both = new Sensitive({ 'a.md': naming('Refs.bib'), 'refs.bib': moss, 'Refs.bib': '@misc{fern}\n' });
    const { answer } = openedIn(both);
    assert.deepEqual(await answer('a.md'), { keys: ['fern'], files: [both.uri('Refs.bib')] });
  });

  it('are kept in step as one file, however documents spell it', async () => {
    const library = new Library();
    const papers = '@misc{moss, title = {Moss on walls}}\n@misc{owl, title = {Owls at dusk}}\n';
    library.apply({ updated: [{ source: 'p.bib', parsed: deriveSource(parseBibtex(papers)) }], removed: [] });
    const files = {
      'a.md': naming('refs.bib'),
      'b.md': naming('REFS.bib').replace('moss', 'owl'),
      'Refs.bib': syncedBibMark,
    };
    const { workspace, bibliographies } = on('windows', drive, files);
    const documents = await Promise.all(['a.md', 'b.md'].map((name) => workspace.open(name)));
    const { kept } = await planKeptBibliographies(
      {
        library,
        documents: documents.map((document) => [document.uri, parseCitations(document.getText(), 'pandoc')] as const),
        namedFor: bibliographies.naming(drive),
        stored: (uri) => bibliographies.stored(uri),
        fileAt: async (uri) => ({ kind: 'kept', text: (await workspace.readFile(uri, 1000)).text }),
        entries: () => Promise.resolve([]),
      },
      drive,
      'references.bib',
    );
    assert.deepEqual(
      kept.map(({ uri, keys }) => [pathOf(uri), [...keys].sort()]),
      [[pathOf(workspace.uri('Refs.bib')), ['moss', 'owl']]],
    );
    // What a project names is compared with files by their own names.
    const named = await bibliographies.naming(drive)(
      pathOf(documents[0]!.uri),
      parseCitations(files['a.md'], 'pandoc'),
    );
    assert.deepEqual(
      named.map(({ path }) => path),
      [pathOf(workspace.uri('Refs.bib'))],
    );
  });
});
