import assert from 'node:assert/strict';
import type { Paper } from '../../../src/core/model/paper';
import { onReadingList } from '../../../src/core/library/base/grouping';
import { placedOnReadingList } from '../../../src/core/usecases/order-reading-list';
import { paper } from '../search/paper';

const listed = (orders: Readonly<Record<string, number | undefined>>): Paper[] =>
  Object.entries(orders).map(([key, readingOrder]) =>
    paper(key, '', readingOrder === undefined ? {} : { readingOrder }),
  );

function listAfter(papers: readonly Paper[], keys: readonly string[], before?: string): string {
  const places = placedOnReadingList(papers, keys, before);
  const after = papers.map((one) => ({ ...one, readingOrder: places.get(one.key) ?? one.readingOrder }) as Paper);
  return onReadingList(after)
    .map(({ key }) => key)
    .join('');
}

describe('the reading list', () => {
  const papers = listed({ c: 3, a: 1, b: 2, x: undefined, y: undefined });

  it('takes papers at its end, in the order given', () => {
    assert.equal(listAfter(papers, ['y', 'x']), 'abcyx');
    assert.equal(listAfter(listed({ x: undefined }), ['x']), 'x');
    assert.equal(listAfter(papers, ['x'], 'y'), 'abcx');
  });

  it('takes papers before another one, and changes nothing but their places', () => {
    assert.equal(listAfter(papers, ['x', 'y'], 'b'), 'axybc');
    assert.equal(listAfter(papers, ['x'], 'a'), 'xabc');
    assert.deepEqual([...placedOnReadingList(papers, ['x', 'y'], 'b').keys()], ['x', 'y']);
  });

  it('moves papers on it, also before one that moves itself', () => {
    assert.equal(listAfter(papers, ['c'], 'a'), 'cab');
    assert.equal(listAfter(papers, ['a']), 'bca');
    assert.equal(listAfter(papers, ['a', 'b'], 'b'), 'abc');
    assert.equal(placedOnReadingList(papers, ['c'], 'c').size, 0);
  });

  it('gives places out anew where there is no room between two, and not before', () => {
    const near = (gap: number) => listed({ a: 1, b: 1 + gap, x: undefined });
    assert.equal(listAfter(near(3e-6), ['x'], 'b'), 'axb');
    assert.equal(placedOnReadingList(near(3e-6), ['x'], 'b').size, 1);
    assert.equal(listAfter(near(1e-6), ['x'], 'b'), 'axb');
    assert.equal(placedOnReadingList(near(1e-6), ['x'], 'b').size, 2);
    assert.equal(listAfter(near(0), ['x'], 'b'), 'axb');
  });
});
