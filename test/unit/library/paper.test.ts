import assert from 'node:assert/strict';
import { recordOf } from '../../../src/core/library/merging/merge';
import { paperOfWork } from '../../../src/core/library/merging/paper';
import type { EntryRecord, Work } from '../../../src/core/library/merging/entry-record';
import type { Entry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

/** A record of a bibliography, a note or a list of abstracts, each of a file of its own. */
const bib = (fields: Partial<Entry>) => recordOf('a.bib', entryOf({ format: 'bibtex', ...fields }));
const note = (fields: Partial<Entry>) => recordOf('n.md', entryOf({ format: 'note', ...fields }));
const list = (fields: Partial<Entry>) => recordOf('l.txt', entryOf({ format: 'list', ...fields }));

function paperOf(work: readonly EntryRecord[], accepted: readonly EntryRecord[] = [], derived = '') {
  const [first, ...rest] = work as Work;
  return paperOfWork([first, ...rest], 'k', [], { derived, accepted });
}

describe('a paper of several entries', () => {
  it('has what a bibliography states before what a record, a note and a list state', () => {
    const stated = (name: string, year: number): Partial<Entry> => ({
      title: name,
      year,
      doi: `10.1/${name}`,
      arxiv: name,
      authors: [{ family: name }],
    });
    const [a, b, c, d] = [bib(stated('a', 1)), bib(stated('b', 2)), note(stated('c', 3)), list(stated('d', 4))];
    const told = ({ title, year, doi, arxiv, authors }: ReturnType<typeof paperOf>) =>
      [title, year, doi, arxiv, authors?.[0]?.family].join();
    assert.equal(told(paperOf([d, c, a], [b])), 'a,1,10.1/a,a,a');
    assert.equal(told(paperOf([d, c], [b])), 'b,2,10.1/b,b,b');
    assert.equal(told(paperOf([d, c])), 'c,3,10.1/c,c,c');
    assert.equal(told(paperOf([d])), 'd,4,10.1/d,d,d');
    assert.equal(told(paperOf([bib({}), c])), 'c,3,10.1/c,c,c');
  });

  it('has what a reader says from notes first, and the tags and topics of all', () => {
    const work = [
      bib({ status: 'toread', rating: 1, tags: ['x', 'y'], topics: ['s'] }),
      note({ status: 'read', rating: 5, tags: ['y', 'z'], topics: ['t'], note: 'One.' }),
      note({ note: 'Two.' }),
    ];
    const { status, rating, tags, topics, note: text } = paperOf(work);
    assert.deepEqual(
      { status, rating, tags, topics, text },
      {
        status: 'read',
        rating: 5,
        tags: ['y', 'z', 'x'],
        topics: ['t', 's'],
        text: 'One.\n\nTwo.',
      },
    );
    const plain = paperOf([bib({})]);
    assert.deepEqual(
      ['status', 'rating', 'tags', 'topics', 'note', 'otherAbstracts', 'record'].filter((field) => field in plain),
      [],
    );
    assert.equal(paperOf([bib({ note: 'of a bibliography' })]).note, undefined);
  });

  it('has each name once, whatever its case, those of bibliographies first', () => {
    assert.deepEqual(
      paperOf([list({ names: ['R-MIX', 'Other'] }), note({ names: ['r-mix', 'Noted'] }), bib({ names: ['R-Mix'] })])
        .names,
      ['R-Mix', 'Noted', 'Other'],
    );
  });

  it('has the longest abstract, the first of equals, and each other text once', () => {
    const text = (abstract: string, language: string) => ({ abstract, language });
    const long = text('Moss grows on walls, slowly.', 'en');
    const paper = paperOf([
      bib(text('Moss grows.', 'fr')),
      list(long),
      note({ ...long }),
      list(text('墙上的苔藓。', 'zh')),
      list(text('', 'de')),
      list(text('墙上的苔藓。', 'zh')),
    ]);
    assert.deepEqual([paper.abstract, paper.language], [long.abstract, 'en']);
    assert.deepEqual(
      paper.otherAbstracts?.map(({ text: other, language, source }) => [other, language, source]),
      [
        ['Moss grows.', 'fr', 'a.bib'],
        ['墙上的苔藓。', 'zh', 'l.txt'],
      ],
    );
    assert.equal(paperOf([bib(text('abc', 'en')), list(text('xyz', 'fr'))]).language, 'en');
    assert.equal(paperOf([bib({}), list(text('', 'en'))]).otherAbstracts, undefined);
  });

  it('has the abstract of an accepted record where it has none', () => {
    const record = bib({ abstract: 'Moss grows on walls.' });
    assert.equal(paperOf([list({})], [record]).abstract, 'Moss grows on walls.');
    assert.equal(paperOf([list({ abstract: 'Moss.' })], [record]).abstract, 'Moss.');
    assert.deepEqual(
      paperOf([list({ abstract: 'Moss.' })], [record]).otherAbstracts?.map(({ text }) => text),
      ['Moss grows on walls.'],
    );
  });

  it('has the language of the title shown where it has no abstract', () => {
    assert.equal(paperOf([bib({ language: 'de' }), bib({ title: 'Moss', language: 'en' })]).language, 'en');
    assert.equal(paperOf([bib({ title: 'Moss', language: 'und' }), bib({ language: 'de' })]).language, 'de');
    assert.equal(paperOf([bib({ language: 'und' })]).language, 'und');
  });

  it('has a derived title where no source has one, and tells it beside that of a record', () => {
    const untitled = paperOf([list({})], [], 'Moss on walls');
    assert.deepEqual(
      [untitled.title, untitled.titleIsDerived, untitled.derivedTitle],
      ['Moss on walls', true, undefined],
    );
    const recorded = paperOf([list({})], [bib({ title: 'Moss' })], 'Moss on walls');
    assert.deepEqual(
      [recorded.title, recorded.titleIsDerived, recorded.derivedTitle],
      ['Moss', false, 'Moss on walls'],
    );
    assert.equal(paperOf([list({})], [bib({ title: 'Moss' })], '').derivedTitle, undefined);
    assert.equal(paperOf([list({ title: 'Moss' })], [], 'Moss on walls').derivedTitle, undefined);
  });

  it('has what an entry says of it in the other language, with authors who are all written so', () => {
    const english = bib({ title: 'Moss on damp walls', authors: [{ family: 'Zhang', given: 'San' }] });
    const chinese = (families: readonly string[]) =>
      bib({
        title: '潮湿墙壁上的苔藓',
        authors: families.map((family) => ({ family })),
        publishedIn: { container: '苔藓学报' },
      });
    assert.deepEqual(paperOf([english, chinese(['张'])]).translation, {
      title: '潮湿墙壁上的苔藓',
      authors: [{ family: '张' }],
      container: '苔藓学报',
    });
    assert.deepEqual(paperOf([english, chinese(['张', 'Zhang'])]).translation, {
      title: '潮湿墙壁上的苔藓',
      container: '苔藓学报',
    });
    assert.deepEqual(paperOf([chinese(['张']), english]).translation, {
      title: 'Moss on damp walls',
      authors: [{ family: 'Zhang', given: 'San' }],
    });
    assert.equal(paperOf([english, bib({ title: 'Moss on wet walls' })]).translation, undefined);
    const given = { title: '苔藓' };
    assert.deepEqual(paperOf([english, chinese(['张']), bib({ translation: given })]).translation, given);
  });

  it('has the links of all its entries with their sources, and tells where they stand', () => {
    const link = (url: string) => ({ links: [{ url, kind: 'other' as const }] }) as unknown as Partial<Entry>;
    const work = [bib(link('x')), list(link('y'))];
    const record = recordOf('r.bib', entryOf({ format: 'literature-records', ...link('z') }));
    const paper = paperOf(work, [record]);
    assert.deepEqual(
      paper.links.map((each) => [(each as unknown as { url: string }).url, each.source]),
      [
        ['x', 'a.bib'],
        ['y', 'l.txt'],
        ['z', 'r.bib'],
      ],
    );
    assert.deepEqual(
      paper.sources.map(({ source, format, span }) => [source, format, span]),
      [...work, record].map(({ source, entry }) => [source, entry.format, entry.span]),
    );
    assert.deepEqual(paper.record, {});
  });
});
