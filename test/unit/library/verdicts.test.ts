import assert from 'node:assert/strict';
import { comparedAuthors } from '../../../src/core/library/base/authors';
import { normalizeText } from '../../../src/core/library/base/normalize';
import type { EntryRecord, Work } from '../../../src/core/library/merging/entry-record';
import { identityOf } from '../../../src/core/library/merging/identity';
import { standApart, standElsewhere } from '../../../src/core/library/merging/published-in';
import {
  isInformativeTitle,
  titleRelation,
  type TitleRelation,
} from '../../../src/core/library/merging/title-relation';
import {
  contradict,
  contradictAtAll,
  idsContradict,
  judgeByIds,
  judgeByKey,
  judgeByText,
  judgeByTitle,
  type Statement,
  statementOf,
} from '../../../src/core/library/merging/verdicts';
import type { Entry, PublishedIn } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const titled = (written: string) => ({ written, normal: normalizeText(written) });

describe('titles', () => {
  const relations: Readonly<Record<TitleRelation, readonly (readonly [string, string])[]>> = {
    same: [
      ['Moss on Damp Walls', 'moss on damp walls.'],
      ['Moss-on-damp walls', 'Moss on damp walls'],
      ['苔藓研究', '苔藓 研究'],
    ],
    near: [
      ['Moss on damp walls', 'Moss on damp walls: a survey of towns'],
      ['Owls hunt mice in old barns at dusk', 'Owls hunt mice in new barns at dusk'],
      ['How owls and herons hunt', 'How herons and owls hunt'],
      ['潮湿墙壁上苔藓生长的观察', '潮湿墙壁上苔藓成长的观察'],
      // Of nothing but small words, these count.
      ['From the of and to', 'From the of and in'],
    ],
    other: [
      ['Moss on damp walls', 'Owls in old barns'],
      // Two of three words, and seven of ten.
      ['owls hunt mice', 'owls hunt voles'],
      ['苔藓的生长', '猫头鹰的捕食'],
      // A number is one word, and so is a single character.
      ['owls 2019', 'owls 2091'],
      ['moss 光', 'moss 暗'],
    ],
    unclear: [['Moss on damp walls', '潮湿墙壁上的苔藓']],
    companion: [
      ['Moss on walls, part 1', 'Moss on walls, part 2'],
      ['Moss on walls I', 'Moss on walls II'],
      ['Moss on walls', 'Moss on walls: Part two'],
      ['Moss on walls', 'Correction to: Moss on walls'],
      ['Moss on walls', 'Moss on walls: erratum'],
      ['Moss on walls', 'Supplementary material for Moss on walls'],
      ['Moss on walls', 'Moss on walls: supporting information'],
      ['Moss on walls', 'Retraction: Moss on walls'],
      ['Moss on walls', 'Reply to Moss on walls'],
      ['Moss on walls', 'Response: Moss on walls'],
      ['Moss on walls', 'Comment on Moss on walls'],
      ['Moss on walls', 'Review: Moss on walls'],
      ['Moss on walls', 'Book review of Moss on walls'],
      ['墙上的苔藓（上）', '墙上的苔藓（下）'],
      ['墙上的苔藓 第一章', '墙上的苔藓 第二章'],
      ['墙上的苔藓', '墙上的苔藓：勘误'],
      ['墙上的苔藓（一）', '墙上的苔藓（二）'],
    ],
  };
  for (const [relation, pairs] of Object.entries(relations)) {
    for (const [left, right] of pairs) {
      it(`are ${relation}: "${left}" and "${right}"`, () => {
        assert.equal(titleRelation(titled(left), titled(right)), relation);
        assert.equal(titleRelation(titled(right), titled(left)), relation);
      });
    }
  }

  it('of one part are the same however its number is written', () => {
    for (const [left, right] of [
      ['Moss on walls, part II', 'Moss on walls, part 2'],
      ['Moss on walls: Part Three', 'Moss on walls, part 3'],
      ['Moss on walls, vol. 4', 'Moss on walls, volume IV'],
      ['墙上的苔藓 第二章', '墙上的苔藓（二）'],
    ] as const) {
      assert.notEqual(titleRelation(titled(left), titled(right)), 'companion', right);
    }
  });

  it('are unclear where one is missing', () => {
    assert.equal(titleRelation(undefined, titled('Moss')), 'unclear');
    assert.equal(titleRelation(titled('Moss'), undefined), 'unclear');
  });

  it('tell their work where they are long and no heading of every journal', () => {
    const informative = (title: string) => isInformativeTitle(normalizeText(title));
    for (const title of [
      'Moss on brick walls',
      'abcdefghijklmnop',
      '一二三四五六七八',
      'Introduction to moss on walls',
    ]) {
      assert.ok(informative(title), title);
    }
    for (const title of [
      'Moss on walls',
      'abcdefghijklmno',
      '一二三四五六七',
      'Introduction to the Special Issue',
      'Letters to the Editor',
      'Table of Contents',
      'Note from the Guest Editors',
      'Call for papers',
      'About the contributors',
      'Acknowledgements',
      'Author index',
      '征稿启事第二十三',
    ]) {
      assert.ok(!informative(title), title);
    }
  });
});

describe('where works are published', () => {
  const journal = (volume?: string, page?: string, container?: string): PublishedIn => ({
    ...(container === undefined ? {} : { container }),
    ...(volume === undefined ? {} : { volume }),
    ...(page === undefined ? {} : { page }),
  });
  const cases: readonly (readonly [
    PublishedIn | undefined,
    PublishedIn | undefined,
    elsewhere: boolean,
    apart: boolean,
  ])[] = [
    [undefined, undefined, false, false],
    [journal('1', '5', 'Moss'), undefined, false, false],
    [journal('1', '5', 'Moss'), journal('1', '5', 'Moss'), false, false],
    [journal('1', '5', 'Moss'), journal('2', '5', 'Moss'), true, true],
    [journal('1', '5', 'Moss'), journal('1', '6', 'Moss'), true, true],
    [journal('1', undefined, 'Moss'), journal(undefined, '6', 'Moss'), false, false],
    [journal('1', '5', 'Moss'), journal('2', '6', 'Owls'), false, true],
    [journal(undefined, undefined, 'Moss'), journal(undefined, undefined, 'Owls'), false, true],
    [journal('1'), journal('2'), false, true],
    [journal('1'), journal('2', undefined, 'Moss'), false, true],
    [journal(undefined, '5'), journal(undefined, '6'), false, true],
    [journal('1', '5', 'The Journal of Cold Water'), journal('2', '5', 'J. Cold Water'), true, true],
    [journal('1', '5', 'Journal of Cold Water'), journal('1', '5', 'J. Cold Wat.'), false, false],
    [journal('1', '5', 'Cold Water'), journal('1', '5', 'Cold Water Letters'), false, true],
    [journal('1', '5', 'Cold Water'), journal('1', '5', 'Water Cold'), false, true],
  ];
  for (const [left, right, elsewhere, apart] of cases) {
    it(`is ${elsewhere ? 'elsewhere' : apart ? 'in another' : 'perhaps the same'}: ${JSON.stringify([left, right])}`, () => {
      assert.deepEqual([standElsewhere(left, right), standApart(left, right)], [elsewhere, apart]);
      assert.deepEqual([standElsewhere(right, left), standApart(right, left)], [elsewhere, apart]);
    });
  }
});

describe('identifiers', () => {
  const ids = (dois: readonly string[], arxivs: readonly string[] = []) => ({ dois, arxivs });
  it('contradict each other where both are stated and none is the same', () => {
    for (const [left, right, expected] of [
      [ids(['10.1/a']), ids(['10.1/b']), true],
      [ids(['10.1/a']), ids(['10.1/a']), false],
      [ids(['10.1/a', '10.1/b']), ids(['10.1/b']), false],
      [ids(['10.1/a']), ids([]), false],
      [ids([]), ids([]), false],
      [ids([], ['1']), ids([], ['2']), true],
      [ids([], ['1']), ids([], ['1']), false],
      [ids(['10.1/a'], ['1']), ids(['10.1/a'], ['2']), true],
      [ids(['10.1/a']), ids([], ['1']), false],
      // Those of preprints contradict none.
      [ids(['10.1/a']), ids(['10.1101/2020.01']), false],
      [ids(['10.1/a']), ids(['10.1101/gr.1']), true],
      [ids(['10.1/a']), ids(['10.31234/osf.io/x']), false],
      [ids(['10.1/a']), ids(['10.2139/ssrn.1']), false],
      [ids(['10.1/a']), ids(['10.7287/peerj.preprints.1']), false],
      ...[
        '10.12074/202001.00012',
        '10.31219/osf.io/x',
        '10.31223/x5',
        '10.35542/osf.io/x',
        '10.64898/2025.12.01',
        '10.1002/essoar.1',
        '10.1590/scielopreprints.1',
        '10.2196/preprints.1',
        '10.3386/w12345',
        '10.5194/egusphere-2023-12',
      ].map((doi) => [ids(['10.1/a']), ids([doi]), false] as const),
      ...['10.1002/ess.1', '10.1590/s0100', '10.2196/12345', '10.5194/acp-20-1-2020', '10.31240/a'].map(
        (doi) => [ids(['10.1/a']), ids([doi]), true] as const,
      ),
      [ids(['10.1101/2020.01']), ids(['10.1101/2020.02']), false],
      [ids(['10.1/a', '10.1101/2020.01']), ids(['10.1101/2020.01', '10.1/b']), true],
    ] as const) {
      assert.equal(idsContradict(left, right), expected, JSON.stringify([left, right]));
      assert.equal(idsContradict(right, left), expected, JSON.stringify([right, left]));
    }
  });
});

const record = (fields: Partial<Entry>): EntryRecord => {
  const entry = entryOf(fields);
  return { source: 'a.bib', entry, identity: identityOf(entry), tokens: [], work: undefined };
};
const work = (...entries: readonly Partial<Entry>[]): Work => {
  const [first, ...others] = entries.map(record);
  return [first!, ...others];
};
const [ada, bea] = [[{ family: 'Berg', given: 'Ada' }], [{ family: 'Moss', given: 'Bea' }]];
const long = 'Moss on the damp walls of old towns';
const other = 'Owls that hunt mice in barns at dusk';
const said = (title?: string, authors: typeof ada = []): Statement => ({
  titles: title === undefined ? [] : [titled(title)],
  authors: comparedAuthors(authors),
});

describe('statements about works', () => {
  it('are what their entries say, but for the titles of notes', () => {
    const both = work({ title: long, authors: ada }, { title: 'Mine', format: 'note' }, { authors: bea });
    assert.deepEqual(statementOf(both), { titles: [titled(long)], authors: comparedAuthors([...ada, ...bea]) });
  });

  it('contradict each other by companions, or by authors unless one informative title is theirs', () => {
    for (const [left, right, expected] of [
      [said(long, ada), said(long, ada), false],
      [said(long, ada), said(long, bea), false],
      [said('Moss', ada), said('Moss', bea), true],
      [said(`${long} again`, ada), said(long, bea), true],
      [said(long, ada), said(`Correction to: ${long}`, ada), true],
      [said(long, ada), said(other, ada), false],
      [said(long), said(other), false],
      [said(undefined, ada), said(undefined, bea), true],
      [said(), said(), false],
    ] as const) {
      assert.equal(contradict(left, right), expected, JSON.stringify([left, right]));
      assert.equal(contradict(right, left), expected, JSON.stringify([right, left]));
    }
  });

  it('judge those with an identifier in common', () => {
    for (const [left, right, doi, arxiv] of [
      [said(long, ada), said(long, ada), 'same', 'same'],
      [said(`${long} again`, ada), said(long, ada), 'same', 'same'],
      [said(long, ada), said(long, bea), 'same', 'same'],
      [said(`${long} again`, ada), said(long, bea), 'other', 'other'],
      [said(long, ada), said(other, ada), 'other', 'unclear'],
      [said(long), said(other), 'other', 'other'],
      [said(long, ada), said(other, bea), 'other', 'other'],
      [said(long, ada), said(`Reply to ${long}`, ada), 'other', 'other'],
      [said(long, ada), said(undefined, bea), 'unclear', 'unclear'],
      [said(), said(), 'unclear', 'unclear'],
    ] as const) {
      assert.deepEqual(
        [judgeByIds(left, right, 'doi'), judgeByIds(left, right, 'arxiv')],
        [doi, arxiv],
        JSON.stringify([left, right]),
      );
    }
  });
});

describe('works with something in common', () => {
  const verdicts: readonly (readonly [
    left: Partial<Entry>,
    right: Partial<Entry>,
    informative: string,
    title: string,
    text: string,
    key: string,
    never: boolean,
  ])[] = [
    // by an informative title, by another, by their text, by a key, whether they cannot be one
    [{ title: long, authors: ada }, { title: long, authors: ada }, 'same', 'same', 'same', 'same', false],
    [{ title: long, authors: ada }, { title: long, authors: bea }, 'other', 'other', 'other', 'other', false],
    [{ title: long, authors: ada }, { title: long }, 'other', 'other', 'same', 'same', false],
    [
      { title: long, authors: ada, year: 2020 },
      { title: long, year: 2020 },
      'unclear',
      'unclear',
      'same',
      'same',
      false,
    ],
    [{ title: long, authors: ada, year: 2020 }, { title: long, year: 2021 }, 'other', 'other', 'same', 'same', false],
    [
      { title: long, authors: ada, year: 2020 },
      { title: long, authors: ada, year: 2022 },
      'same',
      'same',
      'same',
      'same',
      false,
    ],
    [
      { title: long, authors: ada, year: 2020 },
      { title: long, authors: ada, year: 2023 },
      'other',
      'other',
      'same',
      'other',
      false,
    ],
    [
      { title: long, authors: ada, doi: '10.1/a' },
      { title: long, authors: ada, doi: '10.1/b' },
      'other',
      'other',
      'other',
      'other',
      true,
    ],
    [
      { title: long, authors: ada, arxiv: '2001.00001' },
      { title: long, authors: ada, arxiv: '2001.00001v2' },
      'same',
      'same',
      'same',
      'same',
      false,
    ],
    [{ title: long, authors: ada }, { title: other, authors: ada }, 'same', 'same', 'other', 'other', false],
    [{ title: long }, { title: other }, 'other', 'other', 'other', 'other', true],
    [{ title: long, authors: ada }, { authors: bea }, 'other', 'other', 'unclear', 'other', true],
    [{ title: long, authors: ada }, { authors: ada }, 'same', 'same', 'unclear', 'same', false],
    [
      { title: long, authors: ada },
      { title: `Erratum: ${long}`, authors: ada },
      'same',
      'same',
      'other',
      'other',
      true,
    ],
    [
      { title: long, authors: ada },
      { title: `${long}: a survey`, authors: ada },
      'same',
      'same',
      'same',
      'same',
      false,
    ],
    [
      { title: long, authors: ada, publishedIn: { container: 'Moss', volume: '1' } },
      { title: long, authors: ada, publishedIn: { container: 'Moss', volume: '2' } },
      'other',
      'other',
      'same',
      'same',
      false,
    ],
    [
      { title: long, authors: ada, publishedIn: { container: 'Moss' } },
      { title: long, authors: ada, publishedIn: { container: 'Owls' } },
      'same',
      'other',
      'same',
      'same',
      false,
    ],
  ];
  for (const [left, right, informative, title, text, key, never] of verdicts) {
    it(`are judged by what else they say: ${JSON.stringify([left, right])}`, () => {
      for (const [one, two] of [
        [work(left), work(right)],
        [work(right), work(left)],
      ] as const) {
        assert.deepEqual(
          [
            judgeByTitle(one, two, true),
            judgeByTitle(one, two, false),
            judgeByText(one, two),
            judgeByKey(one, two),
            contradictAtAll(one, two),
          ],
          [informative, title, text, key, never],
        );
      }
    });
  }
});
