/** As much room is kept from one search to the next; a search of many Chinese words may take more. */
const maxKept = 32;
const noValues = new Float64Array();

/** Papers and their scores, in the same order. */
export interface PackedScores {
  readonly papers: Uint32Array;
  readonly values: Float64Array;
}

/** Papers that are looked at, others not. */
export interface Within {
  has(paper: number): boolean;
  /** Where they are few enough to be gone through. */
  readonly papers?: readonly number[];
}

/** Scores by number of paper; a paper without one has none. Fast to fill and to empty. */
export class Scores {
  /** Room that scores have needed so far: to grow one by one would be to copy them. */
  static #room = 1024;
  /** Room that nobody uses, all zero: to make it takes longer than many a search. */
  static #unused: Float64Array[] = [];
  /** Those made in the search that runs. */
  static #made: Scores[] | undefined;

  #values = Scores.#unused.pop() ?? new Float64Array(Scores.#room);
  /** The papers that have a score, in the order they got it. */
  papers: number[] = [];

  constructor() {
    Scores.#made?.push(this);
  }

  /** Runs a search. Scores that are made meanwhile are empty after it, since the next search uses their room. */
  static during<T>(search: () => T): T {
    if (Scores.#made !== undefined) {
      return search();
    }
    const made: Scores[] = [];
    Scores.#made = made;
    try {
      return search();
    } finally {
      Scores.#made = undefined;
      made.forEach((scores) => {
        scores.release();
      });
    }
  }

  /** Lets others use the room at once, for a search that makes many of these. Empty from then on, and not to be filled again. */
  release(): void {
    this.clear();
    if (Scores.#unused.length < maxKept && this.#values.length === Scores.#room) {
      Scores.#unused.push(this.#values);
    }
    this.#values = noValues;
  }

  add(paper: number, score: number): void {
    if (paper >= this.#values.length) {
      this.#grow(paper);
    }
    const before = this.#values[paper] ?? 0;
    if (before === 0) {
      this.papers.push(paper);
    }
    this.#values[paper] = before + score;
  }

  #grow(paper: number): void {
    if (paper >= Scores.#room) {
      Scores.#room = Math.max(paper + 1, Scores.#room * 2);
      Scores.#unused = [];
    }
    const grown = new Float64Array(Scores.#room);
    grown.set(this.#values);
    this.#values = grown;
  }

  /** Keeps the higher of what is there and `score`. */
  raise(paper: number, score: number): void {
    const before = this.get(paper);
    if (score > before) {
      this.add(paper, score - before);
    }
  }

  get(paper: number): number {
    return this.#values[paper] ?? 0;
  }

  has(paper: number): boolean {
    return (this.#values[paper] ?? 0) !== 0;
  }

  /** Those of the papers that pass, in a form that outlives the search. */
  kept(passes: (paper: number) => boolean): PackedScores {
    const papers = new Uint32Array(this.papers.length);
    const values = new Float64Array(this.papers.length);
    let count = 0;
    for (const paper of this.papers) {
      if (passes(paper)) {
        papers[count] = paper;
        values[count++] = this.get(paper);
      }
    }
    return { papers: papers.slice(0, count), values: values.slice(0, count) };
  }

  /** Forgets all papers that do not pass. */
  keep(passes: (paper: number) => boolean): void {
    const kept: number[] = [];
    for (const paper of this.papers) {
      if (passes(paper)) {
        kept.push(paper);
      } else {
        this.#values[paper] = 0;
      }
    }
    this.papers = kept;
  }

  /** The mean of these scores and others. */
  blend(others: Scores): void {
    this.times(0.5);
    others.papers.forEach((paper) => {
      this.add(paper, others.get(paper) / 2);
    });
  }

  times(factor: number): this {
    for (const paper of this.papers) {
      this.#values[paper] = this.get(paper) * factor;
    }
    return this;
  }

  /** The score at a rank from 1, 0 where there are fewer papers. */
  atRank(rank: number): number {
    if (this.papers.length <= rank) {
      return 0;
    }
    const values = new Float64Array(this.papers.length);
    this.papers.forEach((paper, at) => {
      values[at] = this.get(paper);
    });
    return highest(values, rank);
  }

  clear(): this {
    for (const paper of this.papers) {
      this.#values[paper] = 0;
    }
    this.papers = [];
    return this;
  }
}

/** The value at a rank from 1 of as many values at least: a heap of the highest ones, the least of them on top. */
function highest(values: Float64Array, rank: number): number {
  const heap = values.slice(0, rank).sort();
  for (let at = rank; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (value > (heap[0] ?? 0)) {
      sink(heap, value);
    }
  }
  return heap[0] ?? 0;
}

/** Puts a value in place of the one on top of a heap. */
function sink(heap: Float64Array, value: number): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) {
      break;
    }
    if (child + 1 < heap.length && (heap[child + 1] ?? 0) < (heap[child] ?? 0)) {
      child++;
    }
    if ((heap[child] ?? 0) >= value) {
      break;
    }
    heap[place] = heap[child] ?? 0;
    place = child;
  }
  heap[place] = value;
}
