import type { DerivedEntry } from '../../model/paper';
import { creditOf } from '../base/label';
import type { EntryRecord, Work } from './entry-record';

/** The first of these that is not empty. */
function firstOf(records: readonly EntryRecord[], textOf: (entry: DerivedEntry) => string): string {
  for (const { entry } of records) {
    const text = textOf(entry);
    if (text !== '') {
      return text;
    }
  }
  return '';
}

/**
 * The title of a work, its own or derived: from its abstract, else from what a note says about it, else what it is known
 * by: authors and year, key, address. Empty only for a work of which nothing is known.
 * @param informative the record that says most about the work
 */
export function titleOfWork(
  records: Work,
  informative: EntryRecord,
): { readonly title: string; readonly isDerived: boolean } {
  const own = firstOf(records, ({ title }) => title ?? '');
  if (own !== '') {
    return { title: own, isDerived: false };
  }
  const ordered = [informative, ...records];
  const title =
    firstOf(ordered, ({ derived }) => derived.title) ||
    firstOf(ordered, ({ derived }) => derived.noteTitle ?? '') ||
    firstOf(ordered, (entry) => (entry.authors === undefined ? '' : creditOf(entry))) ||
    firstOf(ordered, ({ writtenKey }) => writtenKey ?? '') ||
    firstOf(ordered, ({ links }) => links[0]?.url.replace(/^https?:\/\//, '') ?? '');
  return { title, isDerived: true };
}
