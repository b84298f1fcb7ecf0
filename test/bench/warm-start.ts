import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bareIndex } from './bare-index';
import { buildWorker } from './engine-worker';
import { collectedHeap } from './heap';
import { HostWork } from './host-work';
import { StartedLibrary } from './library-start';
import { writeLists } from './list-files';
import type { Measured } from './measured';
import { largeFrom, type BenchContext, type SectionResult } from './section';
import { median, percentile } from './statistics';

interface Start {
  /** Until the first answer, in milliseconds. */
  readonly found: number;
  /** Until the library is read. */
  readonly read: number;
  /** The longest that this thread has worked in one go, in milliseconds. */
  readonly work: number;
  readonly keys: readonly string[];
}

/**
 * The start of the extension's library, its workers included, to the first search result: cold, and warm from what a start
 * before has stored; and what the extension keeps in memory then, both workers included.
 */
export async function measureWarmStart({ papers, rounds }: BenchContext): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'literature-start-'));
  const bundle = await buildWorker();
  try {
    const sources = join(folder, 'sources');
    mkdirSync(sources);
    writeLists(papers, sources);
    // Two words that one paper has: a search that finds nothing is answered before anything is read.
    const query = (papers[0]?.abstract?.match(/[a-z]{5,}/g) ?? []).slice(0, 2).join(' ');
    const isLarge = papers.length >= largeFrom;
    const cold: Start[] = [];
    const warm: Start[] = [];
    let further: Measured[] = [];
    const empty = collectedHeap();
    for (let round = 0; round < rounds; round++) {
      const storage = join(folder, `storage${String(round)}`);
      mkdirSync(storage);
      cold.push(await start({ sources, storage, bundle, query }, (library) => library.store()));
      warm.push(
        await start({ sources, storage, bundle, query }, async (library) => {
          if (round === rounds - 1) {
            const memory = await measureMemory(library, empty, isLarge);
            // What was compared with is garbage now: it is no part of a library, and is not to be collected while a file is saved.
            collectedHeap();
            further = [...memory, await measureSaving(library, sources)];
          }
        }),
      );
      if (warm.at(-1)?.keys.join() !== cold.at(-1)?.keys.join()) {
        throw new Error('A warm start finds something else than a cold one.');
      }
    }
    const ratio = (time: (start: Start) => number): number =>
      median(warm.map((each, round) => time(each) / time(cold[round] as Start)));
    const sides = (time: (start: Start) => number): string =>
      `${median(warm.map(time)).toFixed(0)} ms over ${median(cold.map(time)).toFixed(0)} ms, ${papers.length} papers`;
    const measured: Measured[] = [
      {
        what: 'warm start to first result over cold',
        value: ratio(({ found }) => found),
        unit: '×',
        behind: sides(({ found }) => found),
        atMost: 0.2,
      },
      {
        what: 'warm start to first result',
        value: median(warm.map(({ found }) => found)),
        unit: 'ms',
        behind: 'both workers included',
        ...(isLarge ? { atMost: 2000 } : {}),
      },
      {
        what: 'warm start to library read over cold',
        value: ratio(({ read }) => read),
        unit: '×',
        behind: sides(({ read }) => read),
      },
      ...(['cold', 'warm'] as const).map((kind): Measured => ({
        what: `longest work of the host in one go, ${kind} start`,
        value: median({ cold, warm }[kind].map(({ work }) => work)),
        unit: 'ms',
        behind: 'aim 50 ms',
      })),
      ...further,
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
  // A window that opens has nothing left of others to collect.
  collectedHeap();
  const work = new HostWork();
  const began = performance.now();
  const library = new StartedLibrary(sources, storage, bundle);
  await library.restore();
  const first = await library.search(query);
  const foundFirst = performance.now() - began;
  await library.read();
  const keys = await library.search(query);
  const read = performance.now() - began;
  const { longest } = work;
  work.stop();
  await use(library);
  library.close();
  return { found: first.join() === keys.join() ? foundFirst : read, read, work: longest, keys };
}

/**
 * The library in this thread and what its workers keep, over MiniSearch's index of the same papers, and that with the papers.
 * @param empty this thread's heap before the start
 */
async function measureMemory(library: StartedLibrary, empty: number, isLarge: boolean): Promise<Measured[]> {
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
          what: 'heap of library, search and parsing',
          value: all,
          unit: 'MB',
          behind,
          ...(isLarge ? { atMost: 600 } : {}),
        },
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

/** From a file's new text on the disk until its new paper is found, in a library that has been read. */
async function measureSaving(library: StartedLibrary, sources: string): Promise<Measured> {
  const name = '000.txt';
  const before = readFileSync(join(sources, name), 'utf8');
  const times: number[] = [];
  let work = 0;
  for (const word of ['QuokkaNet', 'NumbatNet', 'BilbyNet', 'WombatNet', 'PotorooNet']) {
    const watch = new HostWork();
    writeFileSync(join(sources, name), `We present ${word}, which counts small animals at night.\n\n${before}`);
    const began = performance.now();
    await library.save(name);
    const found = await library.search(word);
    times.push(performance.now() - began);
    work = Math.max(work, watch.longest);
    watch.stop();
    if (found.length === 0) {
      throw new Error(`${word} was not found.`);
    }
  }
  writeFileSync(join(sources, name), before);
  return {
    what: 'a saved file is found',
    value: percentile(times, 1),
    unit: 'ms',
    behind: `${times.map((time) => time.toFixed(0)).join(', ')} ms, longest work of the host ${work.toFixed(0)} ms`,
    atMost: 300,
  };
}
