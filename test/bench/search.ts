/**
 * How fast search answers a keystroke, and what the index costs, against MiniSearch as it comes, in the same run:
 * `npx tsx --expose-gc test/bench/search.ts`. Medians of five rounds; the figures are also written as JSON where a file is named.
 */
import { writeFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { SearchEngine } from '../../src/core/search/engine';
import { fields, fieldText, type Field } from '../../src/core/search/fields';
import type { Paper } from '../../src/core/model';
import { readCorpus } from '../data';
import { englishPapers, randomNumbers } from '../eval/corpus-papers';
import { shippedTerms, threeWords, wordFrequencies } from '../eval/search';

const rounds = 5;
const papersWanted = 10_000;
const queriesWanted = 50;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percentile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function timed(run: () => void): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

/** Each beginning of each query, as its letters are typed. */
function keystrokes(queries: readonly string[]): string[] {
  return queries.flatMap((query) => [...query].map((_, index, letters) => letters.slice(0, index + 1).join('')));
}

/** Words of abstracts and titles; every third query has a typo. */
function realQueries(papers: number): string[] {
  const corpus = readCorpus().slice(0, papers);
  const frequencies = wordFrequencies(corpus);
  const random = randomNumbers(11);
  return Array.from({ length: queriesWanted }, (_, index) => {
    const paper = corpus[Math.floor(random() * corpus.length)];
    if (paper === undefined) {
      return '';
    }
    const query = index % 2 === 0 ? threeWords(paper, frequencies, corpus.length, random).query : paper.title.toLowerCase().split(' ').slice(0, 4).join(' ');
    const at = 1 + Math.floor(random() * (query.length - 2));
    return index % 3 === 0 ? query.slice(0, at) + query.slice(at + 1) : query;
  });
}

function bareIndex(papers: readonly Paper[]): MiniSearch<Paper> {
  const index = new MiniSearch<Paper>({
    idField: 'key',
    fields,
    extractField: (paper, field) => (field === 'key' ? paper.key : (fieldText(paper, field as Field) ?? null)) as string,
  });
  index.addAll(papers);
  return index;
}

function heapAfterCollection(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed;
}

function main(): void {
  const papers = englishPapers(readCorpus().slice(0, papersWanted));
  const typed = keystrokes(realQueries(papers.length));
  const build: { bare: number[]; own: number[] } = { bare: [], own: [] };
  const figures: Record<string, number> = { papers: papers.length, keystrokes: typed.length };
  const ratios: { p50: number[]; p95: number[]; own50: number[]; own95: number[]; bare50: number[]; bare95: number[] } = { p50: [], p95: [], own50: [], own95: [], bare50: [], bare95: [] };

  const before = heapAfterCollection();
  let bare = bareIndex(papers);
  const bareHeap = heapAfterCollection() - before;
  const engine = new SearchEngine();
  const between = heapAfterCollection();
  engine.update({ removed: [], added: papers });
  const ownHeap = heapAfterCollection() - between;

  for (let round = 0; round < rounds; round++) {
    build.bare.push(timed(() => { bare = bareIndex(papers); }));
    build.own.push(timed(() => { new SearchEngine().update({ removed: [], added: papers }); }));
    const own = typed.map((query) => timed(() => engine.search(query)));
    const plain = typed.map((query) => timed(() => bare.search(query, { fuzzy: 0.2, prefix: (_, index, terms) => index === terms.length - 1 })));
    ratios.own50.push(percentile(own, 0.5));
    ratios.own95.push(percentile(own, 0.95));
    ratios.bare50.push(percentile(plain, 0.5));
    ratios.bare95.push(percentile(plain, 0.95));
    ratios.p50.push(percentile(own, 0.5) / percentile(plain, 0.5));
    ratios.p95.push(percentile(own, 0.95) / percentile(plain, 0.95));
  }
  engine.useTerms(shippedTerms());
  const chinese = readCorpus().flatMap(({ zh_title }) => (zh_title === null ? [] : [zh_title.slice(0, 12)])).slice(0, queriesWanted);
  const crossing = keystrokes(chinese).map((query) => timed(() => engine.search(query)));

  figures.buildRatio = median(build.own) / median(build.bare);
  figures.heapRatio = ownHeap / bareHeap;
  figures.keystrokeP50 = median(ratios.own50);
  figures.keystrokeP95 = median(ratios.own95);
  figures.bareKeystrokeP50 = median(ratios.bare50);
  figures.bareKeystrokeP95 = median(ratios.bare95);
  figures.keystrokeP50Ratio = median(ratios.p50);
  figures.keystrokeP95Ratio = median(ratios.p95);
  figures.crossLanguageP50 = percentile(crossing, 0.5);
  figures.crossLanguageP95 = percentile(crossing, 0.95);
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(22)} ${value.toFixed(3)}`);
  }
  const file = process.argv[2];
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(figures, undefined, 2) + '\n');
  }
}

main();
