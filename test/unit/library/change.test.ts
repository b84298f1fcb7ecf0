import assert from 'node:assert/strict';
import { changeBetween } from '../../../src/core/library/change';
import { equalStamps } from '../../../src/core/library/source-cache';
import type { Paper } from '../../../src/core/model/paper';
import { paper } from '../search/paper';

const keyed = (...papers: Paper[]) => new Map(papers.map((each) => [each.key, each]));
const moss = paper('moss', 'We count moss.');
const fern = paper('fern', 'We count ferns.');
const [place] = moss.sources;
const lower: Paper = { ...moss, sources: [{ ...place, span: { ...place.span, line: 99, endLine: 99 } }] };
const other: Paper = { ...moss, abstract: 'We count mosses.' };

describe('what a batch changed', () => {
  const none = { added: [], changed: [], moved: [], removed: [] };
  for (const [what, before, after, expected] of [
    ['nothing of no papers', [], [], undefined],
    ['nothing where papers stay', [moss, fern], [moss, fern], undefined],
    ['nothing where they are equal', [moss], [{ ...moss }], undefined],
    ['a paper that came', [moss], [moss, fern], { ...none, added: [fern] }],
    ['a paper that went', [moss, fern], [moss], { ...none, removed: [fern] }],
    ['a paper that says something else', [moss], [other], { ...none, changed: [other] }],
    ['a paper that moved', [moss], [lower], { ...none, moved: [lower] }],
    [
      'a key, as one that went and one that came',
      [moss],
      [{ ...moss, key: 'mos' }],
      { ...none, added: [{ ...moss, key: 'mos' }], removed: [moss] },
    ],
    ['one that came beside one that went', [moss], [fern], { ...none, added: [fern], removed: [moss] }],
    ['one that came beside one that changed', [moss], [other, fern], { ...none, added: [fern], changed: [other] }],
    ['one that moved beside one that went', [moss, fern], [lower], { ...none, moved: [lower], removed: [fern] }],
  ] as const) {
    it(`is ${what}`, () => {
      assert.deepEqual(changeBetween(keyed(...before), after), expected);
    });
  }
});

describe('stamps of a file', () => {
  const stamp = { mtime: 1, size: 2 };
  for (const [what, left, right, bothMissing, expected] of [
    ['are equal by time and size', stamp, { ...stamp }, false, true],
    ['differ by time', stamp, { mtime: 2, size: 2 }, true, false],
    ['differ by size', stamp, { mtime: 1, size: 1 }, true, false],
    ['differ where one is missing', stamp, undefined, true, false],
    ['differ where the other one is missing', undefined, stamp, true, false],
    ['are equal where both are missing and that is an answer', undefined, undefined, true, true],
    ['differ where both are missing and the file is asked about', undefined, undefined, false, false],
  ] as const) {
    it(what, () => {
      assert.equal(equalStamps(left, right, { bothMissing }), expected);
    });
  }
});
