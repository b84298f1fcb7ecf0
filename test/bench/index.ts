/**
 * `npm run bench`: how fast and how good search is, beside MiniSearch as it comes and other libraries, in one run on one
 * machine. Prints tables and writes the figures to `.cache/bench/figures.json`. Trust ratios, not milliseconds. For a quick
 * look, `npm run bench -- 1000` takes fewer papers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCorpus, readCorpus } from '../data';
import { chinesePapers, englishPapers } from '../eval/corpus-papers';
import { measurePipeline } from './cold-pipeline';
import { compare, requirements, type Compared } from './comparison';
import { measureCrossing } from './crossing';
import { generatedPapers } from './generated-papers';
import { measureHeap } from './heap';
import { verdict, type Measured } from './measured';
import { formatTable } from './table';
import { measureWarmStart } from './warm-start';

const rounds = 5;
const usualPapers = 10_000;

function rowOf(measured: Measured): string[] {
  const { what, value, unit, behind, atMost, atLeast } = measured;
  const bound = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
  return [what, `${value.toFixed(unit === 'ms' ? 1 : 3)} ${unit}`, bound, verdict(measured) ?? '', behind];
}

function comparedRow({ name, options, times, threeWords, titleWithTypo, questions }: Compared): string[] {
  if (times === undefined) {
    return [name, 'missing on this machine', '', '', '', '', options];
  }
  return [
    name,
    `${times.p50.toFixed(1)} / ${times.p95.toFixed(1)} ms`,
    `${times.ratio50.toFixed(3)}× / ${times.ratio95.toFixed(3)}×`,
    String(times.keystrokes),
    `${threeWords.toFixed(3)} / ${titleWithTypo.toFixed(3)}`,
    String(questions),
    options,
  ];
}

async function main(): Promise<void> {
  const started = performance.now();
  const papersWanted = Number(process.argv[2] ?? usualPapers);
  const corpus = hasCorpus ? readCorpus().slice(0, papersWanted) : generatedPapers(papersWanted);
  const papers = englishPapers(corpus);
  console.log(`${corpus.length} ${hasCorpus ? 'papers of the corpus' : 'generated papers (there is no corpus here: qualities say little)'}, medians of ${rounds}\n`);

  const measured = [...measureHeap(papers), ...(await measureWarmStart(corpus, rounds)), ...(await measurePipeline(corpus, rounds))];
  measured.map(rowOf).forEach((row) => { console.error(`  ${row.join('  ')}`); });
  const compared = await compare(corpus, papers, rounds);
  const half = Math.floor(corpus.length / 2);
  const both = [...papers.slice(0, half), ...chinesePapers(corpus.slice(half))];
  measured.push(...compared.slice(0, 1).flatMap(requirements), ...(await measureCrossing(corpus, both, rounds)));

  console.log(formatTable([['what', 'measured', 'must be', '', 'from'], ...measured.map(rowOf)]));
  console.log('\n' + formatTable([
    ['', 'keystroke p50 / p95', 'over MiniSearch', 'of', 'MRR@10 words / title', 'of', 'set up'],
    ...compared.map(comparedRow),
  ]));
  const seconds = (performance.now() - started) / 1000;
  const folder = join(__dirname, '..', '..', '.cache', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'figures.json'), JSON.stringify({ corpus: hasCorpus, papers: corpus.length, rounds, seconds, measured, compared }, undefined, 2) + '\n');
  console.log(`\n${seconds.toFixed(0)} seconds; the figures are also in .cache/bench/figures.json`);
}

void main();
