import type { Entry } from '../../model/paper';
import { formatKindOf } from '../../parse/formats/index';
import { contentOf, keyOfEntry, needsRomanizer, provisionalKey, suffixOf, withSuffix } from '../keys/keys';
import type { EntryRecord, Work, WorkState } from './entry-record';
import type { Romanize } from '../base/romanize';
import { titleOfWork } from './work-title';

/** The record that a key is derived from: the one that says most about the work. */
function keyRecord(records: Work): EntryRecord {
  const ranks = (entry: Entry) =>
    entry.names.length > 0
      ? 0
      : entry.authors !== undefined && entry.year !== undefined
        ? 1
        : entry.title !== undefined
          ? 2
          : 3;
  return records.reduce((best, record) => (ranks(record.entry) < ranks(best.entry) ? record : best));
}

/** Where two works want the same key, they differ by this, which few edits touch. */
function distinction(entry: Entry, title: string): string {
  return [title, entry.year, entry.authors?.[0]?.family, entry.abstract.slice(0, 120)].join('\n');
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort();
}

/**
 * A work with its claims to keys.
 * @param romanize `undefined` while the host has not loaded it
 */
export function workState(records: Work, romanize: Romanize | undefined): WorkState {
  const informative = keyRecord(records);
  const { entry } = informative;
  const { title, isDerived } = titleOfWork(records, informative);
  const isNote = records.every((record) => formatKindOf(record.entry.format) === 'note');
  const keysOf = (wanted: boolean) =>
    unique(
      records.flatMap((record) =>
        (formatKindOf(record.entry.format) === 'note') === wanted ? (record.entry.writtenKey ?? []) : [],
      ),
    );
  const written = keysOf(false);
  const noteKeys = keysOf(true);
  const waits = romanize === undefined && written.length === 0 && needsRomanizer(entry, title);
  const base =
    written[0] ??
    (isNote ? noteKeys[0] : undefined) ??
    (romanize === undefined && waits ? provisionalKey(entry) : keyOfEntry(entry, title, romanize ?? ((text) => text)));
  // Asked again whenever another work comes to share the base.
  let short: string | undefined;
  const soft = unique([...records.flatMap((record) => record.entry.aliases ?? []), ...noteKeys]);
  return {
    records,
    title,
    titleIsDerived: isDerived,
    needsRomanizer: waits,
    claims: {
      written,
      base,
      suffixed: (length) =>
        length === 'short'
          ? (short ??= withSuffix(base, suffixOf(distinction(entry, title), 4)))
          : withSuffix(base, suffixOf(contentOf(entry), 9)),
      ...(isNote && noteKeys[0] !== undefined ? { noteKey: noteKeys[0] } : {}),
      soft: soft.filter((key) => !(isNote && key === noteKeys[0])),
    },
    attachedNotes: [],
  };
}
