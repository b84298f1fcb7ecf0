import type { PaperIndex } from '../index/paper-index';
import { stem } from '../text/stem';
import { hanTerms } from '../text/tokenize';
import type { TermTable, TermTranslation } from './term-table';

/** A pasted sentence has more words than a query needs: those that tell most find its papers, and the others cost as much again. */
const maxWords = 32;

/** The words of a query that tell most, in their order: all of them where they are few. */
export function mostTelling<Word>(
  words: readonly Word[],
  valueOf: (word: Word) => number,
  most = maxWords,
): readonly Word[] {
  if (words.length <= most) {
    return words;
  }
  const byValue = words
    .map((word, at) => ({ word, at, value: valueOf(word) }))
    .sort((a, b) => b.value - a.value || a.at - b.at);
  return byValue
    .slice(0, most)
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);
}

/** How much a Chinese word tells by the English stems that are sought for it. */
export const valueOfStems = (stems: readonly TermTranslation[], index: PaperIndex): number =>
  stems.reduce(
    (sum, { word, weight }) =>
      sum + weight * index.inverseFrequency(index.frequency(index.expansions.stemFamily(word))),
    0,
  );

/** About how much a Latin word tells, by how many papers may have its Chinese words or itself, without looking at these. */
export function valueOfLatin(term: string, table: TermTable, index: PaperIndex): number {
  const own = index.postings(term).size;
  const expected = table
    .hanWords(stem(term))
    .reduce(
      (sum, { word, weight }) =>
        sum + weight ** 2 * Math.min(...hanTerms(word).map((bigram) => index.postings(bigram).size)),
      own,
    );
  return expected === 0 ? 0 : index.inverseFrequency(expected);
}
