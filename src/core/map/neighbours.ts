import type { PaperVectors } from './vectors';

/** For each paper the papers most like it, nearest first: `count` of them a paper, -1 where there are fewer. */
export interface Neighbours {
  readonly count: number;
  readonly papers: Int32Array;
  /** Cosines, from 0 to 1. */
  readonly likeness: Float32Array;
}

const papersInStep = 20;

/**
 * The nearest papers of each, by the cosine of their vectors. Where papers belong to several groups (languages), each paper has its nearest
 * ones within every group: else what translation does to a text would part the languages (Polański et al. 2020, batch-balanced neighbours).
 * @param groups of each paper the number of its group, from 0
 * @param count neighbours of a paper in all
 * Yields how many papers are done.
 */
export function* nearestPapers(
  vectors: PaperVectors,
  groups: Uint8Array,
  count: number,
): Generator<number, Neighbours, undefined> {
  const size = groups.length;
  const postings = postingsOf(vectors, size);
  const members: number[] = [];
  groups.forEach((group) => (members[group] = (members[group] ?? 0) + 1));
  const shares = sharesOf(members, count);
  const papers = new Int32Array(size * count).fill(-1);
  const likeness = new Float32Array(size * count);
  const sums = new Float32Array(size);
  for (let paper = 0; paper < size; paper++) {
    if (paper % papersInStep === 0) {
      yield paper;
    }
    const touched: number[] = [];
    for (let at = vectors.starts[paper] ?? 0; at < (vectors.starts[paper + 1] ?? 0); at++) {
      const concept = vectors.concepts[at] ?? 0;
      const weight = vectors.weights[at] ?? 0;
      for (let holder = postings.starts[concept] ?? 0; holder < (postings.starts[concept + 1] ?? 0); holder++) {
        const other = postings.papers[holder] ?? 0;
        if (sums[other] === 0) {
          touched.push(other);
        }
        sums[other] = (sums[other] ?? 0) + weight * (postings.weights[holder] ?? 0);
      }
    }
    const chosen = shares.flatMap((share, group) =>
      best(
        touched.filter((other) => other !== paper && groups[other] === group),
        sums,
        share,
      ),
    );
    chosen
      .sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b)
      .forEach((other, rank) => {
        papers[paper * count + rank] = other;
        likeness[paper * count + rank] = Math.min(1, sums[other] ?? 0);
      });
    touched.forEach((other) => (sums[other] = 0));
  }
  return { count, papers, likeness };
}

/** How many neighbours come from each group: as many from each, as far as it has papers. */
function sharesOf(members: readonly number[], count: number): number[] {
  const shares = members.map(() => 0);
  let left = count;
  for (let given = true; left > 0 && given;) {
    given = false;
    members.forEach((size = 0, group) => {
      if (left > 0 && (shares[group] ?? 0) < size) {
        shares[group] = (shares[group] ?? 0) + 1;
        left--;
        given = true;
      }
    });
  }
  return shares;
}

/** The papers with the greatest sums, in no order; of equals the earlier ones. */
function best(papers: number[], sums: Float32Array, count: number): number[] {
  if (papers.length <= count) {
    return papers;
  }
  // A heap of the best so far, the worst of them on top.
  const isWorse = (a: number, b: number): boolean => {
    const difference = (sums[a] ?? 0) - (sums[b] ?? 0);
    return difference < 0 || (difference === 0 && a > b);
  };
  const heap: number[] = [];
  for (const paper of papers) {
    if (heap.length < count) {
      let at = heap.push(paper) - 1;
      for (let parent = (at - 1) >> 1; at > 0 && isWorse(paper, heap[parent] ?? 0); parent = (at - 1) >> 1) {
        heap[at] = heap[parent] ?? 0;
        at = parent;
      }
      heap[at] = paper;
    } else if (count > 0 && isWorse(heap[0] ?? 0, paper)) {
      let at = 0;
      for (let child = 1; child < count; child = 2 * at + 1) {
        if (child + 1 < count && isWorse(heap[child + 1] ?? 0, heap[child] ?? 0)) {
          child++;
        }
        if (!isWorse(heap[child] ?? 0, paper)) {
          break;
        }
        heap[at] = heap[child] ?? 0;
        at = child;
      }
      heap[at] = paper;
    }
  }
  return heap;
}

/** By concept the papers that have it. */
function postingsOf(
  vectors: PaperVectors,
  size: number,
): {
  readonly starts: Uint32Array;
  readonly papers: Uint32Array;
  readonly weights: Float32Array;
} {
  const { concepts } = vectors;
  const starts = new Uint32Array(concepts.reduce((greatest, concept) => Math.max(greatest, concept + 1), 0) + 1);
  concepts.forEach((concept) => (starts[concept + 1] = (starts[concept + 1] ?? 0) + 1));
  starts.forEach((count, at) => (starts[at] = count + (starts[at - 1] ?? 0)));
  const next = starts.slice();
  const papers = new Uint32Array(concepts.length);
  const weights = new Float32Array(concepts.length);
  for (let paper = 0; paper < size; paper++) {
    for (let at = vectors.starts[paper] ?? 0; at < (vectors.starts[paper + 1] ?? 0); at++) {
      const concept = concepts[at] ?? 0;
      const place = next[concept] ?? 0;
      next[concept] = place + 1;
      papers[place] = paper;
      weights[place] = vectors.weights[at] ?? 0;
    }
  }
  return { starts, papers, weights };
}
