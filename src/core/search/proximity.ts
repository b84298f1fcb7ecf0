import type { Paper } from '../model';
import { stem } from './stem';
import { stopWords } from './stop-words';
import { tokenize } from './tokenize';

/** What a paper gains at most: that all words stand as in the query is worth as much as the words themselves. */
const fullGain = 1;
/** Fewer neighbours tell little. */
const minPairs = 3;
const mostRemembered = 100;

/**
 * Tells what a paper gains for its abstract's neighbouring words of the query side by side, compared by their stems: a factor of
 * 1 (none) to 2 (all), or `undefined` for a query of fewer than four words. Pairs of two stop words do not count.
 */
export function proximity(query: string): ((paper: Paper) => number) | undefined {
  const terms = tokenize(query);
  const next = new Map<string, Set<string>>();
  let pairs = 0;
  for (let at = 1; at < terms.length; at++) {
    const [before = '', after = ''] = terms.slice(at - 1, at + 1);
    const followers = next.get(stem(before)) ?? new Set();
    if (!(stopWords.has(before) && stopWords.has(after)) && !followers.has(stem(after))) {
      next.set(stem(before), followers.add(stem(after)));
      pairs++;
    }
  }
  return pairs < minPairs ? undefined : (paper) => 1 + (fullGain * pairsIn(stemsOf(paper), next)) / pairs;
}

/** How many of the pairs stand among the stems, each counted once. */
function pairsIn(stems: readonly string[], next: ReadonlyMap<string, ReadonlySet<string>>): number {
  const held = new Set<string>();
  let before = '';
  let followers: ReadonlySet<string> | undefined;
  for (const stemmed of stems) {
    if (followers?.has(stemmed) === true) {
      held.add(`${before} ${stemmed}`);
    }
    followers = next.get(stemmed);
    before = stemmed;
  }
  return held.size;
}

/** The stems of abstracts read last: from one keystroke to the next, much the same papers are compared. */
const remembered = new Map<Paper, readonly string[]>();

function stemsOf(paper: Paper): readonly string[] {
  const stems = remembered.get(paper) ?? tokenize(paper.abstract).map(stem);
  remembered.delete(paper);
  remembered.set(paper, stems);
  const [oldest] = remembered.keys();
  if (remembered.size > mostRemembered && oldest !== undefined) {
    remembered.delete(oldest);
  }
  return stems;
}
