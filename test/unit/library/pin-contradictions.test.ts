import assert from 'node:assert/strict';
import { Library } from '../../../src/core/library/library';
import { meanSamePaper } from '../../../src/core/library/pins/pin-evidence';
import { parsePins, type Pin } from '../../../src/core/library/pins/pins';
import { serializePins } from '../../../src/core/library/pins/pins-text';
import type { Entry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const file = 'literature-keys.json';
const title = 'Counting the leaves of tall trees';
const doi = '10.1000/book';
const blurb =
  'This book brings together what is known of trees: how they are counted and climbed, what grows on them, who lives in them, how they fall and what comes after them, in twelve chapters by those who have looked longest, with plates, tables of measured heights, an index of places, and a preface on the history of the subject.';
const long = `${blurb} ${[...blurb.split(' ')].reverse().join(' ')}`;
const by = (...names: string[]) => ({
  authors: names.map((name) => {
    const [family = '', given] = name.split(', ');
    return { family, ...(given === undefined ? {} : { given }) };
  }),
});

type Case = readonly [what: string, pinned: Partial<Entry>, later: Partial<Entry>];

/** Shows entries one after the other, each a source of its own, and tells what the first one's pinned key means in the end: by title. */
function keyMeans(
  pinned: Partial<Entry>,
  later: Partial<Entry>,
  { isBeside, isRestarted }: { isBeside: boolean; isRestarted: boolean },
): string | undefined {
  const entries = [pinned, later].map((fields) => entryOf({ format: 'bibtex', ...fields }));
  const sourceOf = (at: number) => ({
    source: `${String(at)}.bib`,
    parsed: { entries: entries.slice(at, at + 1), problems: [] },
  });
  let library = new Library((text) => text);
  library.apply({ updated: isBeside ? [sourceOf(0), sourceOf(1)] : [sourceOf(0)], removed: [] });
  const { key } = library.papersOf('0.bib')[0]!;
  library.pin([key], file);
  const text = serializePins(library.pinsOf(file), '') ?? '';
  if (isRestarted) {
    library = new Library((han) => han);
    library.setPins(file, parsePins(text));
  }
  library.apply({ updated: [sourceOf(1)], removed: ['0.bib'] });
  const found = library.get(key);
  assert.equal(
    library.problemsOf(file).some(({ code }) => code === 'lost-pin'),
    isRestarted && found === undefined,
  );
  return found === undefined ? undefined : (later.title ?? '');
}

const others: readonly Case[] = [
  [
    'a chapter with the DOI of the book',
    { title: 'Wires of glass', doi, year: 2009, ...by('Elm, Fay') },
    { title: 'Wires of silk', doi, year: 2009, ...by('Fir, Gus') },
  ],
  [
    'a chapter of the same author',
    { title: 'Wires of glass', doi, ...by('Elm') },
    { title: 'Threads of silk', doi, ...by('Elm') },
  ],
  ['a chapter whose authors are not known', { title: 'Wires of glass', doi }, { title: 'Threads of silk', doi }],
  [
    'a chapter under the abstract of the book',
    { title: 'Wires of glass', doi, abstract: blurb },
    { title: 'Threads of silk', doi, abstract: blurb },
  ],
  [
    'a chapter under the abstract of the book, by others, without DOI',
    { title: 'Wires of glass', abstract: blurb, ...by('Elm') },
    { title: 'Threads of silk', abstract: blurb, ...by('Fir') },
  ],
  [
    'a chapter under the key that it had',
    { title: 'Wires of glass', doi, writtenKey: 'c1', ...by('Elm') },
    { title: 'Threads of silk', doi, writtenKey: 'c1', ...by('Elm') },
  ],
  [
    'a chapter of the same title by others',
    { title: 'Introduction', doi, ...by('Elm') },
    { title: 'Introduction', doi, ...by('Fir') },
  ],
  [
    'a paper of near title by others',
    { title: 'Total domination in interval graphs', doi, ...by('Ash') },
    { title: 'Total domination in circular graphs', doi, ...by('Birch') },
  ],
  [
    'another paper of the proceedings',
    { title: 'Cold rivers freezing', doi, ...by('Elm') },
    { title: 'Cold rivers melting', doi, ...by('Elm') },
  ],
  [
    'an editorial in another journal',
    { title: 'Introduction to the special issue', year: 2005, ...by('Gum') },
    { title: 'Introduction to the special issue', year: 2005, ...by('Hazel') },
  ],
  ['a paper of the same title by others', { title, year: 2005, ...by('Gum') }, { title, year: 2005, ...by('Hazel') }],
  [
    'a paper of the same title by others under its key',
    { title, writtenKey: 'k', ...by('Gum') },
    { title, writtenKey: 'k', ...by('Hazel') },
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
    `Retraction: ${title}`,
  ].flatMap((other): Case[] => [
    [other, { title, doi, ...by('Ash') }, { title: other, doi, ...by('Ash') }],
    [`${other}, which was pinned`, { title: other, doi, ...by('Ash') }, { title, doi, ...by('Ash') }],
    [
      `${other}, with the abstract of the article`,
      { title, abstract: blurb, ...by('Ash') },
      { title: other, abstract: blurb, ...by('Ash') },
    ],
    [
      `${other}, with the arXiv number of the article`,
      { title, arxiv: '2001.00001', ...by('Ash') },
      { title: other, arxiv: '2001.00001', ...by('Ash') },
    ],
  ]),
  [
    'another paper of the author, who published it himself',
    { title: 'Wires of glass', doi: '10.1101/2020.01.02.123456', ...by('Elm') },
    { title: 'Threads of silk', doi: '10.1000/silk', ...by('Elm') },
  ],
  [
    'another publication of the title',
    { title, doi: '10.1000/leaves', ...by('Ash') },
    { title, doi: '10.1000/other', ...by('Ash') },
  ],
  [
    'another preprint of the title',
    { title, arxiv: '2001.00001', ...by('Ash') },
    { title, arxiv: '2002.00002', ...by('Ash') },
  ],
  [
    'the second part',
    { title: '数高树的叶子（一）', doi, authors: [{ literal: '王小明' }] },
    { title: '数高树的叶子（二）', doi, authors: [{ literal: '王小明' }] },
  ],
  [
    'a chapter in Chinese by others',
    { title: '绪论', doi, authors: [{ literal: '王小明' }] },
    { title: '绪论', doi, authors: [{ literal: '李雷' }] },
  ],
];

const same: readonly Case[] = [
  ['with a subtitle', { title, doi, ...by('Ash') }, { title: `${title}: a study of years`, doi, ...by('Ash') }],
  [
    'with a slip in the title mended',
    { title, doi, ...by('Ash') },
    { title: 'Counting the leaf of tall trees', doi, ...by('Ash') },
  ],
  ['with its editors as authors', { title, doi, ...by('Ash') }, { title, doi, ...by('Birch') }],
  [
    'with the title translated',
    { title, doi, ...by('Ash') },
    { title: '数高树的叶子', doi, authors: [{ literal: '王小明' }] },
  ],
  ['without a title', { title, doi }, { doi, abstract: blurb }],
  ['as a note with a title of its own', { title, doi }, { format: 'note', title: 'What I think', doi }],
  ['whose note is gone', { format: 'note', title: 'What I think', doi }, { title, doi }],
  [
    'renamed on arXiv',
    { title, arxiv: '2001.00001', ...by('Ash') },
    { title: 'Quite another name', arxiv: '2001.00001', ...by('Ash', 'Birch') },
  ],
  [
    'with its text, under a new title',
    { title, abstract: long, ...by('Ash') },
    { title: 'The stones of the lower valley', abstract: long, ...by('Ash') },
  ],
  [
    'with its text and title, by others',
    { title, abstract: blurb, ...by('Ash') },
    { title, abstract: blurb, ...by('Birch') },
  ],
  [
    'with a title longer than a pin keeps',
    { title: `${title} `.repeat(9), doi, ...by('Ash') },
    { title: `${`${title} `.repeat(9)} Part II`, doi, ...by('Ash') },
  ],
  [
    'with its Chinese name parted',
    { title: '数高树的叶子', doi, authors: [{ literal: '王小明' }] },
    { title: '数高树的叶子', doi, authors: [{ family: '王', given: '小明' }] },
  ],
  [
    'under the key and title that it had, which many have',
    { title: 'Editorial', writtenKey: 'k' },
    { title: 'Editorial', writtenKey: 'k' },
  ],
  [
    'published, after a preprint with a DOI of its own',
    { title, doi: '10.1101/2020.01.02.123456', year: 2020, ...by('Ash') },
    { title, doi: '10.1000/leaves', year: 2021, ...by('Ash') },
  ],
  [
    'as a preprint, once published',
    { title, doi: '10.1000/leaves', year: 2021, ...by('Ash') },
    { title, doi: '10.1101/2020.01.02.123456', year: 2020, ...by('Ash') },
  ],
  [
    'an introduction by its author',
    { title: 'Introduction', doi, ...by('Elm, Fay', 'Fir') },
    { title: 'Introduction', doi, ...by('Elm, F.') },
  ],
];

describe('the key of a paper that is gone', () => {
  for (const isRestarted of [false, true]) {
    const when = isRestarted ? ' after a restart' : '';
    for (const [what, pinned, later] of others) {
      for (const isBeside of [true, false]) {
        it(`does not come to mean ${what}${isBeside ? ', which stood beside it' : ''}${when}`, () => {
          assert.equal(keyMeans(pinned, later, { isBeside, isRestarted }), undefined);
        });
      }
    }
    for (const [what, pinned, later] of same) {
      it(`means the paper ${what}${when}`, () => {
        assert.equal(keyMeans(pinned, later, { isBeside: false, isRestarted }), later.title ?? '');
      });
    }
  }

  it('does not come to mean a chapter of another title under the same long abstract, if that stood beside it; else it is an edit', () => {
    const [glass, silk] = [
      { title: 'Wires of glass', abstract: long },
      { title: 'Threads of silk', abstract: long },
    ];
    for (const isRestarted of [false, true]) {
      assert.equal(keyMeans(glass, silk, { isBeside: true, isRestarted }), undefined);
      assert.equal(keyMeans(glass, silk, { isBeside: false, isRestarted }), silk.title);
    }
  });

  it('is that of an editorial beside others of its title, by the key that its source writes, within two years', () => {
    const editorial = (writtenKey: string, fields: Partial<Entry> = {}) =>
      entryOf({ format: 'bibtex', title: 'Editorial', year: 2005, writtenKey, ...fields });
    for (const [what, one, other] of [
      ['of two authors', by('Ash'), by('Birch')],
      ['of none', { year: 1990 }, { year: 1995 }],
    ] as const) {
      const library = new Library((text) => text);
      const show = (...entries: ReturnType<typeof editorial>[]) => {
        library.apply({ updated: [{ source: 'a.bib', parsed: { entries, problems: [] } }], removed: [] });
      };
      show(editorial('one', one), editorial('other', other));
      library.pin(['one', 'other'], file);
      assert.deepEqual([library.get('one')?.key, library.get('other')?.key], ['one', 'other'], what);
      show(editorial('one', other));
      assert.equal(library.get('one'), undefined, what);
    }
  });

  it("is each chapter's own while both are there, and no chapter's that names no title", () => {
    const chapters = [
      { title: 'Wires of glass', doi, ...by('Elm') },
      { title: 'Threads of silk', doi, ...by('Fir') },
      { doi, abstract: blurb },
    ].map((fields) => entryOf({ format: 'bibtex', ...fields }));
    const library = new Library((text) => text);
    const show = (...at: number[]) => {
      library.apply({
        updated: [{ source: 'a.bib', parsed: { entries: at.map((index) => chapters[index]!), problems: [] } }],
        removed: [],
      });
    };
    show(0, 1, 2);
    const keys = library.papers.map(({ key }) => key);
    library.pin(keys, file);
    assert.deepEqual(
      keys.map((key) => library.get(key)?.title),
      ['Wires of glass', 'Threads of silk', library.papers[2]?.title],
    );
    show(1, 2);
    assert.equal(library.get(keys[0]!), undefined);
    assert.equal(library.get(keys[1]!)?.title, 'Threads of silk');
  });
});

describe('two pins', () => {
  const pin = (fields: Partial<Pin>): Pin => ({ key: 'k', aliases: [], ...fields });
  for (const [what, left, right, expected] of [
    ["of chapters with the book's DOI", { doi, title: 'Wires of glass' }, { doi, title: 'Threads of silk' }, false],
    ['of one DOI and a near title', { doi, title }, { doi, title: `${title}: a study` }, true],
    [
      'of near titles by others',
      { doi, title, authors: 'Ash, Vera' },
      { doi, title: `${title}: a study`, authors: 'Birch, Otto' },
      false,
    ],
    [
      'of near titles with an author in common',
      { doi, title, authors: 'Ash, Vera' },
      { doi, title: `${title}: a study`, authors: 'Birch, Otto; Ash, V.' },
      true,
    ],
    ['of one title by others', { title, authors: 'Ash' }, { title, authors: 'Birch' }, false],
    ['of one title, no authors on one side', { title, authors: 'Ash' }, { title, about: 'x' }, true],
    ['of the article and its erratum', { hash: 'x', title }, { hash: 'x', title: `Erratum: ${title}` }, false],
    ['of an article under two titles', { hash: 'x', title }, { hash: 'x', title: 'The stones' }, true],
    [
      'renamed on arXiv',
      { arxiv: '2001.00001', title, authors: 'Ash' },
      { arxiv: '2001.00001', title: 'Quite another name', authors: 'Ash' },
      true,
    ],
  ] as const) {
    it(`${what} are ${expected ? 'one paper' : 'two papers'}`, () => {
      assert.equal(meanSamePaper(pin(left), pin(right)), expected);
      assert.equal(meanSamePaper(pin(right), pin(left)), expected);
    });
  }
});
