import type { SearchEngine } from '../../src/core/search/engine';

const depth = 10;

/** One measured figure, with the counts behind it. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly of?: number;
  readonly count?: number;
  /** What it must reach. */
  readonly target?: number;
}

/** A figure that is a share of counted cases. */
export function share(what: string, count: number, of: number, target?: number): Figure {
  return { what, value: of === 0 ? 0 : count / of, count, of, ...(target === undefined ? {} : { target }) };
}

/** A line for people. */
export function formatFigure({ what, value, count, of, target }: Figure): string {
  const counts = of === undefined ? '' : `  (${count ?? '?'} of ${of})`;
  const goal = target === undefined ? '' : `  target ${target}${value >= target ? '' : '  MISSED'}`;
  return `${what.padEnd(64)} ${value.toFixed(3)}${counts}${goal}`;
}

/** One question with the paper it should find. */
export interface Question {
  readonly query: string;
  readonly key: string;
}

/** Mean reciprocal rank of the wanted papers within the first ten of what an engine, or a search that gives keys, finds. */
export function reciprocalRank(
  what: string,
  search: SearchEngine | ((query: string) => readonly string[]),
  questions: readonly Question[],
  target: number,
): Figure {
  let sum = 0;
  let found = 0;
  const keysOf =
    typeof search === 'function'
      ? search
      : (query: string) => search.search(query, { limit: depth }).map(({ key }) => key);
  for (const { query, key } of questions) {
    const rank = keysOf(query).slice(0, depth).indexOf(key) + 1;
    sum += rank === 0 ? 0 : 1 / rank;
    found += rank === 0 ? 0 : 1;
  }
  return { what: `search: ${what}, MRR@10`, value: sum / questions.length, count: found, of: questions.length, target };
}

/** Mean discounted cumulative gain within the first ten, as a share of what the best order would have; counted are questions that found any. */
export function discountedGain(
  what: string,
  questions: readonly { readonly found: readonly string[]; readonly wanted: ReadonlySet<string> }[],
  target: number,
): Figure {
  const gainAt = (rank: number): number => 1 / Math.log2(rank + 2);
  let sum = 0;
  let answered = 0;
  for (const { found, wanted } of questions) {
    const gain = found.slice(0, depth).reduce((total, key, rank) => total + (wanted.has(key) ? gainAt(rank) : 0), 0);
    const best = Array.from({ length: Math.min(depth, wanted.size) }, (_, rank) => gainAt(rank)).reduce(
      (a, b) => a + b,
      0,
    );
    sum += gain / best;
    answered += gain > 0 ? 1 : 0;
  }
  return {
    what: `search: ${what}, nDCG@10`,
    value: sum / questions.length,
    count: answered,
    of: questions.length,
    target,
  };
}
