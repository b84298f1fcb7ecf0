import { countOf, paperNumberOf } from '../core/search/index/postings';

/** Counts from here on are written apart. */
const largeCount = 3;

/**
 * The entries of posting lists in a third of their bytes: of each the gap to the paper before in its list, and in two bits
 * its count less one, or that what exceeds it follows; numbers by seven bits a byte, the lowest first.
 * @param firstEntries by list its first entry, and one more for the end
 */
export function packEntries(firstEntries: Uint32Array, entries: Uint32Array): Uint8Array {
  // A gap takes at most four bytes, a count two more.
  const bytes = new Uint8Array(entries.length * 6);
  let at = 0;
  const put = (number: number): void => {
    let rest = number;
    for (; rest > 127; rest >>>= 7) {
      bytes[at++] = (rest & 127) | 128;
    }
    bytes[at++] = rest;
  };
  for (let list = 0; list + 1 < firstEntries.length; list++) {
    let next = 0;
    for (let each = firstEntries[list] ?? 0; each < (firstEntries[list + 1] ?? 0); each++) {
      const entry = entries[each] ?? 0;
      const count = countOf(entry) - 1;
      put((paperNumberOf(entry) - next) * 4 + Math.min(count, largeCount));
      if (count >= largeCount) {
        put(count - largeCount);
      }
      next = paperNumberOf(entry) + 1;
    }
  }
  return bytes.slice(0, at);
}

export function unpackEntries(firstEntries: Uint32Array, bytes: Uint8Array): Uint32Array {
  const entries = new Uint32Array(firstEntries.at(-1) ?? 0);
  let at = 0;
  const take = (): number => {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      number |= (byte & 127) << shift;
      if (byte < 128) {
        return number;
      }
    }
  };
  for (let list = 0; list + 1 < firstEntries.length; list++) {
    let next = 0;
    for (let each = firstEntries[list] ?? 0; each < (firstEntries[list + 1] ?? 0); each++) {
      const gapAndCount = take();
      const paper = next + (gapAndCount >>> 2);
      const count = (gapAndCount & largeCount) + ((gapAndCount & largeCount) === largeCount ? take() : 0);
      entries[each] = paper * 256 + count + 1;
      next = paper + 1;
    }
  }
  return entries;
}
