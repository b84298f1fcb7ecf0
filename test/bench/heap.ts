import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bareIndex } from './bare-index';
import { SearchEngine } from '../../src/core/search/engine';
import type { BenchContext, SectionResult } from './section';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What this thread's heap keeps after a collection, buffers outside of it included, in megabytes. */
export function collectedHeap(): number {
  collect();
  // What buffers held is counted until it has been swept, which the next collection waits for.
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function heapOf(make: () => unknown): number {
  const before = collectedHeap();
  const made = make();
  const size = collectedHeap() - before;
  return made === undefined ? 0 : size;
}

/** What the index keeps after a collection, over bare MiniSearch's; the papers are in memory for both. */
export function measureHeap({ papers }: BenchContext): SectionResult {
  // The first to be made would pay for what both share: tables of folded words.
  new SearchEngine().update({ removed: [], added: papers.slice(0, 1000) });
  const bare = heapOf(() => bareIndex(papers));
  const own = heapOf(() => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    return engine;
  });
  return {
    measured: [
      {
        what: 'heap of the index after a collection',
        value: own / bare,
        unit: '×',
        behind: `${own.toFixed(0)} MB over ${bare.toFixed(0)} MB`,
        atMost: 1.3,
      },
    ],
  };
}
