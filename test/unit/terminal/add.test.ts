import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLibrary } from '../../../src/core/usecases/read-library';
import { folderOnDisk } from '../../../src/node/node-workspace';
import { added } from '../../../src/terminal/add';
import { UsageError } from '../../../src/terminal/arguments';
import { arxivLine } from '../identify/catalogues';

describe('lit add', () => {
  let folder: string;
  let catalogue: string;
  let records: string;

  beforeEach(() => {
    const root = mkdtempSync(join(tmpdir(), 'lit-add-'));
    folder = join(root, 'library');
    catalogue = join(root, 'birds.jsonl');
    records = join(folder, 'literature-records.bib');
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'papers.bib'),
      '@article{owl, title = {Owls}, author = {Weiss, K.}, doi = {10.1000/owls}}\n',
    );
    writeFileSync(
      catalogue,
      arxivLine('2101.00001', 'Songs of Birds', 'They sing.', { doi: '10.1000/songs' }) +
        arxivLine('2101.00002', 'Songs of Birds', 'They sing again.') +
        arxivLine('2101.00003', '鸟的歌', 'They sing in China.'),
    );
  });

  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  async function add(work: string, ...catalogues: string[]) {
    const lines: string[] = [];
    const tell = (line: string) => lines.push(line);
    const key = await added({ library: await readLibrary(folderOnDisk(folder)), folder, work, catalogues, tell });
    return { key, lines, paper: (await readLibrary(folderOnDisk(folder))).get(key) };
  }

  const refusal = async (...asked: Parameters<typeof add>) => {
    let message = '';
    await assert.rejects(add(...asked), (error) => error instanceof UsageError && (message = error.message) !== '');
    return message;
  };

  it('writes the record of a catalogue once, and tells what the library has', async () => {
    const { key, paper } = await add('https://doi.org/10.1000/songs', catalogue);
    assert.deepEqual([key, paper?.title, paper?.record?.source], ['merle-2021', 'Songs of Birds', `${catalogue}:1`]);
    const text = readFileSync(records, 'utf8');
    const again = await add('arXiv:2101.00001', catalogue);
    assert.deepEqual([again.key, again.lines], ['merle-2021', ['the library has this already, as "merle-2021".']]);
    assert.deepEqual((await add('10.1000/OWLS')).key, 'owl');
    assert.equal(readFileSync(records, 'utf8'), text);
  });

  it('writes what it is asked for alone where no catalogue is named', async () => {
    const { key, paper } = await add('10.1000/other');
    assert.deepEqual([key, paper?.doi, paper?.record?.source], ['doi-10-1000-other', '10.1000/other', 'by hand']);
    assert.match(readFileSync(records, 'utf8'), /author = \{\}/);
    assert.equal((await add('鸟的歌', catalogue)).key, 'merle-2021');
  });

  it('writes nothing where no record, or more than one, may be the work', async () => {
    assert.match(await refusal('10.1000/none', catalogue), /^no record of "10\.1000\/none" was found in /);
    assert.match(await refusal('songs of birds', catalogue), /^2 records may be "songs of birds"/);
    assert.match(await refusal('https://example.org/x'), /names no work/);
    assert.match(await refusal('10.1000/none', `${catalogue}x`), /^The catalogue .* cannot be read/);
    assert.equal(existsSync(records), false);
    writeFileSync(records, '@article{torn, title = {');
    assert.match(await refusal('10.1000/songs', catalogue), /ends in the middle of an entry/);
    assert.equal(readFileSync(records, 'utf8'), '@article{torn, title = {');
  });
});
