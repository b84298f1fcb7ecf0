import type { DerivedEntry } from '../model/paper';
import { equalValues, sameContent } from './base/same-content';

/**
 * The way from what a source holds to what it is to hold, for a host that must not be kept long: lists of entries to be
 * applied one after the other, each with few differences from the one before; the last one is equal to `next`. Entries
 * that are the same object, or equal, cost next to nothing.
 * @param old what the library holds, as `Library.entriesOf` gives it
 * @param size how many entries the next list may differ in, at least 1; asked anew for each
 */
export function* stepsBetween(
  old: readonly DerivedEntry[],
  next: readonly DerivedEntry[],
  size: () => number,
): Generator<readonly DerivedEntry[]> {
  const shorter = Math.min(old.length, next.length);
  let done: DerivedEntry[] = [];
  let start = 0;
  // Entries at the start that say the same, perhaps at another place.
  for (let more = true; more && start < shorter;) {
    const limit = Math.min(shorter, start + size());
    while (start < limit && more) {
      const entry = kept(old[start], next[start]);
      more = entry !== undefined;
      if (entry !== undefined) {
        done.push(entry);
        start++;
      }
    }
    yield [...done, ...old.slice(start)];
  }
  let end = 0;
  while (end < shorter - start && same(old[old.length - 1 - end], next[next.length - 1 - end])) {
    end++;
    // Comparing takes time too; what was reached so far is a step.
    if (end % 400 === 0) {
      yield [...done, ...old.slice(start)];
    }
  }
  const tail = old.slice(old.length - end);
  for (let removed = start; removed < old.length - end;) {
    removed = Math.min(old.length - end, removed + size());
    yield [...done, ...old.slice(removed, old.length - end), ...tail];
  }
  while (start < next.length - end) {
    const limit = Math.min(next.length - end, start + size());
    done = [...done, ...next.slice(start, limit)];
    start = limit;
    yield [...done, ...tail];
  }
  for (let moved = 0; moved < end;) {
    const limit = Math.min(end, moved + size());
    for (; moved < limit; moved++) {
      const entry = kept(tail[moved], next[next.length - end + moved]);
      if (entry !== undefined) {
        done.push(entry);
      }
    }
    yield [...done, ...tail.slice(moved)];
  }
}

function same(old: DerivedEntry | undefined, next: DerivedEntry | undefined): boolean {
  return old !== undefined && next !== undefined && (old === next || sameContent(old, next));
}

/** The old entry where nothing has changed, the new one where it only moved. */
function kept(old: DerivedEntry | undefined, next: DerivedEntry | undefined): DerivedEntry | undefined {
  return !same(old, next) ? undefined : equalValues(old, next) ? old : next;
}
