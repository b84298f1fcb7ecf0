import assert from 'node:assert/strict';
import { isWorthGrouping } from '../../../src/core/library/base/regrouping';

describe('whether papers are grouped anew', () => {
  it('is at every change of a library that has been read', () => {
    assert.equal(isWorthGrouping(3001, 3000, false), true);
    assert.equal(isWorthGrouping(3000, 3000, false), true);
  });

  it('is only when it has doubled, or lost papers, while it is read', () => {
    assert.deepEqual(
      [99, 100, 101, 199, 200, 201].map((papers) => isWorthGrouping(papers, 100, true)),
      [true, false, false, false, true, true],
    );
    assert.equal(isWorthGrouping(1, 0, true), true);
  });

  it('is a few times until 3,000 papers have been read ten by ten, and costs no more than the last time', () => {
    let grouped = 0;
    const sizes: number[] = [];
    for (let papers = 10; papers <= 3000; papers += 10) {
      if (isWorthGrouping(papers, grouped, true)) {
        sizes.push(papers);
        grouped = papers;
      }
    }
    assert.equal(sizes.length, 9);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 2 * 3000);
  });
});
