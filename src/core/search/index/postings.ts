/** Where a term occurs in one field: for each paper its number times 256, and how often (at most 255); ascending. */
export type PostingList = Uint32Array | readonly number[];

/** A higher count is written as this. */
export const maxFrequency = 255;
/** Up to this many papers a list is copied to grow, since pushing keeps room for sixteen more. */
const copied = 8;

export const paperNumberOf = (posting: number): number => posting >>> 8;
export const countOf = (posting: number): number => posting & maxFrequency;

/** The lists of all terms one after the other, as they are stored; terms have numbers here. */
export interface PackedPostings {
  /** By term the bits of the fields in which it occurs. */
  readonly masks: Uint16Array;
  /** By term its first list, and one more for the end; lists of a term stand in order of their fields. */
  readonly firstLists: Uint32Array;
  /** By list its first entry, and one more for the end. */
  readonly firstEntries: Uint32Array;
  readonly entries: Uint32Array;
}

/** Where a term occurs. Lists that were stored are looked up when they are asked for, and copied when they change. */
export class Postings {
  readonly term: string;
  #mask = 0;
  /** One for each bit of the mask, in order. */
  #lists: PostingList[] | undefined;
  #packed: PackedPostings | undefined;
  /** Among the packed ones. */
  #number = 0;

  constructor(term: string) {
    this.term = term;
  }

  /** The term with this number. */
  static stored(term: string, packed: PackedPostings, number: number): Postings {
    const postings = new Postings(term);
    postings.#mask = packed.masks[number] ?? 0;
    postings.#lists = undefined;
    postings.#packed = packed;
    postings.#number = number;
    return postings;
  }

  get isEmpty(): boolean {
    return this.#mask === 0;
  }

  /** In how many papers, counted once a field. */
  get size(): number {
    if (this.#packed !== undefined) {
      return sizeOf(this.#packed, this.#number);
    }
    return this.#opened().reduce((sum, list) => sum + list.length, 0);
  }

  /** The list of a field, empty where there is none. */
  list(field: number): PostingList {
    return (this.#mask & (1 << field)) === 0 ? [] : (this.#opened()[this.#place(field)] ?? []);
  }

  /** Calls back with each field in which it occurs, in order. */
  forEach(visit: (list: PostingList, field: number) => void): void {
    let place = 0;
    for (let field = 0; this.#mask >>> field !== 0; field++) {
      if ((this.#mask & (1 << field)) !== 0) {
        visit(this.#opened()[place++] ?? [], field);
      }
    }
  }

  /** The same without making the lists: each is a run of entries, from the first up to the second number, exclusive. */
  forEachRun(visit: (entries: PostingList, from: number, to: number, field: number) => void): void {
    if (this.#packed === undefined) {
      this.forEach((list, field) => {
        visit(list, 0, list.length, field);
      });
      return;
    }
    const { firstLists, firstEntries, entries } = this.#packed;
    let list = firstLists[this.#number] ?? 0;
    for (let field = 0; this.#mask >>> field !== 0; field++) {
      if ((this.#mask & (1 << field)) !== 0) {
        visit(entries, firstEntries[list] ?? 0, firstEntries[list + 1] ?? 0, field);
        list++;
      }
    }
  }

  /** Adds a paper whose number is higher than those of the list. */
  add(field: number, paper: number, count: number): void {
    const lists = this.#opened();
    const place = this.#place(field);
    const entry = paper * 256 + Math.min(count, maxFrequency);
    if ((this.#mask & (1 << field)) === 0) {
      this.#mask |= 1 << field;
      lists.splice(place, 0, [entry]);
    } else {
      const list = lists[place] ?? [];
      if (list.length < copied) {
        lists[place] = [...list, entry];
      } else {
        this.#ownList(place).push(entry);
      }
    }
  }

  remove(field: number, paper: number): void {
    const list = this.list(field);
    const at = indexOf(list, paper);
    if (at < 0) {
      return;
    }
    const place = this.#place(field);
    if (list.length === 1) {
      this.#drop(field);
    } else {
      this.#ownList(place).splice(at, 1);
    }
  }

  /** Forgets all papers that do not pass. @returns whether there were any */
  keep(passes: (paper: number) => boolean): boolean {
    let hasChanged = false;
    this.forEach((list, field) => {
      if (list.some((entry) => !passes(paperNumberOf(entry)))) {
        this.#opened()[this.#place(field)] = Array.from(list).filter((entry) => passes(paperNumberOf(entry)));
        hasChanged = true;
      }
    });
    const empty: number[] = [];
    this.forEach((list, field) => {
      if (list.length === 0) {
        empty.push(field);
      }
    });
    empty.forEach((field) => {
      this.#drop(field);
    });
    return hasChanged;
  }

  /** The bits of the fields in which it occurs. */
  get mask(): number {
    return this.#mask;
  }

  #drop(field: number): void {
    this.#opened().splice(this.#place(field), 1);
    this.#mask &= ~(1 << field);
  }

  /** Where the list of a field stands, or would. */
  #place(field: number): number {
    let bits = this.#mask & ((1 << field) - 1);
    let place = 0;
    for (; bits !== 0; bits &= bits - 1) {
      place++;
    }
    return place;
  }

  #ownList(place: number): number[] {
    const lists = this.#opened();
    const list = lists[place] ?? [];
    const own = Array.isArray(list) ? (list as number[]) : Array.from(list);
    lists[place] = own;
    return own;
  }

  #opened(): PostingList[] {
    if (this.#lists === undefined) {
      this.#lists = [];
      if (this.#packed !== undefined) {
        const { firstLists, firstEntries, entries } = this.#packed;
        for (let list = firstLists[this.#number] ?? 0; list < (firstLists[this.#number + 1] ?? 0); list++) {
          this.#lists.push(entries.subarray(firstEntries[list], firstEntries[list + 1]));
        }
        this.#packed = undefined;
      }
    }
    return this.#lists;
  }
}

/** In how many papers a packed term occurs, counted once a field. */
export function sizeOf({ firstLists, firstEntries }: PackedPostings, number: number): number {
  return (firstEntries[firstLists[number + 1] ?? 0] ?? 0) - (firstEntries[firstLists[number] ?? 0] ?? 0);
}

/** How often a paper has the term, 0 where it does not. A run of entries may be given instead of a list. */
export function countIn(list: PostingList, paper: number, from = 0, to = list.length): number {
  const at = indexOf(list, paper, from, to);
  return at < 0 ? 0 : countOf(list[at] ?? 0);
}

function indexOf(list: PostingList, paper: number, from = 0, to = list.length): number {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = paperNumberOf(list[middle] ?? 0);
    if (found === paper) {
      return middle;
    }
    if (found < paper) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}

/**
 * Packs the postings of terms, in the order given.
 * @param renumber the new numbers of papers by their old ones, ascending with them; as they are unless given
 */
export function packPostings(all: readonly Postings[], renumber?: Uint32Array): PackedPostings {
  const masks = new Uint16Array(all.length);
  const firstLists = new Uint32Array(all.length + 1);
  let lists = 0;
  let size = 0;
  all.forEach((postings, number) => {
    masks[number] = postings.mask;
    firstLists[number] = lists;
    postings.forEach((list) => {
      lists++;
      size += list.length;
    });
  });
  firstLists[all.length] = lists;
  const firstEntries = new Uint32Array(lists + 1);
  const entries = new Uint32Array(size);
  let list = 0;
  let entry = 0;
  all.forEach((postings) => {
    postings.forEach((from) => {
      firstEntries[list++] = entry;
      for (const posting of from) {
        entries[entry++] =
          renumber === undefined ? posting : (renumber[paperNumberOf(posting)] ?? 0) * 256 + countOf(posting);
      }
    });
  });
  firstEntries[lists] = entry;
  return { masks, firstLists, firstEntries, entries };
}
