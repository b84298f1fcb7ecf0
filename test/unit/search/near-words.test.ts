import assert from 'node:assert/strict';
import { crossProximity } from '../../../src/core/search/ranking/proximity';
import { NearWords } from '../../../src/core/search/ranking/near-words';
import { StemReader } from '../../../src/core/search/translation/stem-reader';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { assertLinear } from '../parse/hostile';
import { paper } from './paper';

const table = TermTable.parse(
  '图 12 graph 16\n图形 14 graph 15 shape 10\n补全 16 complet 15\n光流 16 optic 12 flow 12\n的 4\n网络 12 net 4 web 4 network 18',
);
const near = (text: string, pair: readonly [string, string] = ['graph', 'complet']): boolean =>
  new NearWords([pair], new StemReader(table)).mayStandIn(text);

describe('words of a text that may be neighbours', () => {
  it('stand at most twelve characters apart, in either order, translated or not', () => {
    assert.equal(near('图补全'), true);
    assert.equal(near('补全图形'), true);
    assert.equal(near('graphs 补全'), true);
    assert.equal(near(`图${'，'.repeat(12)}补全`), true);
    assert.equal(near(`图${'，'.repeat(13)}补全`), false);
    assert.equal(near(`补全${'，'.repeat(22)}图`), true);
    assert.equal(near(`补全${'，'.repeat(25)}图`), false);
    assert.equal(near('图'), false);
    assert.equal(near(''), false);
  });

  it('are found from each place of the first on, and again where they stand further on', () => {
    assert.equal(near(`补全${'，'.repeat(40)}图${'，'.repeat(40)}图补全`), true);
  });

  it('may be one word that stands for both', () => {
    assert.equal(near('光流', ['optic', 'flow']), true);
    assert.equal(near('光 流', ['optic', 'flow']), false);
  });

  it('are words by their two likeliest stems', () => {
    assert.equal(near('图网络', ['graph', 'web']), true);
    assert.equal(near('图网络', ['graph', 'network']), false);
  });

  it('are told in time that grows as the text does', () => {
    assertLinear((text) => near(`${text}${'，'.repeat(40)}补全`), ['图', '图补', '图形 graph compl ', '(graph)']);
  });

  it('that stand too far apart gain nothing, whatever stands for nothing between them', () => {
    const gain = crossProximity('graph completion', table)!;
    const counts = (abstract: string) => gain.neighbours.map(({ count }) => count(paper('any', abstract)));
    assert.deepEqual(counts(`图${'的'.repeat(12)}补全`), [1]);
    assert.deepEqual(counts(`图${'的'.repeat(13)}补全`), [0]);
  });
});
