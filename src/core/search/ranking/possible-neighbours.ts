import { countIn, type Postings } from '../index/postings';
import type { PaperIndex } from '../index/paper-index';
import { isHanTerm } from '../text/tokenize';
import type { TermTable } from '../translation/term-table';
import type { WordPair } from './proximity';

/** Words of shorter stems are not looked for: too many terms of the index begin like them. */
const minStemLength = 4;
/** Longer ones may be cut in the index. */
const maxStemLength = 40;

/** Whether a paper may have a word; `undefined` for a word that any may have, as far as can be told without reading it. */
type MayHave = ((paper: number) => boolean) | undefined;

/**
 * Tells by the terms of the index whether a paper may have any of the pairs side by side. Most papers that lack a word of a query may
 * not, nor may any while its last word is being typed: these need not be read, which takes longer than to find them.
 * @param table for papers whose Chinese words are read by their English stems; `undefined` where words are sought as they stand
 */
export function possibleNeighbours(
  pairs: readonly WordPair[],
  index: PaperIndex,
  table: TermTable | undefined,
): (paper: number) => boolean {
  const words = new Map<string, MayHave | 'nowhere'>();
  const wordOf = (word: string): MayHave | 'nowhere' => {
    if (!words.has(word)) {
      words.set(word, holderOf(word, index, table));
    }
    return words.get(word);
  };
  const possible = pairs.flatMap(([first, second]) => {
    const [before, after] = [wordOf(first), wordOf(second)];
    return before === 'nowhere' || after === 'nowhere' ? [] : [[before, after] as const];
  });
  return (paper) => possible.some(([before, after]) => before?.(paper) !== false && after?.(paper) !== false);
}

function holderOf(word: string, index: PaperIndex, table: TermTable | undefined): MayHave | 'nowhere' {
  if (isHanTerm(word)) {
    // A character by itself is a part of many pairs.
    return [...word].length < 2 ? undefined : holderOfAny([index.postings(word)]);
  }
  if (word.length < minStemLength || word.length > maxStemLength || table?.standsFor(word) === true) {
    return undefined;
  }
  return holderOfAny(index.expansions.stemFamily(word).map(({ postings }) => postings));
}

function holderOfAny(all: readonly Postings[]): MayHave | 'nowhere' {
  const terms = all.filter(({ isEmpty }) => !isEmpty);
  return terms.length === 0 ? 'nowhere' : (paper) => terms.some((postings) => holds(postings, paper));
}

function holds(postings: Postings, paper: number): boolean {
  let isThere = false;
  postings.forEachRun((entries, from, to) => {
    isThere ||= countIn(entries, paper, from, to) > 0;
  });
  return isThere;
}
