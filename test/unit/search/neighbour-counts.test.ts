import assert from 'node:assert/strict';
import { PaperIndex } from '../../../src/core/search/index/paper-index';
import { neighbourCounts } from '../../../src/core/search/ranking/neighbour-counts';
import type { NeighbourPair } from '../../../src/core/search/ranking/neighbour-pair';
import { ownNeighbours } from '../../../src/core/search/ranking/neighbour-pair';
import { paper } from './paper';

describe('how often neighbouring words stand in papers', () => {
  const counted = (index: PaperIndex, { name, pairs, count }: NeighbourPair) => {
    let reads = 0;
    const countOf = () => neighbourCounts({ name, pairs, count: (each) => (reads++, count(each)) }, index, undefined);
    return { of: (number: number) => countOf()(number), reads: () => reads };
  };

  it('is counted once in papers that have both words, and in no others', () => {
    const index = new PaperIndex();
    index.add(paper('twice', 'Graph networks. Graph networks.'));
    index.add(paper('apart', 'A network, a graph.'));
    index.add(paper('one', 'A graph.'));
    const { of, reads } = counted(index, ownNeighbours(['graph', 'network']));
    assert.deepEqual([0, 1, 2, 0, 1, 2].map(of), [2, 0, 0, 2, 0, 0]);
    assert.equal(reads(), 2);
  });

  it('is counted anew when papers change', () => {
    const index = new PaperIndex();
    index.add(paper('one', 'Graph networks.'));
    const { of, reads } = counted(index, ownNeighbours(['graph', 'network']));
    assert.equal(of(0), 1);
    index.discard(['one']);
    index.add(paper('one', 'Graph networks. Graph networks.'));
    const number = index.documents.numberOf('one') ?? -1;
    assert.equal(of(number), 2);
    assert.equal(reads(), 2);
  });
});
