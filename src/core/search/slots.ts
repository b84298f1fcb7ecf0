import type { Expansion, PaperIndex } from './paper-index';
import { stopWords } from './stop-words';
import { isHanTerm, singular, words } from './tokenize';

/** One thing the query asks for. Any of the ways to write it may match; all terms of a way must. */
export interface Slot {
  readonly ways: readonly (readonly string[])[];
  /** Its last term may go on. */
  readonly typing: boolean;
}

/** How far from its letters a term may be found. */
export type Tolerance = 'exact' | 'similar';

const minPrefixLength = 2;
const minSimilarLength = 4;

/**
 * The words of a query with what else each may be written as: the parts of a compound, two words, or joined with its
 * neighbours. Stop words are left out where other words are, but for one still being typed.
 */
export function slotsOf(text: string, typing: boolean, index: PaperIndex): Slot[] {
  const ways: string[][][] = [];
  const all = words(text);
  for (let at = 0; at < all.length; at++) {
    const word = all[at];
    if (word === undefined) {
      continue;
    }
    if (word.han) {
      ways.push(...word.terms.map((term) => [[term]]));
      continue;
    }
    const parts: string[] = [];
    while ((all[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= word.end) {
      at++;
      parts.push(all[at]?.terms[0] ?? '');
    }
    const [whole = '', ...humps] = word.terms;
    ways.push([[whole], parts, humps, parts.length > 0 ? [] : halves(whole, index)].filter((way) => way.length > 0));
  }
  const last = ways.length - 1;
  const content = ways.filter((way, at) => (typing && at === last) || !stopWords.has(way[0]?.[0] ?? ''));
  return joinNeighbours(content.length > 0 ? content : ways, index).map((each, at, { length }) => ({ ways: each, typing: typing && at === length - 1 }));
}

/** `tinymim` as `tiny mim`, where the library has both words and not the whole. */
function halves(word: string, index: PaperIndex): string[] {
  if (word.length < 5 || index.knows(word)) {
    return [];
  }
  for (let at = word.length - 3; at >= 3; at--) {
    const pair = [singular(word.slice(0, at)), word.slice(at)];
    if (pair.every((half) => index.knows(half))) {
      return pair;
    }
  }
  return [];
}

/** `nas bench 360` also as `nasbench360`, where the library has that word. */
function joinNeighbours(ways: readonly string[][][], index: PaperIndex): string[][][] {
  const result: string[][][] = [];
  for (let at = 0; at < ways.length; at++) {
    const width = [3, 2].find((count) => at + count <= ways.length && index.knows(joinedTerm(ways.slice(at, at + count))));
    if (width === undefined) {
      result.push(ways[at] ?? []);
      continue;
    }
    const neighbours = ways.slice(at, at + width);
    result.push([[joinedTerm(neighbours)], neighbours.map((each) => each[0]?.[0] ?? '')]);
    at += width - 1;
  }
  return result;
}

function joinedTerm(ways: readonly string[][][]): string {
  const terms = ways.map((each) => each[0]?.[0] ?? '');
  return terms.some(isHanTerm) ? '' : singular(terms.join(''));
}

/** The terms of the index that a slot's ways stand for: way by way, term by term. `isWord`: a word that is spelt right. */
export function resolve(slot: Slot, tolerance: Tolerance, index: PaperIndex, isWord: (term: string) => boolean): readonly (readonly Expansion[])[][] {
  return slot.ways.map((way) => way.map((term, at) => expansions(term, slot.typing && at === way.length - 1, tolerance, index, isWord)));
}

function expansions(term: string, typing: boolean, tolerance: Tolerance, index: PaperIndex, isWord: (term: string) => boolean): readonly Expansion[] {
  if (isHanTerm(term)) {
    return [...term].length === 1 ? index.prefix(term) : index.exact(term);
  }
  const near = typing && term.length >= minPrefixLength ? index.prefix(term) : index.exact(term);
  if (tolerance === 'exact' || term.length < minSimilarLength) {
    return near;
  }
  const found = new Map([...near, ...index.related(term)].reverse().map((each) => [each.term, each]));
  return found.size > 0 ? [...found.values()] : isWord(term) ? [] : index.misspelt(term);
}
