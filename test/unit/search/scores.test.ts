import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Scores } from '../../../src/core/search/index/scores';

describe('scores', () => {
  it('tell the score at a rank, and 0 beyond the last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 9, noNaN: true }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 70 }),
        (values, rank) => {
          const scores = new Scores();
          values.forEach((value, paper) => {
            scores.add(paper * 37, value);
          });
          const sorted = [...values].sort((a, b) => b - a);
          assert.equal(scores.atRank(rank), values.length <= rank ? 0 : sorted[rank - 1]);
        },
      ),
    );
  });

  it('take papers of any number, in any order', () => {
    const few = new Scores();
    const many = new Scores();
    many.add(100_000, 1);
    few.add(2000, 2);
    few.add(5, 1);
    assert.deepEqual([few.get(2000), few.get(5), few.get(1), many.get(100_000)], [2, 1, 0, 1]);
    assert.deepEqual(few.papers, [2000, 5]);
  });

  it('are empty after the search that they were made in, and their room is clean for the next', () => {
    const first = Scores.during(() => {
      const scores = new Scores();
      scores.add(7, 3);
      return { scores, kept: scores.kept((paper) => paper === 7) };
    });
    assert.deepEqual([first.scores.get(7), first.scores.papers.length], [0, 0]);
    assert.deepEqual([[...first.kept.papers], [...first.kept.values]], [[7], [3]]);
    Scores.during(() => {
      const scores = new Scores();
      assert.equal(scores.get(7), 0);
      scores.add(8, 1);
      assert.deepEqual(scores.papers, [8]);
    });
  });

  it('that are released leave their room clean for others of the same search, and are empty', () => {
    Scores.during(() => {
      const first = new Scores();
      first.add(7, 3);
      first.release();
      first.release();
      const [second, third] = [new Scores(), new Scores()];
      second.add(7, 1);
      assert.deepEqual([first.get(7), first.papers, second.get(7), third.get(7)], [0, [], 1, 0]);
    });
  });

  it('are given back by a search that throws as well', () => {
    let made: Scores | undefined;
    assert.throws(
      () =>
        Scores.during(() => {
          (made = new Scores()).add(1, 1);
          throw new Error('stop');
        }),
      /stop/,
    );
    assert.equal(made?.has(1), false);
  });
});
