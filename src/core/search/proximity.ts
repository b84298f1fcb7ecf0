import { stem } from './stem';
import { stopWords } from './stop-words';
import { tokenize } from './tokenize';

/** What a paper gains at most: that all words stand as in the query is worth as much as the words themselves. */
const fullGain = 1;
/** Fewer neighbours tell little. */
const minPairs = 3;

/**
 * Tells what a text gains for having neighbouring words of the query side by side, compared by their stems: a factor of
 * 1 (none) to 2 (all), or `undefined` for a query of fewer than four words. Pairs of two stop words do not count.
 */
export function proximity(query: string): ((text: string) => number) | undefined {
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
  return pairs < minPairs ? undefined : (text) => 1 + (fullGain * pairsIn(text, next)) / pairs;
}

/** How many of the pairs stand in the text, each counted once. */
function pairsIn(text: string, next: ReadonlyMap<string, ReadonlySet<string>>): number {
  const held = new Set<string>();
  let before = '';
  let followers: ReadonlySet<string> | undefined;
  for (const term of tokenize(text)) {
    const stemmed = stem(term);
    if (followers?.has(stemmed) === true) {
      held.add(`${before} ${stemmed}`);
    }
    followers = next.get(stemmed);
    before = stemmed;
  }
  return held.size;
}
