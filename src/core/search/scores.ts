/** Scores by number of paper; a paper without one has none. Fast to fill and to empty, made once for many searches. */
export class Scores {
  #values = new Float64Array(1024);
  /** The papers that have a score, in the order they got it. */
  papers: number[] = [];

  add(paper: number, score: number): void {
    if (paper >= this.#values.length) {
      const grown = new Float64Array(Math.max(paper + 1, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    const before = this.#values[paper] ?? 0;
    if (before === 0) {
      this.papers.push(paper);
    }
    this.#values[paper] = before + score;
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
    others.papers.forEach((paper) => { this.add(paper, others.get(paper) / 2); });
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
    const values = Float64Array.from(this.papers, (paper) => this.get(paper)).sort();
    return values[values.length - rank] ?? 0;
  }

  clear(): this {
    for (const paper of this.papers) {
      this.#values[paper] = 0;
    }
    this.papers = [];
    return this;
  }
}
