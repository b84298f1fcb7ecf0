import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Paper } from '../../src/core/model';
import { bareIndex } from './bare-index';
import { SearchEngine } from '../../src/core/search/engine';
import type { Measured } from './measured';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapOf(make: () => unknown): number {
  collect();
  const before = process.memoryUsage().heapUsed;
  const made = make();
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return made === undefined ? 0 : bytes / 1e6;
}

/** What the index keeps after a collection, over bare MiniSearch's; the papers are in memory for both. */
export function measureHeap(papers: readonly Paper[]): Measured[] {
  // The first to be made would pay for what both share: tables of folded words.
  new SearchEngine().update({ removed: [], added: papers.slice(0, 1000) });
  const bare = heapOf(() => bareIndex(papers));
  const own = heapOf(() => {
    const engine = new SearchEngine();
    engine.update({ removed: [], added: papers });
    return engine;
  });
  return [{ what: 'heap after a collection', value: own / bare, unit: '×', behind: `${own.toFixed(0)} MB over ${bare.toFixed(0)} MB`, atMost: 1.3 }];
}
