import SearchableMap from 'minisearch/SearchableMap';
import type { Postings } from './postings';

/** MiniSearch's radix tree as it is made of maps: by the letters that follow, the end of a term under the empty text. */
type Node = Map<string, Node | Postings>;

/**
 * MiniSearch's tree of terms, which finds those with a prefix and those that are nearly like one. Made from sorted terms
 * it takes a sixth of the time of adding one after the other.
 */
export function treeOf(sorted: readonly Postings[]): SearchableMap<Postings> {
  const root = sorted.length === 0 ? new Map() : nodeOf(sorted, 0, sorted.length, 0);
  return new SearchableMap(root as ConstructorParameters<typeof SearchableMap<Postings>>[0]);
}

/** The node of the terms from `from` to `to`, which are equal in their first `depth` units. */
function nodeOf(sorted: readonly Postings[], from: number, to: number, depth: number): Node {
  const node: Node = new Map();
  const first = sorted[from];
  let at = from;
  if (first?.term.length === depth) {
    node.set('', first);
    at++;
  }
  while (at < to) {
    const postings = sorted[at] as Postings;
    const end = endOfRun(sorted, at, to, depth);
    if (end === at + 1) {
      node.set(postings.term.slice(depth), new Map([['', postings]]));
    } else {
      const common = commonLength(postings.term, sorted[end - 1]?.term ?? '', depth + 1);
      node.set(postings.term.slice(depth, common), nodeOf(sorted, at, end, common));
    }
    at = end;
  }
  return node;
}

/** Where the terms end that have the same unit at `depth` as the one at `at`. */
function endOfRun(sorted: readonly Postings[], at: number, to: number, depth: number): number {
  const unit = sorted[at]?.term.charCodeAt(depth);
  const isSame = (index: number): boolean => sorted[index]?.term.charCodeAt(depth) === unit;
  let last = at;
  let step = 1;
  while (last + step < to && isSame(last + step)) {
    last += step;
    step *= 2;
  }
  let beyond = Math.min(to, last + step);
  while (beyond - last > 1) {
    const middle = (last + beyond) >>> 1;
    if (isSame(middle)) {
      last = middle;
    } else {
      beyond = middle;
    }
  }
  return last + 1;
}

function commonLength(left: string, right: string, from: number): number {
  let length = from;
  while (length < left.length && length < right.length && left.charCodeAt(length) === right.charCodeAt(length)) {
    length++;
  }
  return length;
}
