import assert from 'node:assert/strict';
import { withDerived } from '../../../src/core/library/derive';
import { mergeRecords, recordOf } from '../../../src/core/library/merging/merge';
import type { Entry, PersonName, PublishedIn } from '../../../src/core/model/paper';
import { parseBibtex } from '../../../src/core/parse/bibtex/parse-bibtex';
import { assertLinear } from '../parse/hostile';
import { entryOf } from './entries';

/** How many works a number of entries are, in either order. */
function worksOf(...entries: readonly Partial<Entry>[]): number {
  const records = entries.map((entry, index) =>
    recordOf(`${String(index)}.bib`, entryOf({ format: 'bibtex', ...entry })),
  );
  const count = mergeRecords(records).works.length;
  assert.equal(mergeRecords([...records].reverse()).works.length, count);
  return count;
}

const person = (name: string): PersonName => {
  const [family = '', given] = name.split(', ');
  return { family, ...(given === undefined ? {} : { given }) };
};
const by = (...names: string[]) => ({ authors: names.map(person) });
const inJournal = (container: string, volume?: string, page?: string): { publishedIn: PublishedIn } => ({
  publishedIn: { container, ...(volume === undefined ? {} : { volume }), ...(page === undefined ? {} : { page }) },
});

const title = 'Counting the leaves of tall trees';
const long = 'We count the leaves of tall trees, one by one, and say what came of it.';
const doi = '10.1000/book';

type Case = readonly [what: string, one: Partial<Entry>, other: Partial<Entry>];

const together: readonly Case[] = [
  [
    'a preprint and its publication a year later',
    { title, year: 2020, arxiv: '2001.00001', ...by('Ash, Vera') },
    { title: 'Counting the Leaves of Tall Trees.', year: 2021, doi, ...by('Ash, V.') },
  ],
  [
    'two years apart, some authors left out',
    { title, year: 2020, ...by('Ash, V', 'Birch, O', 'Cedar, I') },
    { title, year: 2022, ...by('Ash, Vera') },
  ],
  [
    'a preprint with a DOI of its own',
    { title, year: 2020, doi: '10.1101/2020.01.02.123456', ...by('Ash') },
    { title, year: 2021, doi, ...by('Ash') },
  ],
  ['one title and year, no authors on one side', { title, year: 2020, ...by('Ash') }, { title, year: 2020 }],
  [
    'a title of sixteen letters',
    { title: 'Sixteen letters: xy', year: 2020 },
    { title: 'sixteen letters xy', year: 2020 },
  ],
  [
    'a short title with an author in common',
    { title: 'Leaves', year: 2020, ...by('Ash') },
    { title: 'Leaves', year: 2021, ...by('Ash') },
  ],
  ['no year on one side', { title, ...by('Ash') }, { title, year: 2021, ...by('Ash') }],
  [
    'the conference paper in a journal',
    { title, year: 2020, ...by('Ash'), ...inJournal('Proc. of Trees', undefined, '1') },
    { title, year: 2021, ...by('Ash'), ...inJournal('Tree Letters', '4', '9') },
  ],
  [
    'names whose order is turned',
    { title, year: 2020, ...by('Wang, Xiaoming') },
    { title, year: 2020, ...by('Xiaoming, Wang') },
  ],
  [
    'Chinese names, separated or not',
    { title, year: 2020, authors: [{ literal: '王小明' }] },
    { title, year: 2021, authors: [{ family: '小明', given: '王' }] },
  ],
  [
    'a DOI and a title with its subtitle',
    { title, doi, ...by('Ash') },
    { title: `${title}: a study of years`, doi, ...by('Ash') },
  ],
  ['a DOI and one title, authors and editors', { title, doi, ...by('Ash') }, { title, doi, ...by('Birch') }],
  [
    'a DOI and a title with a slip',
    { title, doi, ...by('Ash') },
    { title: 'Counting the leaf of tall trees', doi, ...by('Ash') },
  ],
  [
    'a DOI and a title in another script',
    { title, doi, ...by('Ash') },
    { title: '数高树的叶子', doi, authors: [{ literal: '王小明' }] },
  ],
  ['a DOI and no title', { title, doi }, { doi, abstract: long }],
  ['a DOI and the title of a note', { title, doi }, { format: 'note', title: 'What I think', doi }],
  [
    'an arXiv number whose title changed',
    { title, arxiv: '2001.00001', ...by('Ash') },
    { title: 'Quite another name', arxiv: '2001.00001', ...by('Ash') },
  ],
  [
    'a DOI and a short title, no authors on one side',
    { title: 'Introduction', doi },
    { title: 'Introduction', doi, ...by('Ash') },
  ],
  [
    'the eighth author in common',
    { title: 'Leaves', ...by('A', 'B', 'C', 'D', 'E', 'F', 'G', 'Ash') },
    { title: 'Leaves', ...by('Ash') },
  ],
  [
    'numbers of an issue that are written otherwise',
    { title, year: 2020, ...by('Ash'), publishedIn: { container: 'J. of A', volume: '3', issue: '1-2' } },
    { title, year: 2020, ...by('Ash'), publishedIn: { container: 'J. of A', volume: '3', issue: '1' } },
  ],
  ['a key, two years apart', { title, year: 2020, writtenKey: 'k' }, { title, year: 2022, writtenKey: 'k' }],
  ['a key, a subtitle left out', { title: 'Leaves', writtenKey: 'k' }, { title: 'Leaves: of trees', writtenKey: 'k' }],
  [
    'a key, the same authors',
    { title: 'Leaves', writtenKey: 'k', ...by('Ash') },
    { title: 'Leaves', writtenKey: 'k', ...by('Ash', 'Birch') },
  ],
];

const apart: readonly Case[] = [
  ['three years apart', { title, year: 2020, ...by('Ash') }, { title, year: 2023, ...by('Ash') }],
  ['a year apart, no authors on one side', { title, year: 2020, ...by('Ash') }, { title, year: 2021 }],
  ['no author in common', { title, year: 2020, ...by('Ash, Vera') }, { title, year: 2020, ...by('Birch, Otto') }],
  [
    'a family name in common, another initial',
    { title, year: 2020, ...by('Wang, Li') },
    { title, year: 2020, ...by('Wang, Jun') },
  ],
  ['no year and no author', { title }, { title }],
  [
    'a title of fifteen letters, no authors',
    { title: 'Fifteen letters x', year: 2020 },
    { title: 'Fifteen letters x', year: 2020, ...by('Ash') },
  ],
  ...[
    'Editorial',
    "Guest editor's introduction",
    'Introduction to the special issue',
    'Letters to the editor',
    'Book reviews',
    'Table of contents',
    'Corrigendum',
    '编者按',
  ].map((head): Case => [
    `no authors, ${head}`,
    { title: head, year: 2005, ...inJournal('J. of A', '3') },
    { title: head, year: 2005, ...inJournal('B Letters', '40') },
  ]),
  [
    "an editor's editorials of a year",
    { title: 'Editorial', year: 2005, ...by('Ash'), ...inJournal('J. of A', '3', '1') },
    { title: 'Editorial', year: 2005, ...by('Ash'), ...inJournal('Journal of A', '3', '99') },
  ],
  [
    "an editor's editorials of a volume",
    { title: 'Editorial', year: 2005, ...by('Ash'), publishedIn: { container: 'J. of A', volume: '3', issue: '1' } },
    { title: 'Editorial', year: 2005, ...by('Ash'), publishedIn: { container: 'J. of A', volume: '3', issue: '2' } },
  ],
  [
    "an author's editorials in two journals",
    { title: 'Editorial', year: 2005, ...by('Ash'), ...inJournal('J. of A') },
    { title: 'Editorial', year: 2005, ...by('Ash'), ...inJournal('B Letters') },
  ],
  [
    'a column under one title',
    { title, year: 2005, ...by('Ash'), ...inJournal('J. of A', '3') },
    { title, year: 2005, ...by('Ash'), ...inJournal('J. of A', '4') },
  ],
  [
    'other DOIs',
    { title, year: 2020, doi: '10.1000/a', ...by('Ash') },
    { title, year: 2020, doi: '10.1000/b', ...by('Ash') },
  ],
  [
    'chapters with the DOI of the book',
    { title: 'Wires of glass', doi, year: 2009, ...by('Elm, Fay') },
    { title: 'Wires of silk', doi, year: 2009, ...by('Fir, Gus') },
  ],
  [
    'chapters of one author with the DOI of the book',
    { title: 'Wires of glass', doi, ...by('Elm') },
    { title: 'Threads of silk', doi, ...by('Elm') },
  ],
  [
    'a DOI, two words of three in common',
    { title: 'Cold rivers freezing', doi, ...by('Elm') },
    { title: 'Cold rivers melting', doi, ...by('Elm') },
  ],
  ['a wrong DOI, authors not known', { title, doi }, { title: 'The stones of the lower valley', doi }],
  [
    'near titles, other authors',
    { title: 'Total domination in interval graphs', doi, ...by('Ash') },
    { title: 'Total domination in circular graphs', doi, ...by('Birch') },
  ],
  [
    'short titles with the DOI of the book',
    { title: 'Introduction', doi, ...by('Ash') },
    { title: 'Introduction', doi, ...by('Birch') },
  ],
  ...[
    `Supporting information for: ${title}`,
    `${title}: Supplementary Material`,
    `Erratum: ${title}`,
    `Correction to: ${title}`,
    `${title} (Corrigendum)`,
    `Reply to: ${title}`,
    `Comment on “${title}”`,
    `${title}, Part II`,
    `${title} 2`,
    `Retraction: ${title}`,
  ].map((other): Case => [`a DOI, and ${other}`, { title, doi, ...by('Ash') }, { title: other, doi, ...by('Ash') }]),
  [
    'an arXiv number, and its erratum',
    { title, arxiv: '2001.00001', ...by('Ash') },
    { title: `Erratum: ${title}`, arxiv: '2001.00001', ...by('Ash') },
  ],
  [
    'parts under one DOI',
    { title: `${title}. I. Oaks`, doi, ...by('Ash') },
    { title: `${title}. II. Elms`, doi, ...by('Ash') },
  ],
  [
    'parts in Chinese',
    { title: '数高树的叶子（一）', doi, authors: [{ literal: '王小明' }] },
    { title: '数高树的叶子（二）', doi, authors: [{ literal: '王小明' }] },
  ],
  [
    'one abstract, other titles',
    { title, abstract: long },
    { title: 'The stones of the lower valley', abstract: long },
  ],
  ['one abstract, no titles, other authors', { abstract: long, ...by('Ash') }, { abstract: long, ...by('Birch') }],
  [
    'an arXiv number, another title, authors not known',
    { title, arxiv: '2001.00001' },
    { title: 'Quite another name', arxiv: '2001.00001' },
  ],
  [
    'a ninth author in common',
    { title: 'Leaves', ...by('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'Ash') },
    { title: 'Leaves', ...by('Ash') },
  ],
  ['the key that a note names', { title: 'Leaves', writtenKey: 'k' }, { format: 'note', writtenKey: 'k' }],
  [
    'no abstract available',
    { title: 'Editorial', abstract: 'No abstract available.', ...by('Ash') },
    { title: 'Editorial', abstract: 'No abstract available.', ...by('Birch') },
  ],
  ['a key, other titles', { title: 'Leaves', writtenKey: 'k' }, { title: 'Stones', writtenKey: 'k' }],
  ['a key, three years apart', { title, year: 2020, writtenKey: 'k' }, { title, year: 2023, writtenKey: 'k' }],
  [
    'a key, other authors',
    { title: 'Leaves', writtenKey: 'k', ...by('Ash') },
    { title: 'Leaves', writtenKey: 'k', ...by('Birch') },
  ],
];

describe('entries', () => {
  for (const [what, one, other] of together) {
    it(`are one work: ${what}`, () => {
      assert.equal(worksOf(one, other), 1);
    });
  }
  for (const [what, one, other] of apart) {
    it(`are two works: ${what}`, () => {
      assert.equal(worksOf(one, other), 2);
    });
  }

  it('are joined where one more could be either, but not with that one', () => {
    const ash = { title, year: 2020, ...by('Ash') };
    assert.equal(worksOf(ash, { ...ash, doi }, { title, year: 2020, ...by('Birch') }, { title, year: 2020 }), 3);
    assert.equal(
      worksOf(
        { title: 'Wires of glass', doi, ...by('Elm') },
        { title: 'Wires of silk', doi, ...by('Fir') },
        { doi, abstract: long },
      ),
      3,
    );
    assert.equal(
      worksOf(
        { title, year: 2018, ...by('Ash') },
        { title, year: 2020, ...by('Ash') },
        { title, year: 2022, ...by('Ash') },
      ),
      3,
    );
  });

  it('are not joined by one between them where they contradict each other', () => {
    const text = { abstract: long };
    assert.equal(
      worksOf(
        { title, doi: '10.1000/a', ...by('Ash') },
        { title, ...text, ...by('Ash') },
        { doi: '10.1000/b', ...text },
      ),
      3,
    );
    assert.equal(
      worksOf(
        { title, doi },
        { doi, arxiv: '2001.00001' },
        { title: 'The stones of the lower valley', arxiv: '2001.00001' },
      ),
      3,
    );
    const arxiv = '2001.00001';
    assert.equal(worksOf({ title, arxiv }, { title, arxiv, year: 2020 }, { title: 'Quite another name', arxiv }), 2);
    const ash = { title, year: 2020, ...by('Ash') };
    assert.equal(
      worksOf(
        { ...ash, writtenKey: 'k' },
        { ...ash, writtenKey: 'm' },
        { year: 2018, writtenKey: 'k' },
        { year: 2022, writtenKey: 'm' },
      ),
      3,
    );
  });

  it("of a .bib file stay apart where cut DOIs, a book's DOI or a common title made them one", () => {
    const { entries } = parseBibtex(String.raw`
@article{ash,   author={Ash, Vera},  title={Counting leaves under frost}, year=1998, doi={10.1002/(SICI)1097-0000(19980815/30)17:15/16<1661::AID-LEAF968>3.0.CO;2-2}}
@article{birch, author={Birch, Otto}, title={A quite different paper},    year=1998, doi={10.1002/(SICI)1097-0000(19980815/30)17:15/16<1675::AID-LEAF969>3.0.CO;2-Q}}
@incollection{c1, author={Elm, Fay}, title={Wires of glass}, booktitle={Threads}, year=2009, doi={10.1007/978-0-000-00000-2}}
@incollection{c2, author={Fir, Gus}, title={Wires of silk},  booktitle={Threads}, year=2009, doi={10.1007/978-0-000-00000-2}}
@article{e1, author={Gum, Hal},   title={Guest editor's introduction}, journal={J. of A}, volume=3, year=2005}
@article{e2, author={Hazel, Ivo}, title={Guest editor's introduction}, journal={B Letters}, volume=40, year=2005}`);
    assert.equal(mergeRecords(entries.map((entry) => recordOf('a.bib', withDerived(entry)))).works.length, 6);
  });

  it('are merged in linear time, however many share a title or an identifier @slow', function () {
    this.timeout(60_000);
    for (const fields of [
      (index: number) => ({ title, year: 2020, ...by(`Ash${String(index)}`) }),
      (index: number) => ({ title: `Title ${String(index)}`, doi }),
      () => ({ title, year: 2020, doi, ...by('Ash') }),
      (index: number) => ({ title: 'Editorial', year: 1000 + index, ...by('Ash') }),
    ]) {
      assertLinear(
        (text) =>
          mergeRecords(
            Array.from({ length: text.length }, (_, index) =>
              recordOf(String(index), entryOf({ format: 'bibtex', ...fields(index) })),
            ),
          ),
        ['x'],
        6_000,
      );
    }
  });
});

describe('works and what they share', () => {
  const at = (source: string, start: number, fields: Partial<Entry>) =>
    recordOf(
      source,
      entryOf({ format: 'bibtex', span: { start, end: start + 9, line: start, endLine: start }, ...fields }),
    );

  it('have their entries by source, then by place, however they come', () => {
    const same = { title, doi, ...by('Ash, V.') };
    const records = [at('b.bib', 0, same), at('a.bib', 20, same), at('b.bib', 30, same), at('a.bib', 10, same)];
    for (const given of [records, [...records].reverse()]) {
      assert.deepEqual(
        mergeRecords(given).works.map((work) => work.map(({ source, entry }) => [source, entry.span.start])),
        [
          [
            ['a.bib', 10],
            ['a.bib', 20],
            ['b.bib', 0],
            ['b.bib', 30],
          ],
        ],
      );
    }
  });

  it('are in conflict by a key that several write, and by no other', () => {
    const [one, two, three] = [
      at('a.bib', 0, { writtenKey: 'k', title, doi: '10.1/x' }),
      at('b.bib', 0, { writtenKey: 'k', title: 'Moss on the walls of towns', doi: '10.1/y' }),
      at('c.bib', 0, { writtenKey: 'l', title: 'Owls hunt mice in old barns', doi: '10.1/z' }),
    ];
    assert.deepEqual(mergeRecords([one, two, three]).conflicts, [{ key: 'k', records: [one, two] }]);
    assert.deepEqual(mergeRecords([one, three]).conflicts, []);
    const again = at('d.bib', 0, { writtenKey: 'k', title, doi: '10.1/x' });
    assert.deepEqual(mergeRecords([one, again, three]).conflicts, []);
  });
});
