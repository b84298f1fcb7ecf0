import assert from 'node:assert/strict';
import { looksLikeList } from '../../../src/core/parse/list/list-evidence';
import { labelledOf } from '../../../src/core/parse/list/labels';
import { overlong } from '../../../src/core/parse/list/split';
import { compileMarkers, type ListRow, readRows } from '../../../src/core/parse/list/list-rows';
import { Explanation } from '../../../src/core/parse/list/split-score';
import { endsOnPurpose, wrapWidth } from '../../../src/core/parse/list/broken-lines';
import { chunksOf, itemStarts, mayBeParagraphs } from '../../../src/core/parse/list/list-shape';
import {
  enumerates,
  isOnlyLink,
  isRule,
  mayBeAuthors,
  mayBeTitle,
  namesAddress,
  onlySaysWhereCodeIs,
  weightOf,
} from '../../../src/core/parse/list/line-heuristics';
import { drawn, sentence } from './drawn';

const sentences = (length: number) => drawn('Moss grows here. Walls are cold and x', length);
const proposal = (length: number, end = '.') => drawn('We propose moss for x', length, end);
const rowsOf = (...texts: string[]): ListRow[] => readRows(texts.join('\n'), []);

describe('the weight of a text', () => {
  it('is its length, and of a Han character two and a half', () => {
    assert.deepEqual(['', 'moss', '苔藓', '苔 m'].map(weightOf), [0, 4, 5, 4.5]);
  });

  it('is judged by the first thousand characters', () => {
    assert.equal(weightOf('m'.repeat(1_000) + '苔'.repeat(1_000)), 2_000);
    assert.equal(weightOf('m'.repeat(999) + '苔'.repeat(1_001)), 2_000 + 1.5 * 2);
  });
});

describe('what a label does not fit', () => {
  const fits = (label: string, value: string) => labelledOf(`${label}: ${value}`)?.fits;
  for (const [what, label, value, least] of [
    ['a Chinese sentence as a title', '题目', (weight: number) => `${'苔'.repeat(20)}${'m'.repeat(weight - 51)}。`, 60],
    ['several sentences as a title', 'Title', sentences, 110],
    ['several sentences as a year', 'Year', sentences, 110],
    ['a sentence as a title', 'Title', sentence, 150],
    ['a question as a title', 'Title', (length: number) => drawn('Why does moss grow on x', length, '?'), 250],
    ['a sentence as a venue', 'Venue', sentence, 150],
    ['several sentences as a note', 'Note', sentences, 150],
  ] as const) {
    it(`${what} from ${String(least)} on`, () => {
      assert.equal(weightOf(value(least)), least);
      assert.equal(fits(label, value(least - 1)), true);
      assert.equal(fits(label, value(least)), false);
    });
  }

  it('a link or note of several sentences is none of a text', () => {
    assert.equal(fits('Note', sentences(149)), true);
    assert.equal(fits('Authors', sentences(110)), false);
  });
});

/** How likely a text is to be a whole abstract, in a file that is for `whole` of its weight made of some. */
function chanceOf(text: string, among: boolean): number {
  const [row] = rowsOf(text);
  const weight = weightOf(text);
  // As much again as is needed of whole abstracts, or one character less.
  const beside = among ? [sentence(weight + 1_000), drawn('moss,', 1_000, ',')] : [drawn('moss,', 1_000, ',')];
  const cost = new Explanation([rowsOf(text, ...beside)], undefined).unexplained({
    drafts: [{ rows: [row!] }],
    stray: [],
  });
  return Math.round((1 - cost / weight) * 1_000) / 1_000;
}

describe('how likely a line is to be an abstract', () => {
  for (const [what, text, alone, among] of [
    ['an address', 'https://moss.example.org/walls', 0, 0],
    ['a long text', sentence(250), 1, 1],
    ['a long text that ends with no sentence', drawn('Moss grows', 250, ','), 0.8, 0.8],
    ['a text that is not quite long and ends with no sentence', drawn('Moss grows', 249, ','), 0.1, 0.1],
    ['what proposes something', proposal(50), 0.9, 0.9],
    ['what proposes something and has no end', proposal(50, ','), 0.7, 0.7],
    [
      'what proposes something and names an address',
      'We propose moss for walls https://moss.example.org and more',
      0.9,
      0.9,
    ],
    ['the middle of a sentence', drawn('of moss', 120), 0.1, 0.1],
    ['what names an address', 'Counting moss on the old walls https://moss.example.org', 0.8, 0.8],
    ['a title', 'Moss on Old Walls', 0, 0],
    ['several sentences', sentences(110), 0.8, 0.8],
    ['several sentences, hardly', sentences(109), 0.4, 0.7],
    ['a sentence', sentence(110), 0.5, 0.7],
    ['a short sentence', sentence(109), 0.4, 0.7],
    ['a short sentence among others', sentence(60), 0.4, 0.7],
    ['a very short sentence', sentence(59), 0.4, 0.55],
  ] as const) {
    it(`${what}: ${String(alone)}, among abstracts ${String(among)}`, () => {
      assert.equal(chanceOf(text, false), alone);
      assert.equal(chanceOf(text, true), among);
    });
  }

  it('is among abstracts where these are half of the text', () => {
    const text = sentence(100);
    const cost = (fragment: number) =>
      new Explanation([rowsOf(text, sentence(500), drawn('moss,', fragment, ','))], undefined).unexplained({
        drafts: [{ rows: rowsOf(text) }],
        stray: [],
      });
    assert.equal(Math.round(cost(400)), 30);
    assert.equal(Math.round(cost(401)), 60);
    const beside = (length: number) =>
      new Explanation([rowsOf(text, sentence(length))], undefined).unexplained({
        drafts: [{ rows: rowsOf(text) }],
        stray: [],
      });
    assert.equal(Math.round(beside(250)), 30);
    assert.equal(Math.round(beside(249)), 60);
  });

  it('takes a heading above an abstract for half a loss where the entry has a title, whole where it has none', () => {
    const rows = rowsOf('Moss on Old Walls', sentence(250));
    const explanation = new Explanation([rows], undefined);
    assert.equal(explanation.unexplained({ drafts: [{ rows }], stray: [] }), 17);
    assert.equal(explanation.unexplained({ drafts: [{ title: rows[0]!, rows }], stray: [] }), 8.5);
    assert.equal(explanation.unexplained({ drafts: [{ rows: [rows[1]!] }], stray: [rows[0]!] }), 17);
  });
});

describe('a text that may be a list', () => {
  const abstracts = (count: number, length = 400) => Array.from({ length: count }, () => proposal(length));
  const isList = (least: number, ...texts: string[]) => looksLikeList(texts.join('\n\n'), [], least);

  it('has as many worded abstracts as are asked for, each of 250', () => {
    assert.equal(isList(1, proposal(250)), true);
    assert.equal(isList(1, proposal(249)), false);
    assert.equal(isList(2, ...abstracts(2)), true);
    assert.equal(isList(2, ...abstracts(1)), false);
  });

  it('is made of worded abstracts for seven tenths', () => {
    assert.equal(isList(1, proposal(700), sentence(300)), true);
    assert.equal(isList(1, proposal(700), sentence(301)), false);
  });

  it('is made of labelled abstracts for half', () => {
    const labelled = drawn('Abstract: Moss grows on x', 300);
    assert.equal(isList(1, sentence(300), labelled), true);
    assert.equal(isList(1, sentence(301), labelled), false);
  });

  it('outweighs a sign of own writing by three abstracts, and a heading of a section by nine', () => {
    for (const [sign, needed] of [
      ['```', 1 + 3],
      ['```\n\n```', 1 + 3],
      ['```\n\n```\n\n```', 1 + 6],
      ['As is known [@moss20].', 1 + 3],
      ['# Introduction', 1 + 9],
    ] as const) {
      assert.equal(isList(1, sign, ...abstracts(needed)), true, sign);
      assert.equal(isList(1, sign, ...abstracts(needed - 1)), false, sign);
    }
  });

  it('needs two labelled abstracts against a sign of own writing', () => {
    const labelled = (name: string) => `Title: ${name}\nAbstract: ${drawn('Moss grows on x', 300)}`;
    assert.equal(isList(1, '```', labelled('Moss'), labelled('Ice')), true);
    assert.equal(isList(1, '```', labelled('Moss')), false);
    assert.equal(isList(1, labelled('Moss')), true);
  });

  it('is judged by its first 200,000 characters', () => {
    const marker = '[next paper]';
    assert.equal(looksLikeList(`${'m'.repeat(200_000 - marker.length - 1)}\n${marker}`, [marker], 9), true);
    assert.equal(looksLikeList(`${'m'.repeat(200_000 - marker.length)}\n${marker}`, [marker], 9), false);
  });
});

describe('the width that lines were broken to', () => {
  const line = (length: number, end = '') => drawn('moss', length, end);
  const paragraph = (...lengths: number[]) => [...lengths.map((length) => line(length)), ''];
  const width = (...lines: string[]) => wrapWidth(rowsOf(...lines));

  it('is 30 at least', () => {
    assert.equal(width(...paragraph(30, 30, 10)), 30);
    assert.equal(width(...paragraph(29, 29, 10)), undefined);
  });

  it('is that of lines of which four fifths are at most 180', () => {
    assert.equal(width(...paragraph(180, 180, 180, 180, 900)), 180);
    assert.equal(width(...paragraph(181, 180, 180, 180, 900)), undefined);
    assert.equal(width(...paragraph(70, 70, 70, 70, 70, 70, 70, 900, 900)), undefined);
  });

  it('is that of the line that is longer than four fifths of the others', () => {
    assert.equal(width(...paragraph(40, 40, 40, 40, 60, 10)), 60);
    assert.equal(width(...paragraph(40, 40, 40, 40, 40, 60, 10)), 40);
  });

  it('is none where more than half of the lines end with a sentence', () => {
    const lines = (ended: number, count: number) =>
      Array.from({ length: count }, (_, index) => drawn('(m', 60, index < ended ? '.' : 'm'));
    assert.equal(width(...lines(50, 101)), 60);
    assert.equal(width(...lines(51, 101)), undefined);
  });

  it('is none where fewer than a quarter of the lines begin with a small letter', () => {
    const lines = (small: number, capital: number, others = 0) =>
      [
        'Moss',
        ...Array<string>(small).fill('moss'),
        ...Array<string>(capital).fill('Moss'),
        ...Array<string>(others).fill('(m'),
      ].map((start) => start.padEnd(60, 'm'));
    assert.equal(width(...lines(25, 75)), 60);
    assert.equal(width(...lines(24, 76)), undefined);
    // So few begin with a letter that this tells nothing.
    assert.equal(width(...lines(0, 49, 51)), 60);
    assert.equal(width(...lines(0, 50, 50)), undefined);
  });

  it('may break an entry where paragraphs of several rows are three fifths, with twelve rows at most as the usual', () => {
    const paragraphs = (...sizes: number[]) =>
      mayBeParagraphs(
        sizes.flatMap((size) => [...rowsOf(...Array.from({ length: size }, () => 'Moss.')), ...rowsOf('')]),
      );
    assert.equal(paragraphs(2, 2, 2, 1, 1), true);
    assert.equal(paragraphs(...Array<number>(59).fill(2), ...Array<number>(41).fill(1)), false);
    assert.equal(paragraphs(...Array<number>(60).fill(2), ...Array<number>(40).fill(1)), true);
    assert.equal(paragraphs(12, 12), true);
    assert.equal(paragraphs(13, 13), false);
    assert.equal(paragraphs(3), false);
  });

  it('parts an abstract on one line from what was broken by one and a half times the width, and 250', () => {
    const parts = (length: number, of: number) => chunksOf(rowsOf('moss', sentence(length), '', 'moss'), of).length;
    assert.equal(parts(251, 100), 3);
    assert.equal(parts(250, 100), 2);
    assert.equal(parts(301, 200), 3);
    assert.equal(parts(300, 200), 2);
  });

  it('parts a paragraph after a sentence that ends before three quarters of the width', () => {
    const parts = (length: number) => chunksOf(rowsOf(sentence(length), sentence(90)), 100).length;
    assert.equal(parts(74), 2);
    assert.equal(parts(75), 1);
  });
});

describe('whether a line was ended on purpose', () => {
  const ends = (length: number, next: string, width?: number) =>
    endsOnPurpose({ text: 'm'.repeat(length) }, { text: next }, width);
  it('is where the next word would have fitted into nine tenths of the width, or the line is a tenth longer', () => {
    assert.equal(ends(80, 'moss grows', 95), 'yes');
    assert.equal(ends(85, 'moss grows', 100), 'yes');
    assert.equal(ends(86, 'moss grows', 100), 'no');
    assert.equal(ends(86, 'Moss grows', 100), 'maybe');
    assert.equal(ends(110, 'moss grows', 100), 'no');
    assert.equal(ends(111, 'moss grows', 100), 'yes');
  });

  it('is where lines were not broken and the next is twice as long', () => {
    assert.equal(ends(50, 'm'.repeat(100)), 'yes');
    assert.equal(ends(50, 'm'.repeat(99)), 'no');
    assert.equal(ends(50, `${'m'.repeat(98)}.`), 'maybe');
  });
});

describe('wording', () => {
  const table: readonly (readonly [what: string, holds: (text: string) => boolean, yes: string, no: string])[] = [
    ['a title weighs 260 at most', mayBeTitle, drawn('Moss', 260, ''), drawn('Moss', 261, '')],
    [
      'an address stands behind 25 and more',
      namesAddress,
      `${'m'.repeat(24)} https://moss.example.org`,
      `${'m'.repeat(23)} https://moss.example.org`,
    ],
    [
      'a line that only says where code is has less than 200',
      onlySaysWhereCodeIs,
      drawn('Code: https://moss.example.org/', 199, ''),
      drawn('Code: https://moss.example.org/', 200, ''),
    ],
    ['a rule is shorter than 400', isRule, '-'.repeat(399), '-'.repeat(400)],
    ['a rule has three signs', isRule, '---', '--'],
    ['an address alone is shorter than 500', isOnlyLink, drawn('https://m', 499, ''), drawn('https://m', 500, '')],
    ['an enumeration has a separator in 25', enumerates, drawn('moss,', 25, ''), drawn('moss,', 26, '')],
    ['authors are two', (text) => mayBeAuthors(text), 'Ada Byron, Max Born', 'Ada Byron'],
    [
      'authors are four fifths of the parts',
      (text) => mayBeAuthors(text),
      Array.from({ length: 100 }, (_, index) => (index < 80 ? 'Ada Byron' : 'moss')).join(', '),
      Array.from({ length: 100 }, (_, index) => (index < 79 ? 'Ada Byron' : 'moss')).join(', '),
    ],
    [
      'names have five words at most',
      (text) => mayBeAuthors(text, 1),
      'Ada Max Li Jo Byron',
      'Ada Max Li Jo Ann Byron',
    ],
    [
      'a line of authors that ends like a sentence has 60 at most',
      (text) => mayBeAuthors(text),
      drawn('Ada Byron, Max B', 60),
      drawn('Ada Byron, Max B', 61),
    ],
    [
      'a line of authors has 8,000 at most',
      (text) => mayBeAuthors(text),
      drawn('Ada Byron, Max B', 8_000, ''),
      drawn('Ada Byron, Max B', 8_001, ''),
    ],
    [
      'a marker that is a pattern has 400 at most',
      (text) => compileMarkers(['*moss']).isMarker(text),
      'moss'.padStart(400, 'm'),
      'moss'.padStart(401, 'm'),
    ],
  ];
  for (const [what, holds, yes, no] of table) {
    it(what, () => {
      assert.equal(holds(yes), true);
      assert.equal(holds(no), false);
    });
  }

  it('finds a marker of eight characters inside a line, and no shorter one', () => {
    const kinds = (marker: string) => readRows(`Moss grows.${marker}`, [marker]).map(({ kind }) => kind);
    assert.deepEqual(kinds('[[next]]'), ['text', 'marker']);
    assert.deepEqual(kinds('[next]]'), ['text']);
  });

  it('goes on with a numbered list over a gap of ten, where the line before is complete', () => {
    const starts = (next: number) => itemStarts(rowsOf('1. Moss.', `${String(next)}. Ice.`)).size;
    assert.equal(starts(11), 2);
    assert.equal(starts(12), 1);
  });
});

describe('an entry that may be several', () => {
  const problems = (size: number, others = 4, usual = 100) =>
    overlong([
      { rows: rowsOf(sentence(size - 50), sentence(50)) },
      ...Array.from({ length: others }, () => ({ rows: rowsOf(sentence(usual)) })),
    ]).length;
  it('is ten times as long as usual, where five entries show what that is', () => {
    assert.equal(problems(1_000), 1);
    assert.equal(problems(999), 0);
    assert.equal(problems(1_000, 3), 0);
  });
});
