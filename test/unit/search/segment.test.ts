import assert from 'node:assert/strict';
import fc from 'fast-check';
import { segment } from '../../../src/core/search/text/segment';
import { WordCosts } from '../../../src/core/search/text/word-costs';
import { TermTable } from '../../../src/core/search/translation/term-table';

const letters = fc.constantFrom('检', '测', '目', '标', '𠀀');
const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: letters, minLength: 1, maxLength });
const words = fc.dictionary(
  text(4),
  fc.integer({ min: 1, max: 60 }).map((quarters) => quarters / 4),
  { maxKeys: 40 },
);
const unknownCost = 20;

/** What the cheapest division of a run costs, by trying all of them. */
function leastCost(run: string, costs: ReadonlyMap<string, number>): number {
  if (run === '') {
    return 0;
  }
  let least = Number.POSITIVE_INFINITY;
  for (let size = 1; size <= run.length; size++) {
    const cost = costs.get(run.slice(0, size)) ?? (size === 1 ? unknownCost : undefined);
    least = cost === undefined ? least : Math.min(least, cost + leastCost(run.slice(size), costs));
  }
  return least;
}

describe('Chinese words', () => {
  it('are the cheapest of all ways to divide a run', () => {
    fc.assert(
      fc.property(words, text(8), (known, run) => {
        const costs = new Map(Object.entries(known));
        const found = segment(run, new WordCosts(costs));
        assert.equal(found.join(''), run);
        const cost = found.reduce((sum, word) => sum + (costs.get(word) ?? (word.length === 1 ? unknownCost : NaN)), 0);
        assert.equal(cost, leastCost(run, costs));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('are found among more words than a trie has room for at first, and in a run that is longer than usual', () => {
    const character = (number: number): string => String.fromCharCode(0x4e00 + number);
    const pairs = Array.from({ length: 5000 }, (_, at) => character(at * 2) + character(at * 2 + 1));
    const known = new WordCosts(pairs.map((word) => [word, 1]));
    for (const count of [1, 127, 128, 129, 5000]) {
      assert.deepEqual(segment(pairs.slice(0, count).join(''), known), pairs.slice(0, count), String(count));
    }
    assert.deepEqual(segment(character(1) + character(2), known), [character(1), character(2)]);
    assert.deepEqual(segment('', known), []);
  });

  it('are made of others where the whole is left out', () => {
    const table = TermTable.parse('知识图谱 8 graph 20\n知识 10 knowledg 20\n图谱 12 map 20\n识图 1 read 20');
    assert.deepEqual(table.segment('知识图谱'), ['知识图谱']);
    assert.deepEqual(table.parts('知识图谱'), ['知识', '图谱']);
    assert.deepEqual(table.segment('知识图谱知识'), ['知识图谱', '知识']);
    assert.deepEqual(table.parts('知'), ['知']);
  });
});
