import type { Expansion } from '../index/expansions';
import type { PaperIndex } from '../index/paper-index';
import { stopWords } from '../text/stop-words';
import { fold, isHanTerm, singular, words } from '../text/tokenize';

/** One way to write a thing; all of its terms must match. */
export interface Alternative {
  readonly terms: readonly string[];
  /** 1 for what the query says itself. */
  readonly weight: number;
  /** Whether the terms are English stems, each standing for its words. */
  readonly areStems?: boolean;
  /** Whether the last term may go on. */
  readonly typing?: boolean;
}

/** One thing the query asks for: any of the ways to write it may match. */
export type QueryTerm = readonly Alternative[];

/** How far from its letters a term may be found. */
export type Tolerance = 'exact' | 'similar';

const minPrefixLength = 2;
const minSimilarLength = 4;
/** A part of a compound that goes on is longer than one that a known compound ends with. */
const minPartLength = 3;

/**
 * The words of a query with what else each may be written as: the parts of a compound, two words, or joined with its
 * neighbours. Stop words are left out where other words are, but for one still being typed. Runs of Han characters are
 * taken by bigrams, so as they stand, unless `divide` gives the things that one asks for.
 */
export function queryTermsOf(
  text: string,
  typing: boolean,
  index: PaperIndex,
  divide?: (run: string) => readonly QueryTerm[],
): QueryTerm[] {
  const queryTerms: QueryTerm[] = [];
  const all = words(text);
  for (let at = 0; at < all.length; at++) {
    const word = all[at];
    if (word === undefined) {
      continue;
    }
    if (word.han) {
      queryTerms.push(
        ...(divide?.(fold(text.slice(word.start, word.end))) ??
          word.terms.map((term) => [{ terms: [term], weight: 1 }])),
      );
      continue;
    }
    const parts: string[] = [];
    while ((all[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= word.end) {
      at++;
      parts.push(all[at]?.terms[0] ?? '');
    }
    const [whole = '', ...humps] = word.terms;
    const ways = [[whole], parts, humps, parts.length > 0 ? [] : halves(whole, index)];
    queryTerms.push(ways.filter((terms) => terms.length > 0).map((terms) => ({ terms, weight: 1 })));
  }
  const last = queryTerms.length - 1;
  const content = queryTerms.filter(
    (queryTerm, at) => (typing && at === last) || !stopWords.has(queryTerm[0]?.terms[0] ?? ''),
  );
  const joined = joinNeighbours(content.length > 0 ? content : queryTerms, index);
  return typing
    ? joined.map((queryTerm, at) =>
        at < joined.length - 1 ? queryTerm : queryTerm.map((way) => ({ ...way, typing: true })),
      )
    : joined;
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
function joinNeighbours(queryTerms: readonly QueryTerm[], index: PaperIndex): QueryTerm[] {
  const result: QueryTerm[] = [];
  for (let at = 0; at < queryTerms.length; at++) {
    const width = [3, 2].find(
      (count) => at + count <= queryTerms.length && index.knows(joinedTerm(queryTerms.slice(at, at + count))),
    );
    if (width === undefined) {
      result.push(queryTerms[at] ?? []);
      continue;
    }
    const neighbours = queryTerms.slice(at, at + width);
    result.push(
      [[joinedTerm(neighbours)], neighbours.map((queryTerm) => queryTerm[0]?.terms[0] ?? '')].map((terms) => ({
        terms,
        weight: 1,
      })),
    );
    at += width - 1;
  }
  return result;
}

function joinedTerm(queryTerms: readonly QueryTerm[]): string {
  const terms = queryTerms.map((queryTerm) => queryTerm[0]?.terms[0] ?? '');
  return terms.some(isHanTerm) ? '' : singular(terms.join(''));
}

/** The terms of the index that a slot's ways stand for: way by way, term by term. `isWord`: a word that is spelt right. */
export function resolve(
  queryTerm: QueryTerm,
  tolerance: Tolerance,
  index: PaperIndex,
  isWord: (term: string) => boolean,
): readonly (readonly Expansion[])[][] {
  const [whole] = queryTerm;
  const isKnown = whole?.terms.length === 1 && index.knows(whole.terms[0] ?? '');
  return queryTerm.map((way) =>
    way.terms.map((term, at) => {
      const isLast = at === way.terms.length - 1;
      const goesOn = way.typing === true && isLast && (way === whole || !isKnown || term.length >= minPartLength);
      const found =
        way.areStems === true ? index.expansions.stemFamily(term) : expansions(term, goesOn, tolerance, index, isWord);
      return way.weight === 1 ? found : found.map((each) => ({ ...each, weight: each.weight * way.weight }));
    }),
  );
}

function expansions(
  term: string,
  typing: boolean,
  tolerance: Tolerance,
  index: PaperIndex,
  isWord: (term: string) => boolean,
): readonly Expansion[] {
  if (isHanTerm(term)) {
    return [...term].length === 1 ? index.expansions.prefix(term) : index.expansions.exact(term);
  }
  const near = typing && term.length >= minPrefixLength ? index.expansions.prefix(term) : index.expansions.exact(term);
  if (tolerance === 'exact' || term.length < minSimilarLength) {
    return near;
  }
  const found = new Map([...near, ...index.expansions.related(term)].reverse().map((each) => [each.term, each]));
  return found.size > 0 ? [...found.values()] : isWord(term) ? [] : index.expansions.misspelt(term);
}
