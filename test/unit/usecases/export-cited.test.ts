import assert from 'node:assert/strict';
import { parseArguments, UsageError } from '../../../src/terminal/arguments';
import { exportFormats } from '../../../src/core/parse/formats/index';
import { type ExportRequest, exportedText, publicationsOf } from '../../../src/core/usecases/export-cited';
import { readLibrary } from '../../../src/core/usecases/read-library';
import { documentReader } from '../../../src/terminal/documents';
import { InMemoryWorkspace } from '../workspace/in-memory-workspace';

const contents: Record<string, string> = {
  'a.bib': '@article{moss, title = {Moss}, journal = {Walls}}\n@book{wall, title = {Walls}}\n',
  'b.txt': 'We present MossNet, a network that finds moss on walls. MossNet outperforms people.\n',
};
const documents: Record<string, string> = {
  'one.md': '---\nbibliography: own.bib\n---\nSee [@wall; @nobody; @fern] and @wall.\n',
  'own.bib': '@misc{fern, title = {Ferns}}',
  'all.tex': '\\nocite{*}\\bibliography{some}',
  'some.bib': '@misc{wall, title = {W}}\n@misc{rust, title = {R}}',
  'every.typ': '@mossnet #bibliography(read("x"), full: true)',
  'two.tex': 'Text \\cite{mossnet,wall}.\n',
};

async function exported(asked: ExportRequest) {
  const told: string[] = [];
  const workspace = new InMemoryWorkspace(documents);
  const place = { workspace: new InMemoryWorkspace(contents, ['file:///library']), folder: 'file:///library' };
  const read = documentReader(workspace, (path) => workspace.uri(path));
  const onUnknown = (document: string, key: string) => {
    told.push(`${document}: ${key}`);
  };
  return {
    text: await exportedText(
      { library: await readLibrary(place), publications: publicationsOf(place), read, onUnknown },
      asked,
    ),
    told,
  };
}
const ids = (text: string) => (JSON.parse(text) as { id: string }[]).map(({ id }) => id);

describe('lit export', () => {
  it('writes every paper once', async () => {
    assert.deepEqual(ids((await exported({ format: 'csl-json' })).text), ['moss', 'wall', 'mossnet']);
    assert.equal((await exported({ format: 'bibtex' })).text.match(/^@/gm)?.length, 3);
    assert.equal((await exported({ format: 'ris' })).text.match(/^TY/gm)?.length, 3);
  });

  it("writes every cited paper once, in order of citation, and tells of keys that neither a paper nor the document's own bibliography has", async () => {
    const { text, told } = await exported({ format: 'csl-json', citedIn: ['one.md', 'two.tex'] });
    assert.deepEqual(ids(text), ['wall', 'mossnet']);
    assert.deepEqual(told, ['one.md: nobody']);
  });

  it("writes every paper that the document's own bibliography has, and no other, where the document asks for all", async () => {
    const named = await exported({ format: 'csl-json', citedIn: ['all.tex'] });
    assert.deepEqual([ids(named.text), named.told], [['wall'], []]);
    const every = await exported({ format: 'csl-json', citedIn: ['every.typ'] });
    assert.deepEqual([ids(every.text), every.told], [['mossnet'], []]);
  });

  it('refuses a document that cannot be read', async () => {
    await assert.rejects(
      exported({ format: 'ris', citedIn: ['three.md'] }),
      new UsageError('three.md cannot be read: no /w/three.md'),
    );
  });

  it('refuses a document whose citations it would not know', async () => {
    await assert.rejects(
      exported({ format: 'ris', citedIn: ['one.docx'] }),
      /one\.docx is no document whose citations can be read: use \.md/,
    );
  });

  it('takes a format and documents', () => {
    assert.deepEqual(parseArguments(['export', 'lib', '--format', 'ris']), {
      command: 'export',
      folder: 'lib',
      format: 'ris',
    });
    assert.deepEqual(
      parseArguments(['export', 'lib', '--format=bibtex', '--cited-in', 'a.md', 'b c.md', '--cited-in', 'd.tex']),
      {
        command: 'export',
        folder: 'lib',
        format: 'bibtex',
        citedIn: ['a.md', 'd.tex', 'b c.md'],
      },
    );
    assert.deepEqual(parseArguments(['export', '--format', 'csl-json', '--cited-in', 'a.md', 'lib']), {
      command: 'export',
      folder: 'lib',
      format: 'csl-json',
      citedIn: ['a.md'],
    });
    assert.throws(() => parseArguments(['export', 'lib']), {
      message: `"lit export" needs "--format" with one of ${exportFormats.map(({ id }) => id).join(', ')}.`,
    });
    assert.throws(() => parseArguments(['export', 'lib', '--format', 'word']), /not "word"/);
    assert.throws(() => parseArguments(['export', 'lib', 'a.md', '--format', 'ris']), /after "--cited-in"/);
    assert.throws(() => parseArguments(['export', 'lib', '--format', 'ris', '--limit', '3']), /takes no "--limit"/);
    assert.throws(() => parseArguments(['search', 'lib', 'x', '--format', 'ris']), /takes no "--format"/);
  });
});
