import type { DerivedEntry } from '../../model/paper';
import type { EntryRecord } from './entry-record';
import { recordOf } from './merge';
import { equalValues, sameContent } from '../base/same-content';

/** What became of the entries of a source. */
export interface Differences {
  readonly removed: EntryRecord[];
  readonly added: EntryRecord[];
  /** The same text at another place. */
  readonly moved: Set<EntryRecord>;
}

/** No differences yet. */
export function nothing(): Differences {
  return { removed: [], added: [], moved: new Set() };
}

/**
 * The records of a source's new entries. Those at its start and end that say the same as before are kept, so that an
 * edit costs what it touches; `differences` takes in the others.
 */
export function followEntries(
  old: readonly EntryRecord[],
  source: string,
  entries: readonly DerivedEntry[],
  differences: Differences,
): EntryRecord[] {
  const keep = (record: EntryRecord | undefined, entry: DerivedEntry | undefined): boolean => {
    if (record === undefined || entry === undefined) {
      return false;
    }
    if (record.entry === entry) {
      return true;
    }
    if (!sameContent(record.entry, entry)) {
      return false;
    }
    if (!equalValues(record.entry, entry)) {
      record.entry = entry;
      differences.moved.add(record);
    }
    return true;
  };
  const shorter = Math.min(old.length, entries.length);
  let start = 0;
  while (start < shorter && keep(old[start], entries[start])) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && keep(old[old.length - 1 - end], entries[entries.length - 1 - end])) {
    end++;
  }
  const middle = entries.slice(start, entries.length - end).map((entry) => recordOf(source, entry));
  differences.removed.push(...old.slice(start, old.length - end));
  differences.added.push(...middle);
  return [...old.slice(0, start), ...middle, ...old.slice(old.length - end)];
}
