import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../src/terminal/arguments';
import { checkedLines } from '../../../src/terminal/check';
import { RecordsCheck } from '../../../src/terminal/check-records';
import { documentReader } from '../../../src/terminal/documents';
import { retractionHeader, retractionRow } from '../notices/retractions';
import { libraryOf } from '../verify/references';
import { InMemoryWorkspace } from '../workspace/in-memory-workspace';
import { pathOf, withPath } from '../../../src/core/base/uris';

interface Asked {
  readonly sources?: Readonly<Record<string, string>>;
  readonly retractions?: string;
  readonly isFull?: boolean;
  readonly isUncited?: boolean;
}

async function check(
  contents: Readonly<Record<string, string>>,
  documents: readonly string[],
  { sources = {}, retractions, isFull = true, isUncited = false }: Asked = {},
) {
  const told: string[] = [];
  const workspace = new InMemoryWorkspace(contents);
  const { library, read } = libraryOf(sources);
  const tell = (message: string) => told.push(message);
  const records = await RecordsCheck.begin({
    library,
    publications: read,
    readBibliography: (path) =>
      workspace.read(withPath(workspace.uri('refs.bib'), path)).then(
        ({ text }) => text,
        () => undefined,
      ),
    retractions,
    isFull,
    tell,
  });
  const lines = await checkedLines({
    library,
    documents,
    read: documentReader(workspace, (path) => workspace.uri(path)),
    tell,
    records,
    uncitedIn: isUncited ? (path) => path.slice(pathOf(workspace.uri('')).length).replace(/^\//, '') : undefined,
  });
  return { lines, told };
}

const refs =
  '@article{moss, title = {Moss on old walls}, journal = {Walls}, year = 2020, doi = {10.1000/moss}}\n' +
  '@article{fern, author = {Star, Bo}, title = {Ferns in the shade}, journal = {Walls}, year = 2020}\n';
const document = '---\nbibliography: refs.bib\n---\n\nSee [@moss; @fern] and [@nobody].\n';

describe('lit check --records', () => {
  let folder = '';
  const list = (text: string) => {
    const path = join(folder, 'retractions.csv');
    writeFileSync(path, text);
    return path;
  };

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lit-records-'));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells of references and citations in order of place', async () => {
    const { lines, told } = await check({ 'a.md': document, 'refs.bib': refs }, ['a.md']);
    assert.deepEqual(lines, [
      'a.md:5:7: The reference "moss" has no author.',
      'a.md:5:26: No paper has the key "nobody".',
    ]);
    assert.deepEqual(told, []);
  });

  it('tells of retractions by a list, and what of the list cannot be read', async () => {
    const row = retractionRow({ doi: '10.1000/MOSS', date: '1/2/2021 0:00', title: 'Moss on old walls' });
    const retractions = list(`${retractionHeader}${row}1,2\n`);
    const { lines, told } = await check({ 'a.md': document, 'refs.bib': refs }, ['a.md'], { retractions });
    assert.deepEqual(lines, [
      'a.md:5:7: Retraction Watch lists "moss" as retracted on 2021-01-02.',
      'a.md:5:7: The reference "moss" has no author.',
      'a.md:5:26: No paper has the key "nobody".',
    ]);
    assert.deepEqual(told, [
      `${retractions}:3: this row has another number of columns than the first, and was left out.`,
    ]);
  });

  it('says that a list holds nothing, and refuses what is none, or is not there', async () => {
    const retractions = list(retractionHeader);
    const { told } = await check({ 'a.md': document }, ['a.md'], { retractions });
    assert.deepEqual(told.slice(0, 1), [`${retractions}: no notice was found in this file.`]);
    for (const [path, why] of [
      [list('a,b\n1,2\n'), 'line 1 names no column "OriginalPaperDOI"'],
      [join(folder, 'none.csv'), 'ENOENT'],
      [folder, 'It is not a regular file.'],
    ] as const) {
      await assert.rejects(
        check({ 'a.md': document }, ['a.md'], { retractions: path }),
        (error: unknown) =>
          error instanceof UsageError &&
          error.message.startsWith(`${path} cannot be read: `) &&
          error.message.includes(why),
      );
    }
  });

  it('lets nothing of a file control the terminal', async () => {
    const row = retractionRow({ doi: '10.1000/moss', title: 'Nests\u202e of wrens\u001b[2J in winter' });
    const retractions = list(`${retractionHeader}${row}`);
    const { lines } = await check({ 'a.md': document, 'refs.bib': refs }, ['a.md'], { retractions });
    assert.equal(
      lines[0],
      'a.md:5:7: The identifier of "moss" is that of a work with another title, “Nests\\u202e of wrens\\x1b[2J in winter”, which Retraction Watch lists as retracted.',
    );
  });

  it('tells which entries no document cites, for all documents together, and only where that is asked for', async () => {
    const contents = {
      'a.md': document,
      'b.md': '---\nbibliography: refs.bib\n---\n[@oak]\n',
      'refs.bib': `${refs}@misc{oak, title = {O}}\n@misc{elm, title = {E}}\n`,
      'other.bib': '@misc{ash, title = {A}}\n',
    };
    const uncited = async (documents: readonly string[]) =>
      (await check(contents, documents, { isFull: false, isUncited: true })).lines.filter((line) =>
        line.includes('.bib'),
      );
    assert.deepEqual(await uncited(['a.md']), [
      'refs.bib:3:7: No document that was read cites "oak".',
      'refs.bib:4:7: No document that was read cites "elm".',
    ]);
    assert.deepEqual(await uncited(['a.md', 'b.md']), ['refs.bib:4:7: No document that was read cites "elm".']);
    assert.ok((await check(contents, ['a.md'])).lines.every((line) => !line.includes('.bib')));
  });

  it('counts what other parts of a work cite, and a part that asks for every work', async () => {
    const contents = {
      'main.tex': '\\documentclass{book}\\addbibresource{refs.bib}\\include{one}\\include{two}',
      'one.tex': '\\cite{moss}\n',
      'two.tex': '\\cite{fern}\n',
      'refs.bib': `${refs}@misc{oak, title = {O}}\n`,
    };
    const uncited = async (all: Readonly<Record<string, string>>) =>
      (await check(all, ['one.tex'], { isFull: false, isUncited: true })).lines;
    assert.deepEqual(await uncited(contents), ['refs.bib:3:7: No document that was read cites "oak".']);
    assert.deepEqual(await uncited({ ...contents, 'two.tex': '\\nocite{*}\n' }), []);
  });

  it('tells nothing of a bibliography that no document names', async () => {
    const contents = { 'a.md': '[@moss; @fern]\n', 'refs.bib': `${refs}@misc{oak, title = {O}}\n` };
    assert.deepEqual((await check(contents, ['a.md'], { isFull: false, isUncited: true })).lines, []);
  });

  it('tells of one work that two parts of a work cite by a key each, once', async () => {
    const twice = (key: string) =>
      `@article{${key}, author = {Star, Bo}, title = {Ferns in the shade of walls}, journal = {Walls}, year = 2020}\n`;
    const contents = {
      'main.tex': '\\documentclass{book}\\addbibresource{refs.bib}\\include{one}\\include{two}',
      'one.tex': '\\cite{fern}\n',
      'two.tex': '\\cite{ferns}\n',
      'refs.bib': twice('fern') + twice('ferns'),
    };
    const told = 'The references "fern" and "ferns" seem to be of one work.';
    assert.deepEqual((await check(contents, ['main.tex', 'one.tex', 'two.tex'])).lines, [`one.tex:1:7: ${told}`]);
    assert.deepEqual((await check({ ...contents, 'two.tex': '' }, ['one.tex'])).lines, []);
  });
});
