import { countIn, paperNumberOf, type Postings } from '../index/postings';
import type { PaperIndex } from '../index/paper-index';
import { hanTerms, isHanTerm } from '../text/tokenize';
import { forEachPaperWithAll } from '../translation/word-gains';
import type { TermTable, TermTranslation } from '../translation/term-table';
import type { WordPair } from './word-pair';

/** Words of shorter stems are not looked for: too many terms of the index begin like them. */
const minStemLength = 4;
/** Longer ones may be cut in the index. */
const maxStemLength = 40;

/** Whether a paper may have a word; `undefined` for a word that any may have, as far as can be told without reading it. */
type MayHave = ((paper: number) => boolean) | undefined;

/**
 * Tells by the terms of the index whether a paper may have any of some pairs side by side. Most papers that lack a word of a query may
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
  if (word.length < minStemLength || word.length > maxStemLength || table?.isCharacter(word) === true) {
    return undefined;
  }
  const family = index.expansions.stemFamily(word).map(({ postings }) => postings);
  const chinese = table?.hanWords(word) ?? [];
  if (chinese.length === 0) {
    return holderOfAny(family);
  }
  const saying = index.sayings.get(word, () => papersSaying(family, chinese, index));
  return (paper) => saying.has(paper);
}

/** Papers that have one of the terms, or one of the Chinese words. */
function papersSaying(terms: readonly Postings[], chinese: readonly TermTranslation[], index: PaperIndex): NumberSet {
  const found = new NumberSet(index.documents.capacity);
  for (const postings of terms) {
    postings.forEachRun((entries, from, to) => {
      for (let at = from; at < to; at++) {
        found.add(paperNumberOf(entries[at] ?? 0));
      }
    });
  }
  for (const { word } of chinese) {
    const pairs = hanTerms(word).map((pair) => index.postings(pair));
    forEachPaperWithAll(pairs, (paper) => {
      found.add(paper);
    });
  }
  return found;
}

/** Numbers in a bit each: of a large library, some words are in most papers. */
class NumberSet {
  readonly #bits: Uint32Array;

  /** @param capacity one more than the highest number */
  constructor(capacity: number) {
    this.#bits = new Uint32Array((capacity + 31) >>> 5);
  }

  add(number: number): void {
    this.#bits[number >>> 5] = (this.#bits[number >>> 5] ?? 0) | (1 << (number & 31));
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
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
