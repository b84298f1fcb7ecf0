import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { readLibrary } from '../../../src/core/usecases/read-library';
import { folderOnDisk } from '../../../src/node/node-workspace';
import { identified } from '../../../src/terminal/identify';
import { readStems, readTerms } from '../../../src/terminal/read-terms';
import { arxivLine } from '../identify/catalogues';

const finches =
  'We present FinchNet, a network that tells garden finches from sparrows by their morning song. Recordings of 4,200 birds over three seasons ' +
  'were labelled by volunteers with binoculars. FinchNet hears whistles, trills and alarm calls through wind and rain. Its spectrogram encoder ' +
  'needs neither landmarks nor segmentation. On the Hedgerow benchmark it halves the error of earlier acoustic classifiers.';
const owls =
  'Silent flight of owls has long puzzled engineers. Serrated feathers damp turbulence along the trailing edge. We simulate barn owl wings with a ' +
  'lattice method and print replicas from polymer. Wind tunnel measurements reveal eleven decibels less noise at gliding speed. The design ' +
  'transfers to small fans and drones.';

describe('lit identify', () => {
  let folder: string;
  let catalogue: string;

  beforeEach(() => {
    const root = mkdtempSync(join(tmpdir(), 'lit-identify-'));
    folder = join(root, 'library');
    catalogue = join(root, 'birds.jsonl');
    mkdirSync(folder);
    writeFileSync(join(folder, 'papers.txt'), `${finches}\n\n${owls}\n`);
    writeFileSync(catalogue, arxivLine('2101.00001', 'Songs of Garden Birds', finches, { doi: '10.1000/songs' }));
  });

  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  async function run(isWritten = false, ...catalogues: readonly string[]) {
    const library = await readLibrary(folderOnDisk(folder));
    const lines: string[] = [];
    const printed = await identified({
      library,
      folder,
      catalogues: catalogues.length === 0 ? [catalogue] : catalogues,
      limit: undefined,
      isWritten,
      terms: TermTable.parse(''),
      stems: { share: () => 0.002 },
      tell: (line) => lines.push(line),
    });
    return { printed, lines, keys: library.papers.map(({ key }) => key).sort() };
  }

  const filesIn = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  it('prints a line for each paper, and writes nothing', async () => {
    const before = filesIn();
    const { printed } = await run();
    assert.deepEqual(
      printed.map(({ key, status, catalogue: place, source }) => [key, status, place, source]),
      [
        ['finchnet', 'certain', { path: catalogue, line: 1 }, { path: 'papers.txt', line: 1, endLine: 1 }],
        ['silent-flight-owls', 'none', undefined, { path: 'papers.txt', line: 3, endLine: 3 }],
      ],
    );
    assert.deepEqual(filesIn(), before);
  });

  it('with --write keeps what is certain, once, and changes no key and no other file', async () => {
    const before = filesIn();
    const first = await run(true);
    const { 'literature-records.bib': records = '', ...others } = filesIn();
    assert.deepEqual(others, before);
    assert.match(records, /@\w+\{finchnet,[^@]*title = \{Songs of Garden Birds\}[^@]*literature-source = \{/);
    assert.equal(records.match(/^@/gm)?.length, 1);
    const library = await readLibrary(folderOnDisk(folder));
    assert.deepEqual(
      [library.get('finchnet')?.title, library.get('finchnet')?.doi],
      ['Songs of Garden Birds', '10.1000/songs'],
    );
    const again = await run(true);
    assert.deepEqual([again.keys, again.printed.map(({ key }) => key)], [first.keys, ['silent-flight-owls']]);
    assert.equal(filesIn()['literature-records.bib'], records);
  });

  it('never writes over an entry of a person, and proposes no record that was rejected', async () => {
    const own = '@misc{finchnet,\n  note = {mine}\n}\n';
    writeFileSync(join(folder, 'literature-records.bib'), own);
    const { lines } = await run(true);
    assert.ok(lines.some((line) => line.includes('"finchnet" has another entry already')));
    assert.equal(filesIn()['literature-records.bib'], own);
    writeFileSync(
      join(folder, 'literature-records.bib'),
      '@comment{literature-rejected: paper=finchnet; candidate=doi:10.1000/songs; date=2026-11-29}\n',
    );
    const { printed } = await run(true);
    assert.deepEqual(
      printed.map(({ status, candidates }) => [status, candidates]),
      [
        ['none', []],
        ['none', []],
      ],
    );
  });

  it('refuses a records file that is torn, of another encoding, or leads out of the folder; then nothing has changed', async () => {
    const file = join(folder, 'literature-records.bib');
    for (const content of ['@article{other, title = {cut', Buffer.from([0x40, 0xff, 0xfe, 0x0a])]) {
      writeFileSync(file, content);
      await assert.rejects(run(true), /literature-records\.bib/);
      assert.deepEqual(readFileSync(file), Buffer.from(content));
    }
    rmSync(file);
    const elsewhere = join(folder, '..', 'elsewhere.bib');
    writeFileSync(elsewhere, '% of somebody else\n');
    symlinkSync(elsewhere, file);
    await assert.rejects(run(true));
    assert.equal(readFileSync(elsewhere, 'utf8'), '% of somebody else\n');
  });

  it('refuses catalogues that cannot be read by their names, and tells damaged places', async () => {
    await assert.rejects(run(false, join(folder, 'missing.json')), /missing\.json/);
    await assert.rejects(run(false, folder), /library cannot be read: It is not a regular file/);
    const packed = join(folder, '..', 'broken.jsonl.gz');
    writeFileSync(packed, 'no gzip');
    await assert.rejects(run(false, packed), /broken\.jsonl\.gz cannot be read: its gzip data is damaged/);
    writeFileSync(catalogue, `{broken\n${readFileSync(catalogue, 'utf8')}`);
    const { lines, printed } = await run();
    assert.deepEqual(
      [lines, printed[0]?.status],
      [[`${catalogue}:1: this is not valid JSON and was left out.`], 'certain'],
    );
  });

  it('tells of a catalogue without records, beside one that has some', async () => {
    const nothing = join(folder, '..', 'nothing.txt');
    writeFileSync(nothing, '\n');
    const { lines, printed } = await run(false, nothing, catalogue);
    assert.equal(printed[0]?.status, 'certain');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /nothing\.txt: no record was found in this file/);
  });

  it('never changes a key nor a file of the user, whatever the catalogue holds', async () => {
    const part = fc.constantFrom(
      arxivLine('2101.00002', 'Owls', owls),
      arxivLine('2101.00003', '}, @comment{x', finches.replace('4,200', '{4,200')),
      arxivLine('finchnet', '%{\\', owls, { authors_parsed: [['}', '{', '%']] }),
      '{"title": "x", "abstract": "\\u0000\\u202e"}\n',
      '{cut',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        rmSync(join(folder, 'literature-records.bib'), { force: true });
        const before = filesIn();
        const { keys } = await run();
        writeFileSync(catalogue, parts.join(''));
        await run(true);
        const after = filesIn();
        Object.entries(before).forEach(([name, text]) => {
          assert.equal(after[name], text);
        });
        assert.deepEqual((await run(true)).keys, keys);
      }),
      { numRuns: 12 },
    );
  });

  it('finds what the example catalogue has of the example library, in both languages, and nothing else', async () => {
    const root = join(__dirname, '..', '..', '..');
    const library = await readLibrary(folderOnDisk(join(root, 'examples', 'library')));
    const printed = await identified({
      library,
      folder,
      catalogues: [join(root, 'examples', 'catalogue.jsonl')],
      limit: undefined,
      isWritten: false,
      terms: readTerms(root),
      stems: readStems(root),
      tell: assert.fail,
    });
    const keysOf = (status: string) => printed.filter((line) => line.status === status).map(({ key }) => key);
    assert.deepEqual(keysOf('none'), [
      'streetdepth',
      'learned-compression-guaranteed',
      'automatic-schedulers-learning',
    ]);
    assert.equal(keysOf('certain').length, 9);
  });
});
