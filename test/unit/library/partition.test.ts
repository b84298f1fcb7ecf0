import assert from 'node:assert/strict';
import { partition, type Verdict } from '../../../src/core/library/merging/partition';

/** Sets of works that are named by letters, by what is held of some pairs; of the others, `rest` is. */
function sets(works: string, verdicts: Readonly<Record<string, Verdict>>, rest: Verdict = 'unclear'): string {
  const judge = (left: string, right: string) => verdicts[[left, right].sort().join('')] ?? rest;
  return partition([...works], (work) => work, judge)
    .map((set) => set.join(''))
    .join(' ');
}

describe('works that have something in common', () => {
  const cases: readonly (readonly [what: string, verdicts: Readonly<Record<string, Verdict>>, expected: string])[] = [
    ['are one where nothing speaks against it', {}, 'abcd'],
    ['are two where none of one is any of the other', { ac: 'other', ad: 'other', bc: 'other', bd: 'other' }, 'ab cd'],
    ['are each its own where one might be of two', { ab: 'other' }, 'a b c d'],
    ['are joined by what is the same where one might be of two', { ab: 'other', ac: 'same' }, 'ac b d'],
    ['are joined by one between them', { ab: 'other', ac: 'same', cd: 'same' }, 'acd b'],
    ['are not joined where both sides have another in common', { ab: 'other', ac: 'same', bc: 'same' }, 'a b c d'],
    [
      'stay joined beside those that cannot be told apart',
      { ab: 'other', ac: 'same', bc: 'same', ad: 'other', bd: 'other', cd: 'other' },
      'a b c d',
    ],
  ];
  for (const [what, verdicts, expected] of cases) {
    it(what, () => {
      assert.equal(sets('abcd', verdicts), expected);
    });
  }

  it('keep their order in each set, whichever were joined first', () => {
    const apart: Readonly<Record<string, Verdict>> = { ae: 'other', ad: 'same', bd: 'same' };
    assert.equal(sets('abcde', apart), 'abd c e');
  });

  it('are as many as they say different things, or one if of none else it holds', () => {
    const sameKind = (judge: Verdict) =>
      partition(
        ['a1', 'b1', 'a2', 'b2', 'a3'],
        ([kind = '']) => kind,
        ([left], [right]) => (left === right ? judge : 'other'),
      ).map((set) => set.join(''));
    assert.deepEqual(sameKind('same'), ['a1a2a3', 'b1b2']);
    assert.deepEqual(sameKind('unclear'), ['a1a2a3', 'b1b2']);
    assert.deepEqual(sameKind('other'), ['a1', 'a2', 'a3', 'b1', 'b2']);
  });

  it('are compared up to 60, and apart from 61 on, each with all of its own kind', () => {
    const works = (count: number) => Array.from({ length: count + 1 }, (_, index) => index % count);
    const found = (count: number) => partition(works(count), String, () => 'same').map(({ length }) => length);
    assert.deepEqual(found(60), [61]);
    assert.deepEqual(found(61), [2, ...Array.from({ length: 60 }, () => 1)]);
  });

  it('are none of none, and judged in order', () => {
    assert.deepEqual(
      partition([], String, () => 'same'),
      [],
    );
    const asked: string[] = [];
    partition(
      [...'abc'],
      (work) => work,
      (left, right) => {
        asked.push(left + right);
        return 'same';
      },
    );
    assert.deepEqual([...new Set(asked)], ['ab', 'ac', 'bc']);
  });
});
