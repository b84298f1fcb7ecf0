/** Lengths as they are stored. */
export interface PackedLengths {
  /** Field by field, one more than the length of the field for each paper, 0 where it has none. */
  readonly lengths: Uint32Array;
}

/** The lengths of the fields of papers, in terms, and the average of each field over the papers that have it. */
export class FieldLengths {
  /** One more than the length; 0 for a paper without the field. */
  #lengths: Uint32Array[];
  readonly #sums: number[];
  readonly #counts: number[];

  constructor(fields: number) {
    this.#lengths = Array.from({ length: fields }, () => new Uint32Array(0));
    this.#sums = new Array<number>(fields).fill(0);
    this.#counts = new Array<number>(fields).fill(0);
  }

  static unpack({ lengths }: PackedLengths, papers: number, fields: number): FieldLengths {
    const unpacked = new FieldLengths(fields);
    unpacked.#lengths = unpacked.#lengths.map((_, field) => lengths.slice(field * papers, (field + 1) * papers));
    unpacked.#lengths.forEach((each, field) => {
      for (const length of each) {
        if (length > 0) {
          unpacked.#count(field, length - 1, 1);
        }
      }
    });
    return unpacked;
  }

  pack(papers: number): PackedLengths {
    const lengths = new Uint32Array(papers * this.#lengths.length);
    this.#lengths.forEach((each, field) => {
      lengths.set(each.subarray(0, papers), field * papers);
    });
    return { lengths };
  }

  /** @param numbers the new numbers of papers by their old ones */
  renumbered(numbers: Uint32Array, papers: number): FieldLengths {
    const renumbered = new FieldLengths(this.#lengths.length);
    this.#lengths.forEach((each, field) => {
      const lengths = new Uint32Array(papers);
      each.forEach((length, number) => {
        if (length > 0) {
          lengths[numbers[number] ?? 0] = length;
          renumbered.#count(field, length - 1, 1);
        }
      });
      renumbered.#lengths[field] = lengths;
    });
    return renumbered;
  }

  add(field: number, paper: number, length: number): void {
    let lengths = this.#lengths[field] ?? new Uint32Array(0);
    if (paper >= lengths.length) {
      const grown = new Uint32Array(Math.max(paper + 1, lengths.length * 2, 1024));
      grown.set(lengths);
      lengths = grown;
      this.#lengths[field] = grown;
    }
    lengths[paper] = length + 1;
    this.#count(field, length, 1);
  }

  remove(paper: number): void {
    this.#lengths.forEach((lengths, field) => {
      const length = lengths[paper] ?? 0;
      if (length > 0) {
        lengths[paper] = 0;
        this.#count(field, 1 - length, -1);
      }
    });
  }

  #count(field: number, length: number, papers: number): void {
    this.#sums[field] = (this.#sums[field] ?? 0) + length;
    this.#counts[field] = (this.#counts[field] ?? 0) + papers;
  }

  of(field: number, paper: number): number {
    return (this.#lengths[field]?.[paper] ?? 1) - 1;
  }

  average(field: number): number {
    return (this.#sums[field] ?? 0) / (this.#counts[field] ?? 1);
  }
}
