import { SearchEngine } from '../../src/core/search/engine';
import { chinesePapers } from '../eval/corpus-papers';
import { shippedTerms } from '../eval/search';
import type { Measured } from './measured';
import { largeFrom, type BenchContext, type SectionResult } from './section';
import { median, percentile, timed } from './statistics';
import { keystrokes, realQueries } from './typed-queries';

const queriesWanted = 50;
const maxTitleLength = 12;
const pastedLength = 200;

/** Keystrokes with the term table, in a library of both languages, as a large one is anyway: Chinese titles, and the English queries of the comparison. */
export async function measureCrossing({ corpus, papers: all, rounds }: BenchContext): Promise<SectionResult> {
  const half = Math.floor(corpus.length / 2);
  const papers = all.length < largeFrom ? [...all.slice(0, half), ...chinesePapers(corpus.slice(half))] : all;
  const engine = new SearchEngine();
  engine.update({ removed: [], added: papers });
  engine.useTerms(shippedTerms());
  const chinese = corpus
    .flatMap(({ zh_title }) => (zh_title === null ? [] : [[...zh_title].slice(0, maxTitleLength).join('')]))
    .slice(0, queriesWanted);
  const found: Measured[] = [];
  for (const [language, queries] of [
    ['Chinese', chinese],
    ['English', realQueries(corpus, queriesWanted)],
  ] as const) {
    const p50: number[] = [];
    const p95: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const times: number[] = [];
      for (const query of keystrokes(queries.filter((_query, index) => index % rounds === round))) {
        times.push(await timed(() => engine.search(query)));
      }
      p50.push(percentile(times, 0.5));
      p95.push(percentile(times, 0.95));
    }
    found.push({
      what: `keystroke p95 across languages, ${language} typed`,
      value: median(p95),
      unit: 'ms',
      behind: `p50 ${median(p50).toFixed(1)} ms, ${papers.length} papers of both languages; aim 16 ms`,
    });
  }
  const pasted = corpus
    .flatMap(({ zh_text }) =>
      zh_text !== null && zh_text.length >= pastedLength ? [zh_text.slice(0, pastedLength)] : [],
    )
    .slice(0, queriesWanted);
  const times: number[] = [];
  for (const query of pasted) {
    times.push(await timed(() => engine.search(query)));
  }
  found.push({
    what: `${pastedLength} Chinese characters pasted, p95 across languages`,
    value: times.length === 0 ? 0 : percentile(times, 0.95),
    unit: 'ms',
    behind: `p50 ${times.length === 0 ? '–' : percentile(times, 0.5).toFixed(1)} ms, ${pasted.length} queries; aim 300 ms`,
  });
  return { measured: found };
}
