import { expect } from 'chai';
import { hashSeed, RunCache } from '../../../src/core/search/text/run-cache';

describe('the cache of runs', () => {
  it('finds what a run stands for once, wherever it stands', () => {
    const asked: string[] = [];
    const cache = new RunCache((run) => {
      asked.push(run);
      return [run.toUpperCase()];
    });
    expect(cache.get('graph of graphs', 0, 5)).to.deep.equal(['GRAPH']);
    expect(cache.get('graph of graphs', 9, 14)).to.deep.equal(['GRAPH']);
    expect(cache.get('graph of graphs', 9, 15)).to.deep.equal(['GRAPHS']);
    expect(asked).to.deep.equal(['graph', 'graphs']);
  });

  it('tells runs of one hash apart', () => {
    const cache = new RunCache((run) => [run]);
    expect(cache.find('ab', 0, 1, hashSeed)).to.deep.equal(['a']);
    expect(cache.find('ab', 1, 2, hashSeed)).to.deep.equal(['b']);
    expect(cache.find('ab', 0, 1, hashSeed)).to.deep.equal(['a']);
  });

  it('finds anew what it was told to forget', () => {
    let asked = 0;
    const cache = new RunCache((run) => [`${run}${++asked}`]);
    expect(cache.get('graph', 0, 5)).to.deep.equal(['graph1']);
    cache.clear();
    expect(cache.get('graph', 0, 5)).to.deep.equal(['graph2']);
    expect(cache.get('graph', 0, 5)).to.deep.equal(['graph2']);
  });

  it('grows, and forgets all when it holds too many @slow', () => {
    let asked = 0;
    const cache = new RunCache((run) => {
      asked++;
      return [run];
    });
    const runs = Array.from({ length: 200_001 }, (_, at) => `run${at}`);
    for (const run of runs) {
      expect(cache.get(run, 0, run.length)[0]).to.equal(run);
    }
    expect(asked).to.equal(runs.length);
    cache.get('run200000', 0, 9);
    expect(asked).to.equal(runs.length);
    cache.get('run7', 0, 4);
    expect(asked).to.equal(runs.length + 1);
  });
});
