import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Library } from '../../src/core/library/library';
import { SearchEngine } from '../../src/core/search/engine';
import { readLibrary } from '../../src/core/usecases/read-library';
import { folderOnDisk } from '../../src/node/node-workspace';
import { bareIndex } from './bare-index';
import { writeLists } from './list-files';
import type { Measured } from './measured';
import { largeFrom, type BenchContext, type SectionResult } from './section';
import { median, timed } from './statistics';

/**
 * From files to an index that answers: read, decode, parse (with names and links), library, index; over MiniSearch's
 * `addAll` of the same papers, which are in memory.
 */
export async function measurePipeline({ papers: all, rounds }: BenchContext): Promise<SectionResult> {
  const folder = mkdtempSync(join(tmpdir(), 'literature-bench-'));
  try {
    writeLists(all, folder);
    const own: number[] = [];
    const index: number[] = [];
    const bare: number[] = [];
    let papers = 0;
    // What is compiled at the first files is not measured, as it is not at the first papers of `addAll`.
    bareIndex((await readLibrary(folderOnDisk(folder))).papers);
    for (let round = 0; round < rounds; round++) {
      const engine = new SearchEngine();
      let library = new Library();
      own.push(
        await timed(async () => {
          library = await readLibrary(folderOnDisk(folder));
          index.push(
            await timed(() => {
              engine.update({ removed: [], added: library.papers });
            }),
          );
        }),
      );
      bare.push(await timed(() => bareIndex(library.papers)));
      papers = engine.size;
    }
    const ratio = (values: readonly number[]): number =>
      median(values.map((value, round) => value / (bare[round] ?? Number.NaN)));
    const sides = (values: readonly number[]): string =>
      `${median(values).toFixed(0)} ms over ${median(bare).toFixed(0)} ms, ${papers} papers`;
    const measured: Measured[] = [
      {
        what: 'whole cold pipeline over bare addAll',
        value: ratio(own),
        unit: '×',
        behind: sides(own),
        atMost: all.length < largeFrom ? 1.3 : 1.2,
      },
      { what: 'of it the index', value: ratio(index), unit: '×', behind: sides(index) },
    ];
    return { measured, details: { own, index, bare } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
