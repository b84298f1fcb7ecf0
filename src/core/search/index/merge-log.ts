import type { PostingLog } from './posting-log';
import type { PackedPostings } from './postings';
import { TermList } from './term-list';

/** What a dictionary holds when all of it is packed. */
interface Merged {
  readonly terms: TermList;
  readonly postings: PackedPostings;
}

/** How many of the bits of a mask are set. */
function countBits(mask: number): number {
  let count = 0;
  for (let bits = mask; bits !== 0; bits &= bits - 1) {
    count++;
  }
  return count;
}

/** Puts what was logged behind what is packed, as the lists of all terms: its papers have higher numbers. Linear, but for sorting the terms. */
export function mergeLog(terms: TermList, packed: PackedPostings, log: PostingLog): Merged {
  const added = log.terms.length;
  const masks = new Uint16Array(added);
  log.forEach((place, field) => {
    masks[place] = (masks[place] ?? 0) | (1 << field);
  });
  // The lists that are logged, those of a term side by side in order of their fields.
  const firsts = new Uint32Array(added + 1);
  for (let place = 0; place < added; place++) {
    firsts[place + 1] = (firsts[place] ?? 0) + countBits(masks[place] ?? 0);
  }
  const listOf = (place: number, field: number): number =>
    (firsts[place] ?? 0) + countBits((masks[place] ?? 0) & ((1 << field) - 1));
  const sizes = new Uint32Array(firsts[added] ?? 0);
  log.forEach((place, field) => {
    const list = listOf(place, field);
    sizes[list] = (sizes[list] ?? 0) + 1;
  });

  const rows = sortedRows(terms, log.terms, masks);
  const total = rows.numbers.length;
  const merged = {
    masks: new Uint16Array(total),
    firstLists: new Uint32Array(total + 1),
    firstEntries: new Uint32Array(countLists(rows, packed, masks) + 1),
    entries: new Uint32Array(packed.entries.length + sizes.reduce((sum, size) => sum + size, 0)),
  };
  /** Where the next entry of a logged list goes. */
  const next = sizes.slice();
  let list = 0;
  let entry = 0;
  for (let row = 0; row < total; row++) {
    const number = rows.numbers[row] ?? -1;
    const place = rows.places[row] ?? -1;
    const old = number < 0 ? 0 : (packed.masks[number] ?? 0);
    const fresh = place < 0 ? 0 : (masks[place] ?? 0);
    merged.masks[row] = old | fresh;
    merged.firstLists[row] = list;
    let from = packed.firstLists[number] ?? 0;
    let to = firsts[place] ?? 0;
    for (let bits = old | fresh; bits !== 0; bits &= bits - 1) {
      const bit = bits & -bits;
      merged.firstEntries[list++] = entry;
      if ((old & bit) !== 0) {
        const run = packed.entries.subarray(packed.firstEntries[from], packed.firstEntries[from + 1]);
        merged.entries.set(run, entry);
        entry += run.length;
        from++;
      }
      if ((fresh & bit) !== 0) {
        next[to] = entry;
        entry += sizes[to] ?? 0;
        to++;
      }
    }
  }
  merged.firstLists[total] = list;
  merged.firstEntries[list] = entry;
  log.forEach((place, field, logged) => {
    const at = listOf(place, field);
    const to = next[at] ?? 0;
    merged.entries[to] = logged;
    next[at] = to + 1;
  });
  return { terms: rows.terms, postings: merged };
}

/** All terms in their order, each with its number among the packed ones and its place in the log, -1 where it has none. */
interface Rows {
  readonly terms: TermList;
  readonly numbers: Int32Array;
  readonly places: Int32Array;
}

/** @param masks 0 for a term that only papers had which are gone */
function sortedRows(terms: TermList, logged: readonly string[], masks: Uint16Array): Rows {
  const order = Array.from(logged, (_, place) => place)
    .filter((place) => masks[place] !== 0)
    .sort((a, b) => ((logged[a] ?? '') < (logged[b] ?? '') ? -1 : 1));
  const all: string[] = [];
  const numbers: number[] = [];
  const places: number[] = [];
  let number = 0;
  const takePacked = (place: number): void => {
    all.push(terms.term(number));
    numbers.push(number++);
    places.push(place);
  };
  for (const place of order) {
    const term = logged[place] ?? '';
    const known = terms.numberOf(term);
    const end = known < 0 ? terms.firstFrom(term) : known;
    while (number < end) {
      takePacked(-1);
    }
    if (known < 0) {
      all.push(term);
      numbers.push(-1);
      places.push(place);
    } else {
      takePacked(place);
    }
  }
  while (number < terms.count) {
    takePacked(-1);
  }
  return { terms: TermList.of(all), numbers: Int32Array.from(numbers), places: Int32Array.from(places) };
}

function countLists({ numbers, places }: Rows, packed: PackedPostings, masks: Uint16Array): number {
  let lists = 0;
  numbers.forEach((number, row) => {
    const place = places[row] ?? -1;
    lists += countBits((number < 0 ? 0 : (packed.masks[number] ?? 0)) | (place < 0 ? 0 : (masks[place] ?? 0)));
  });
  return lists;
}
