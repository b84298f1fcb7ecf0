/**
 * `npm run bench`: how fast and how good the extension is, beside MiniSearch as it comes and other libraries, in one run on
 * one machine. Prints tables and writes the figures to `.cache/bench/figures.json`. Trust ratios, not milliseconds. For a
 * quick look, `npm run bench -- 1000` takes fewer papers, `npm run bench -- 100000` one round of many; `npm run bench -- 10000 heap warm` only sections whose titles have
 * one of the words; `npm run bench -- 10000 identify 5000MB` sets the size of the generated catalogue.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCorpus } from '../data';
import { benchCorpus } from './bench-corpus';
import { measureCiting } from './citing';
import { measurePipeline } from './cold-pipeline';
import { compare } from './comparison';
import { measureCompletion } from './completion';
import { measureCrossing } from './crossing';
import { measureFormats } from './formats';
import { measureIdentifying } from './identify';
import { measureHeap } from './heap';
import { verdict, type Measured } from './measured';
import { measureRetractions } from './retractions';
import { largeFrom, type Section } from './section';
import { formatTable } from './table';
import { measureWarmStart } from './warm-start';

/** In the order in which they run: those that measure memory first. */
const sections: readonly Section[] = [
  { title: 'Heap of the index', run: measureHeap },
  { title: 'Warm start and memory of all', run: measureWarmStart },
  { title: 'Cold pipeline', run: measurePipeline },
  { title: 'Formats of sources', run: measureFormats },
  { title: 'Identify papers by a catalogue', run: measureIdentifying },
  { title: 'Retractions', run: measureRetractions },
  { title: 'Citations of a workspace', run: measureCiting },
  {
    title: 'Completion in VS Code',
    run: async ({ corpus, rounds }) => ({ measured: await measureCompletion(corpus, rounds) }),
  },
  { title: 'Search across languages', run: measureCrossing },
  { title: 'Search beside others', run: compare },
];

const usualRounds = 5;
const usualPapers = 10_000;

function rowOf(measured: Measured): string[] {
  const { what, value, unit, behind, atMost, atLeast } = measured;
  const bound = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
  return [what, `${value.toFixed(unit === 'ms' ? 1 : 3)} ${unit}`, bound, verdict(measured) ?? '', behind];
}

const secondsSince = (started: number): number => Math.round((performance.now() - started) / 1000);

async function main(): Promise<void> {
  const started = performance.now();
  const papersWanted = Number(process.argv[2] ?? usualPapers);
  const words = process.argv.slice(3).map((word) => word.toLowerCase());
  const wanted = words.filter((word) => !/^\d+mb$/.test(word));
  const catalogueSize = words.filter((word) => !wanted.includes(word)).map((word) => Number.parseInt(word, 10))[0];
  const { corpus, papers, what } = benchCorpus(papersWanted);
  const rounds = papers.length < largeFrom ? usualRounds : 1;
  console.log(`${papers.length} ${what}, medians of ${rounds}\n`);
  const measured: Measured[] = [];
  const details: Record<string, unknown> = {};
  for (const { title, run } of sections.filter(
    (section) => wanted.length === 0 || wanted.some((word) => section.title.toLowerCase().includes(word)),
  )) {
    const begin = performance.now();
    const result = await run({ corpus, papers, rounds, catalogueSize });
    console.log(`${title} (${secondsSince(begin)} s)`);
    console.log(formatTable(result.measured.map(rowOf)) + '\n');
    if (result.table !== undefined) {
      console.log(formatTable(result.table) + '\n');
    }
    measured.push(...result.measured);
    details[title] = result.details;
  }
  console.log(
    formatTable([
      ['All', 'measured', `must be at ${papers.length < largeFrom ? usualPapers : 100_000}`, '', 'from'],
      ...measured.map(rowOf),
    ]),
  );
  const seconds = secondsSince(started);
  const folder = join(__dirname, '..', '..', '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'figures.json'),
    JSON.stringify({ corpus: hasCorpus, papers: papers.length, rounds, seconds, measured, details }, undefined, 2) +
      '\n',
  );
  console.log(`\n${seconds} seconds; the figures are also in .cache/bench/figures.json`);
}

void main();
