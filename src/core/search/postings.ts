/** Bits for how often a term occurs; what occurs more often counts as this often, which changes no rank. */
const countBits = 6;
const mostCount = (1 << countBits) - 1;
/** Up to this many papers a list is copied to grow, since pushing keeps room for sixteen more. */
const copied = 8;

/**
 * Numbers of papers, ascending, each with how often a term occurs in one field of it. For MiniSearch it is a map, but it
 * takes a tenth of a map's memory and time to fill: a paper and its count are one small integer of an array.
 */
export class PaperCounts implements Iterable<readonly [paper: number, count: number]> {
  /** See `paperOf` and `countOf`. */
  packed: number[];

  constructor(paper: number, count: number) {
    this.packed = [pack(paper, count)];
  }

  get size(): number {
    return this.packed.length;
  }

  /** How often the term occurs in a paper, `undefined` where it does not. */
  get(paper: number): number | undefined {
    const { packed } = this;
    const found = packed[this.#placeOf(paper)];
    return found !== undefined && paperOf(found) === paper ? countOf(found) : undefined;
  }

  has(paper: number): boolean {
    return this.get(paper) !== undefined;
  }

  set(paper: number, count: number): this {
    const { packed } = this;
    const value = pack(paper, count);
    const last = packed[packed.length - 1];
    if (last === undefined || last < value - mostCount) {
      if (packed.length < copied) {
        this.packed = [...packed, value];
      } else {
        packed.push(value);
      }
      return this;
    }
    const place = this.#placeOf(paper);
    packed.splice(place, this.has(paper) ? 1 : 0, value);
    return this;
  }

  delete(paper: number): boolean {
    const had = this.has(paper);
    if (had) {
      this.packed.splice(this.#placeOf(paper), 1);
    }
    return had;
  }

  forEach(visit: (count: number, paper: number) => void): void {
    for (const value of this.packed) {
      visit(countOf(value), paperOf(value));
    }
  }

  /** As it is now: papers may be deleted on the way. */
  *[Symbol.iterator](): Iterator<readonly [paper: number, count: number]> {
    for (const value of [...this.packed]) {
      yield [paperOf(value), countOf(value)];
    }
  }

  /** Index of the first paper that is not before this one. */
  #placeOf(paper: number): number {
    const { packed } = this;
    const wanted = paper << countBits;
    let from = 0;
    let to = packed.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((packed[middle] ?? 0) < wanted) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}

function pack(paper: number, count: number): number {
  return (paper << countBits) | Math.min(count, mostCount);
}

export function paperOf(packed: number): number {
  return packed >> countBits;
}

export function countOf(packed: number): number {
  return packed & mostCount;
}

/** Where a term occurs, by number of the field; most terms occur in one. For MiniSearch it is a map. */
export class TermPostings implements Iterable<readonly [field: number, papers: PaperCounts]> {
  #field = -1;
  #papers: PaperCounts | undefined;
  #others: Map<number, PaperCounts> | undefined;
  /** Counts the term in the text that is being added, see `PaperIndex.add`. */
  seen = 0;
  stamp = -1;

  get size(): number {
    return (this.#papers === undefined ? 0 : 1) + (this.#others?.size ?? 0);
  }

  /** In how many papers the term occurs, counted once a field. */
  get frequency(): number {
    let sum = this.#papers?.size ?? 0;
    if (this.#others !== undefined) {
      for (const papers of this.#others.values()) {
        sum += papers.size;
      }
    }
    return sum;
  }

  get(field: number): PaperCounts | undefined {
    return field === this.#field ? this.#papers : this.#others?.get(field);
  }

  /** Notes that a paper has the term so often in a field. */
  add(field: number, paper: number, count: number): void {
    const papers = this.get(field);
    if (papers !== undefined) {
      papers.set(paper, count);
    } else if (this.#papers === undefined) {
      this.#field = field;
      this.#papers = new PaperCounts(paper, count);
    } else {
      this.#others = (this.#others ?? new Map<number, PaperCounts>()).set(field, new PaperCounts(paper, count));
    }
  }

  delete(field: number): boolean {
    if (field !== this.#field) {
      return this.#others?.delete(field) === true;
    }
    this.#field = -1;
    this.#papers = undefined;
    return true;
  }

  forEach(visit: (papers: PaperCounts, field: number) => void): void {
    if (this.#papers !== undefined) {
      visit(this.#papers, this.#field);
    }
    this.#others?.forEach(visit);
  }

  *[Symbol.iterator](): Iterator<readonly [field: number, papers: PaperCounts]> {
    if (this.#papers !== undefined) {
      yield [this.#field, this.#papers];
    }
    yield* this.#others ?? [];
  }
}
