import type { SearchHit } from '../engine';
import { queryWords } from '../query/suggestions';
import { stem } from '../text/stem';
import { isHanTerm, tokenize } from '../text/tokenize';

const stemsOf = (text: string): readonly string[] =>
  tokenize(text).map((term) => (isHanTerm(term) ? term : stem(term)));

/**
 * The words of a query that papers share which answer only a part of it.
 * @param hits papers that were found by it, with what of them matched
 * @returns the words as they are written, where all of the papers share the same ones; else none
 */
export function sharedWords(query: string, hits: readonly Pick<SearchHit, 'matches'>[]): readonly string[] {
  const words = queryWords(query).map((word) => ({ word, stems: stemsOf(word) }));
  const shared = hits.map(({ matches }) => {
    const matched = new Set(Object.values(matches).flat().flatMap(stemsOf));
    const found = words.filter(({ stems }) => stems.every((each) => matched.has(each)));
    // Other matches are of words that are written otherwise.
    const explained = new Set(found.flatMap(({ stems }) => stems));
    return [...matched].every((each) => explained.has(each)) ? found.map(({ word }) => word) : [];
  });
  const [first = []] = shared;
  return shared.every((each) => each.join('\n') === first.join('\n')) ? first : [];
}
