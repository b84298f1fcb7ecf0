import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bareIndex } from './bare-index';
import { buildWorker } from './engine-worker';
import { collectedHeap } from './heap';
import { StartedLibrary } from './library-start';
import type { Measured } from './measured';
import type { BenchContext, SectionResult } from './section';
import { median } from './statistics';

const papersInFile = 100;

interface Start {
  /** Until the first answer, in milliseconds. */
  readonly found: number;
  /** Until the library is read. */
  readonly read: number;
  readonly keys: readonly string[];
}

/**
 * The start of the extension's library, its workers included, to the first search result: cold, and warm from what a start
 * before has stored; and what the extension keeps in memory then, both workers included.
 */
export async function measureWarmStart({ corpus, rounds }: BenchContext): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'literature-start-'));
  const bundle = await buildWorker();
  try {
    const sources = join(folder, 'sources');
    mkdirSync(sources);
    for (let first = 0; first < corpus.length; first += papersInFile) {
      const lines = corpus
        .slice(first, first + papersInFile)
        .map(({ abstract }) => abstract.replace(/\s+/g, ' ').trim());
      writeFileSync(join(sources, `${String(first / papersInFile).padStart(3, '0')}.txt`), lines.join('\n\n') + '\n');
    }
    // Two words that one paper has: a search that finds nothing is answered before anything is read.
    const query = (corpus[0]?.abstract.match(/[a-z]{5,}/g) ?? []).slice(0, 2).join(' ');
    const cold: Start[] = [];
    const warm: Start[] = [];
    let memory: Measured[] = [];
    const empty = collectedHeap();
    for (let round = 0; round < rounds; round++) {
      const storage = join(folder, `storage${String(round)}`);
      mkdirSync(storage);
      cold.push(await start({ sources, storage, bundle, query }, (library) => library.store()));
      warm.push(
        await start({ sources, storage, bundle, query }, async (library) => {
          memory = round === rounds - 1 ? await measureMemory(library, empty) : [];
        }),
      );
      if (warm.at(-1)?.keys.join() !== cold.at(-1)?.keys.join()) {
        throw new Error('A warm start finds something else than a cold one.');
      }
    }
    const ratio = (time: (start: Start) => number): number =>
      median(warm.map((each, round) => time(each) / time(cold[round] as Start)));
    const sides = (time: (start: Start) => number): string =>
      `${median(warm.map(time)).toFixed(0)} ms over ${median(cold.map(time)).toFixed(0)} ms, ${corpus.length} papers`;
    const measured: Measured[] = [
      {
        what: 'warm start to first result over cold',
        value: ratio(({ found }) => found),
        unit: '×',
        behind: sides(({ found }) => found),
        atMost: 0.2,
      },
      {
        what: 'warm start to library read over cold',
        value: ratio(({ read }) => read),
        unit: '×',
        behind: sides(({ read }) => read),
      },
      ...memory,
    ];
    return { measured, details: { cold, warm } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(dirname(bundle), { recursive: true, force: true });
  }
}

async function start(
  { sources, storage, bundle, query }: Record<'sources' | 'storage' | 'bundle' | 'query', string>,
  use: (library: StartedLibrary) => Promise<void>,
): Promise<Start> {
  const began = performance.now();
  const library = new StartedLibrary(sources, storage, bundle);
  await library.restore();
  const first = await library.search(query);
  const foundFirst = performance.now() - began;
  await library.read();
  const keys = await library.search(query);
  const read = performance.now() - began;
  await use(library);
  library.close();
  return { found: first.join() === keys.join() ? foundFirst : read, read, keys };
}

/**
 * The library in this thread and what its workers keep, over MiniSearch's index of the same papers, and that with the papers.
 * @param empty this thread's heap before the start
 */
async function measureMemory(library: StartedLibrary, empty: number): Promise<Measured[]> {
  const { papers } = library.library;
  const before = collectedHeap();
  const main = before - empty;
  const workers = [await library.searcher.memory(), await library.parser.memory()];
  const copies = structuredClone(papers);
  const paperSize = collectedHeap() - before;
  const bare = bareIndex(copies);
  const bareSize = collectedHeap() - before - paperSize;
  const all = main + workers.reduce((sum, each) => sum + each, 0);
  const behind = `${main.toFixed(0)} MB here, ${workers.map((each) => each.toFixed(0)).join(' and ')} MB in the workers, over ${bareSize.toFixed(0)} MB`;
  return bare.documentCount === 0
    ? []
    : [
        {
          what: 'heap of library, search and parsing over bare index',
          value: all / bareSize,
          unit: '×',
          behind,
          atMost: 1.3,
        },
        {
          what: 'the same over bare index with its papers',
          value: all / (bareSize + paperSize),
          unit: '×',
          behind: `${behind} and ${paperSize.toFixed(0)} MB`,
        },
      ];
}
