import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import { readPublications } from '../../../src/core/library/publications';
import type { CslItem } from '../../../src/core/model/paper';
import { publicationsIn } from '../../../src/core/parse/bibliography';
import { parseSource } from '../../../src/core/parse/source';
import { planAcceptance, undone } from '../../../src/core/records/decisions';
import { entriesFor, knownOf } from '../../../src/core/records/described';
import { filledEntry } from '../../../src/core/records/filling';
import { recordPlaces, withEdits } from '../../../src/core/records/records-text';
import { readIdentifier } from '../../../src/core/services/identifiers';
import type { AbortSignalLike, LookUp, ServiceRecord, WorkQuery } from '../../../src/core/services/model';
import { additionOf, bareAddition, findWorks, type LocatedWork } from '../../../src/core/usecases/add-paper';
import { findInCatalogues } from '../../../src/core/usecases/find-in-catalogues';
import { paperOfQuery } from '../../../src/core/usecases/same-work';
import { anyCharacter } from '../arbitraries';
import { arxivLine, catalogue } from '../identify/catalogues';
import { sourceOf } from '../library/entries';

const file = 'literature-records.bib';
const date = '2026-11-29';
const signal: AbortSignalLike = {
  aborted: false,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

const finch =
  'We present FinchNet, a network that tells finches from sparrows by their song. It hears them in the wind and in the rain.';
const songs: CslItem = {
  id: '10.1000/songs',
  type: 'article-journal',
  title: 'Songs of Garden Birds',
  author: [
    { family: 'Merle', given: 'Ánna' },
    { family: 'Weiss', given: 'Karl' },
  ],
  issued: { 'date-parts': [[2021]] },
  'container-title': 'Birds & Sound',
  DOI: '10.1000/Songs',
  abstract: finch,
};

interface Finding {
  readonly item: CslItem;
  readonly source: string;
  readonly date: string;
}

/** A library with a records file, which is read anew after each change. */
class Shelf {
  readonly library = new Library((text) => text);
  records = '';

  read(path: string, text: string): void {
    const parsed = parseSource({ path, text }, { markers: [] });
    assert.ok(!('skipped' in parsed));
    this.library.apply({ updated: [{ source: path, parsed: deriveSource(parsed) }], removed: [] });
  }

  list(...abstracts: string[]): void {
    const parsed = sourceOf(...abstracts.map((abstract) => ({ abstract })));
    this.library.apply({ updated: [{ source: 'a.txt', parsed }], removed: [] });
  }

  edit(edits: Parameters<typeof withEdits>[1]): ReturnType<typeof withEdits> {
    const edited = withEdits(this.records, edits);
    this.records = edited.text;
    this.read(file, this.records);
    return edited;
  }

  get services() {
    return { library: this.library, records: this.records, loadRomanizer: () => Promise.resolve(pinyin) };
  }

  /** Adds what was found, or what was asked for alone; gives the key that it has then. */
  async add(query: WorkQuery, found?: Finding): Promise<string> {
    const addition =
      found === undefined
        ? await bareAddition(this.services, query, { source: 'by hand', date })
        : await additionOf(this.services, query, found, found);
    if ('known' in addition) {
      return `known ${addition.known.key}`;
    }
    assert.deepEqual(this.edit([addition.edit]).stale, []);
    return addition.key;
  }
}

const pinyin = (text: string) => text.replace(/\p{Script=Han}+/gu, ' niao ge ');
const ask = (text: string): WorkQuery => {
  const query = readIdentifier(text);
  assert.ok(query);
  return query;
};
const found = (item: CslItem, source = 'Crossref'): Finding => ({ item, source, date });
const record = (item: CslItem, more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  item,
  service: 'crossref',
  asked: date,
  ...more,
});
const answering =
  (...records: ServiceRecord[]): LookUp =>
  () =>
    Promise.resolve({ records, failures: [] });

const sourceOfWork = (work: LocatedWork) => ('place' in work ? `${work.place.path}:${work.place.line}` : work.service);

describe('adding a paper', () => {
  let shelf: Shelf;

  beforeEach(() => {
    shelf = new Shelf();
  });

  it('makes a paper that stands in no other source, with a key as the library makes them, and undoing leaves nothing', async () => {
    shelf.records = '% mine\n@misc{own, title = {Own}, note = {x}}\n';
    const before = shelf.records;
    const addition = await additionOf(shelf.services, ask('10.1000/songs'), found(songs), found(songs));
    assert.ok('edit' in addition);
    shelf.edit([addition.edit]);
    const paper = shelf.library.cited('doi:10.1000/SONGS');
    assert.deepEqual(
      [paper?.key, paper?.title, paper?.year, paper?.doi, paper?.abstract, paper?.record],
      ['merle-2021', songs.title, 2021, songs.DOI, finch, { source: 'Crossref', date }],
    );
    assert.deepEqual(paper?.authors, songs.author);
    assert.deepEqual(
      shelf.library.papers.map(({ key }) => key),
      ['merle-2021'],
    );
    assert.equal(withEdits(shelf.records, undone([addition.edit])).text, before);
  });

  it('says that the library has it, by every identifier that papers or records have', async () => {
    await shelf.add(
      ask('10.1000/songs'),
      found({ ...songs, PMID: '18157122', ISBN: '0-262-03384-4', number: 'arXiv:2101.00001' }),
    );
    for (const text of [
      '10.1000/songs',
      'pmid:18157122',
      'isbn:978-0-262-03384-8',
      'arXiv:2101.00001v2',
      'songs of garden birds',
    ]) {
      assert.equal(paperOfQuery(shelf.library, ask(text), shelf.records)?.key, 'merle-2021', text);
    }
    for (const text of ['10.1000/song', 'pmid:1815712', 'isbn:080442957X', 'songs of garden', 'N19-1423']) {
      assert.equal(paperOfQuery(shelf.library, ask(text), shelf.records), undefined, text);
    }
    await shelf.add(
      ask('N19-1423'),
      found({ ...songs, abstract: undefined, title: 'BERT', DOI: '10.18653/v1/N19-1423' }),
    );
    await shelf.add(ask('github.com/Owner/Name'));
    for (const text of ['acl:N19-1423', 'https://github.com/owner/name/tree/main']) {
      assert.notEqual(paperOfQuery(shelf.library, ask(text), shelf.records), undefined, text);
    }
  });

  it('says so of what was found, though it was asked for by something else', async () => {
    shelf.list(finch);
    const [bare] = shelf.library.papers;
    assert.equal(await shelf.add(ask('10.1000/songs'), found(songs)), `known ${bare?.key}`);
    shelf.read('b.bib', '@article{mine, title = {Songs of garden birds}, author = {Merle, A.}, year = {2020}}');
    const other = { ...songs, DOI: '10.1000/other', abstract: undefined };
    assert.equal(await shelf.add(ask('10.1000/other'), found(other)), 'known mine');
    assert.equal(
      await shelf.add(ask('10.1000/other'), found({ ...other, issued: { 'date-parts': [[2023]] } })),
      'merle-2023',
    );
  });

  it('with an identifier or a title alone makes an entry to be filled in, which is found again and stays a paper', async () => {
    const texts: readonly (readonly [string, string])[] = [
      ['10.1000/songs', 'doi-10-1000-songs'],
      ['arxiv:2101.00001', 'arxiv-2101-00001'],
      ['pmid:18157122', 'pmid-18157122'],
      ['isbn:080442957X', 'isbn-9780804429573'],
      ['N19-1423', 'acl-n19-1423'],
      ['github.com/owner/name', 'repository-owner-name'],
      ['Herons in the Rain', 'herons-rain'],
      ['鸟歌研究', 'niao-ge'],
    ];
    for (const [text, key] of texts) {
      assert.equal(await shelf.add(ask(text)), key);
      assert.equal(paperOfQuery(shelf.library, ask(text), shelf.records)?.key, key, text);
      assert.equal(await shelf.add(ask(text)), `known ${key}`);
    }
    assert.equal(shelf.library.papers.length, texts.length);
    const place = recordPlaces(shelf.records)[0];
    assert.match(place?.text ?? '', /author = \{\},\n {2}title = \{\},\n {2}year = \{\}/);
    shelf.edit([
      { key: 'doi-10-1000-songs', before: place?.text, after: place?.text.replace('title = {}', 'title = {Songs}') },
    ]);
    assert.equal(shelf.library.get('doi-10-1000-songs')?.title, 'Songs');
    assert.equal(shelf.library.get('doi-10-1000-songs')?.titleIsDerived, false);
  });

  it('gives no key that a paper, a pin or an entry of the file has', async () => {
    shelf.read('b.bib', '@article{merle-2021, title = {Other}, author = {Weiss, K.}, year = {2021}}');
    const first = await shelf.add(ask('10.1000/songs'), found(songs));
    assert.match(first, /^merle-2021-[a-z0-9]{4}$/);
    assert.equal(shelf.library.get('merle-2021')?.title, 'Other');
    const again = await shelf.add(
      ask('10.1000/two'),
      found({ ...songs, title: 'Two', DOI: '10.1000/two', abstract: undefined }),
    );
    assert.match(again, /^merle-2021-[a-z0-9]{4}$/);
    assert.notEqual(again, first);
    shelf.records += '@misc{weiss-1999, title = {Somebody wrote it}}\n';
    assert.match(
      await shelf.add(
        ask('10.1000/three'),
        found({
          ...songs,
          title: 'Three',
          DOI: '10.1000/three',
          abstract: undefined,
          author: [{ family: 'Weiss' }],
          issued: { 'date-parts': [[1999]] },
        }),
      ),
      /^weiss-1999-/,
    );
  });

  it('is one paper with the work that turns up in a source; that says what it is, and the pinned key stays', async () => {
    const key = await shelf.add(ask('10.1000/songs'), found(songs));
    shelf.library.pin([key], 'literature-keys.json');
    shelf.read(
      'b.bib',
      '@article{Zed, title = {Songs of Garden Birds (Extended)}, author = {Merle, Anna}, year = {2022}, doi = {10.1000/songs}}',
    );
    const [paper, ...others] = shelf.library.papers;
    assert.deepEqual(others, []);
    assert.deepEqual(
      [paper?.key, paper?.title, paper?.year, paper?.abstract],
      [key, 'Songs of Garden Birds (Extended)', 2022, finch],
    );
    assert.equal(shelf.library.get('Zed'), paper);
    assert.deepEqual(
      paper?.sources.map(({ source }) => source),
      ['b.bib', file],
    );
    shelf.library.apply({ updated: [], removed: ['b.bib'] });
    assert.deepEqual([shelf.library.get(key)?.title, shelf.library.papers.length], [songs.title, 1]);
    shelf.list(finch);
    assert.deepEqual(
      shelf.library.papers.map((one) => one.key),
      [key],
    );
  });

  it('that has been completed, replaced or identified stays a paper under its key', async () => {
    const key = await shelf.add(ask('10.1000/songs'));
    const entryOf = () => recordPlaces(shelf.records).find((place) => place.key === key)?.text ?? '';
    const [entry] = entriesFor(shelf.library, [
      { key, description: { item: songs }, origin: { source: 'pasted', date } },
    ]);
    assert.ok(entry);
    for (const after of [filledEntry(entryOf(), entry.text), entry.text]) {
      shelf.edit([{ key, before: entryOf(), after }]);
      assert.deepEqual(
        shelf.library.papers.map((paper) => [paper.key, paper.title, paper.abstract]),
        [[key, songs.title, finch]],
      );
      assert.deepEqual(shelf.library.problemsOf(file), []);
    }
    // Under an alias as well: whoever accepts a record is asked about the entry that is there.
    shelf.library.pin([key], 'literature-keys.json');
    shelf.library.rename(key, 'chosen', 'literature-keys.json');
    const { edits, taken } = planAcceptance(
      shelf.library,
      [
        {
          key: 'chosen',
          description: { item: { ...songs, volume: '7' } },
          origin: { source: 'x:1', date, score: 0.9 },
        },
      ],
      shelf.records,
    );
    assert.deepEqual([edits, taken.map((one) => [one.key, one.entryKey])], [[], [['chosen', key]]]);
    const kept = knownOf(shelf.library.get('chosen') ?? assert.fail());
    const [replaced] = entriesFor(shelf.library, [{ key: 'chosen', description: kept, origin: { source: '', date } }]);
    assert.match(replaced?.text ?? '', /abstract = \{We present/);
  });

  it('is exported without what only the records file says', async () => {
    const key = await shelf.add(ask('10.1000/songs'), found(songs));
    const read = (_: string, format: string, spans: readonly Parameters<ReturnType<typeof publicationsIn>>[0][]) =>
      Promise.resolve(spans.map(publicationsIn(shelf.records, format)));
    const publications = await readPublications(shelf.library.papers, shelf.library.sources, read);
    const fields = [...(publications.get(key)?.bibtex?.fields.keys() ?? [])];
    assert.ok(fields.includes('journal'));
    assert.deepEqual(
      fields.filter((name) => name.startsWith('literature-')),
      [],
    );
  });

  it('of any record makes a file that is read again, and no other entry is touched', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: anyCharacter }),
      fc.constantFrom('}', '@misc{x,', '\\', '%', '{"', 'literature-paper = {'),
    );
    const own = '@misc{own, title = {Own}, note = {x}}\n';
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, family, abstract) => {
        const one = new Shelf();
        one.records = own;
        one.read(file, own);
        const item = { id: 'x', type: 'article', title, abstract, author: [{ family }], DOI: '10.1000/x' };
        const key = await one.add(ask('10.1000/x'), found(item, title));
        assert.ok(one.records.startsWith(own));
        assert.equal(recordPlaces(one.records).length, 2);
        assert.deepEqual(
          one.library.papers.map((paper) => [paper.key, paper.doi]),
          [[key, '10.1000/x']],
        );
      }),
      { numRuns: 25 },
    );
  });
});

describe('finding a work', () => {
  const lines =
    arxivLine('2101.00001', 'Songs of Garden Birds', finch, { doi: '10.1000/Songs' }) +
    arxivLine('2101.00002', 'Songs of Garden Birds: A Survey', 'Another text about birds that sing.') +
    arxivLine('2101.00003', 'Birds of a Garden', 'They sing no songs.');
  const bib =
    '@book{b, title = {Herons}, author = {Weiss, K.}, year = 1999, isbn = {0-262-03384-4}}\n@article{c, title = {Owls}, pmid = {18157122}, url = {https://aclanthology.org/N19-1423/}}\n';
  const find = (text: string) =>
    findInCatalogues({ query: ask(text), catalogues: [catalogue('a.jsonl', lines), catalogue('b.bib', bib)] });

  it('in catalogues goes by identifiers of all kinds, with its place', async () => {
    const expected: readonly (readonly [string, string | undefined])[] = [
      ['10.1000/SONGS', 'a.jsonl:1'],
      ['https://arxiv.org/abs/2101.00003v2', 'a.jsonl:3'],
      ['isbn:9780262033848', 'b.bib:1'],
      ['pmid:18157122', 'b.bib:2'],
      ['acl:N19-1423', 'b.bib:2'],
      ['10.1000/song', undefined],
      ['2101.00004', undefined],
      ['pmid:1815712', undefined],
      ['acl:N19-1424', undefined],
      ['isbn:080442957X', undefined],
    ];
    for (const [text, at] of expected) {
      const [first, ...others] = await find(text);
      assert.equal(first && `${first.place.path}:${first.place.line}`, at, text);
      assert.deepEqual(others, []);
    }
  });

  it('in catalogues goes by titles that are alike, the likest first', async () => {
    const titles = async (text: string) => (await find(text)).map(({ item }) => item.title);
    assert.deepEqual(await titles('songs of GARDEN birds'), [
      'Songs of Garden Birds',
      'Songs of Garden Birds: A Survey',
    ]);
    assert.deepEqual(await titles('The songs of garden birds'), ['Songs of Garden Birds']);
    assert.deepEqual(await titles('Garden songs'), []);
    // Four words of five are enough, three of four are not.
    const owls = catalogue('o.jsonl', arxivLine('2101.00009', 'owls hunt mice at night', 'They do.'));
    const likeOwls = async (text: string) => (await findInCatalogues({ query: ask(text), catalogues: [owls] })).length;
    assert.deepEqual([await likeOwls('owls hunt voles at night'), await likeOwls('hunt voles at night')], [1, 0]);
    assert.deepEqual(await titles('Owls'), ['Owls']);
    assert.deepEqual(await titles('Own'), []);
  });

  it('reads a catalogue no further than to the identifier', async () => {
    let parts = 0;
    const long = {
      path: 'long.jsonl',
      async *parts() {
        for (; ; parts++) {
          assert.ok(parts < 100);
          yield await Promise.resolve(new TextEncoder().encode(lines.repeat(100)));
        }
      },
    };
    assert.equal((await findInCatalogues({ query: ask('2101.00002'), catalogues: [long] })).length, 1);
  });

  it('asks services only where no catalogue has it, and not at all where they are off', async () => {
    const asked: WorkQuery[] = [];
    const lookUp: LookUp = (query) => {
      asked.push(query);
      return Promise.resolve({ records: [record(songs)], failures: [] });
    };
    const places = {
      findInCatalogues: (query: WorkQuery) => findInCatalogues({ query, catalogues: [catalogue('a.jsonl', lines)] }),
      lookUp,
    };
    const { works } = await findWorks(ask('10.1000/songs'), places, signal);
    assert.deepEqual([works.map(sourceOfWork), asked], [['a.jsonl:1'], []]);
    const other = await findWorks(ask('10.1000/songs'), { lookUp }, signal);
    assert.deepEqual([other.works.map(sourceOfWork), asked.length], [['crossref'], 1]);
    assert.deepEqual(await findWorks(ask('10.1000/none'), { ...places, lookUp: undefined }, signal), {
      works: [],
      failures: [],
    });
    await findWorks(ask('10.1000/none'), places, { ...signal, aborted: true });
    assert.equal(asked.length, 1);
  });

  it('takes nothing from a service that has another identifier, and fills what the first lacks', async () => {
    const lookUp = answering(
      record({ ...songs, DOI: '10.1000/other' }),
      record({ ...songs, abstract: undefined, author: undefined }),
      record({ ...songs, volume: '9' }, { service: 'openalex', pmid: '18157122' }),
    );
    const { works } = await findWorks(ask('10.1000/songs'), { lookUp }, signal);
    assert.equal(works.length, 1);
    const [work = assert.fail()] = works;
    const { item } = work;
    assert.deepEqual(
      [sourceOfWork(work), item.abstract, item.author, item.PMID, item.volume],
      ['crossref', finch, songs.author, '18157122', undefined],
    );
    const silent = await findWorks(ask('pmid:18157122'), { lookUp: answering(record(songs)) }, signal);
    assert.equal(silent.works.length, 1);
    const wrong = await findWorks(ask('pmid:18157122'), { lookUp: answering(record(songs, { pmid: '5' })) }, signal);
    assert.equal(wrong.works.length, 0);
  });

  it('tells titles in order, each work once, and what went wrong', async () => {
    const other = { ...songs, DOI: '10.1000/x', title: 'Garden Songs' };
    const lookUp: LookUp = () =>
      Promise.resolve({
        records: [
          record(other),
          record(songs),
          record({ ...songs, volume: '9' }),
          record({ ...songs, DOI: '10.1000/y', title: 'On Herons' }),
        ],
        failures: [{ service: 'dblp', cause: 'timed-out' }],
      });
    const { works, failures } = await findWorks(ask('Songs of Garden Birds'), { lookUp }, signal);
    assert.deepEqual(
      works.map(({ item }) => item.title),
      ['Songs of Garden Birds', 'Garden Songs'],
    );
    assert.deepEqual(failures, [{ service: 'dblp', cause: 'timed-out' }]);
  });

  it('asks for a paper of the ACL Anthology by its DOI too', async () => {
    const asked: string[] = [];
    const lookUp: LookUp = ({ kind, value }) => {
      asked.push(`${kind} ${value}`);
      return Promise.resolve({
        records: kind === 'doi' ? [record({ ...songs, DOI: '10.18653/v1/N19-1423' })] : [],
        failures: [],
      });
    };
    assert.equal((await findWorks(ask('N19-1423'), { lookUp }, signal)).works.length, 1);
    assert.deepEqual(asked, ['acl N19-1423', 'doi 10.18653/v1/n19-1423']);
  });
});
