import assert from 'node:assert/strict';
import { RunCache } from '../../../src/core/search/text/run-cache';
import { hashSeed } from '../../../src/core/text/fnv';

describe('the cache of runs', () => {
  it('finds what a run stands for once, wherever it stands', () => {
    const asked: string[] = [];
    const cache = new RunCache((run) => {
      asked.push(run);
      return [run.toUpperCase()];
    });
    assert.deepEqual(cache.get('graph of graphs', 0, 5), ['GRAPH']);
    assert.deepEqual(cache.get('graph of graphs', 9, 14), ['GRAPH']);
    assert.deepEqual(cache.get('graph of graphs', 9, 15), ['GRAPHS']);
    assert.deepEqual(asked, ['graph', 'graphs']);
  });

  it('tells runs of one hash apart', () => {
    const cache = new RunCache((run) => [run]);
    assert.deepEqual(cache.find('ab', 0, 1, hashSeed), ['a']);
    assert.deepEqual(cache.find('ab', 1, 2, hashSeed), ['b']);
    assert.deepEqual(cache.find('ab', 0, 1, hashSeed), ['a']);
  });

  it('finds anew what it was told to forget', () => {
    let asked = 0;
    const cache = new RunCache((run) => [`${run}${++asked}`]);
    assert.deepEqual(cache.get('graph', 0, 5), ['graph1']);
    cache.clear();
    assert.deepEqual(cache.get('graph', 0, 5), ['graph2']);
    assert.deepEqual(cache.get('graph', 0, 5), ['graph2']);
  });

  it('grows, and forgets all when it holds too many @slow', () => {
    let asked = 0;
    const cache = new RunCache((run) => {
      asked++;
      return [run];
    });
    const runs = Array.from({ length: 200_001 }, (_, at) => `run${at}`);
    for (const run of runs) {
      assert.equal(cache.get(run, 0, run.length)[0], run);
    }
    assert.equal(asked, runs.length);
    cache.get('run200000', 0, 9);
    assert.equal(asked, runs.length);
    cache.get('run7', 0, 4);
    assert.equal(asked, runs.length + 1);
  });
});
