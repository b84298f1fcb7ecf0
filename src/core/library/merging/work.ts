import type { Entry, Paper } from '../../model/paper';
import { formatKindOf } from '../../parse/formats/index';
import type { KeyClaims } from '../keys/key-table';
import { contentOf, keyOfEntry, needsRomanizer, provisionalKey, suffixOf, withSuffix } from '../keys/keys';
import type { EntryRecord, Work } from './entry-record';
import type { Romanize } from '../base/romanize';
import { titleOfWork } from './work-title';

/** A work in the library, between one merge and the next. */
export interface WorkState {
  readonly records: Work;
  readonly claims: KeyClaims;
  /** Its own, else a derived one, which others may have as well, see `TitleTable`. */
  readonly title: string;
  readonly titleIsDerived: boolean;
  /** Its key is provisional until there is a romanizer. */
  readonly needsRomanizer: boolean;
  /** Works known by notes alone that name this one by its key. */
  attachedNotes: readonly WorkState[];
  /** The work that this one, known by notes alone, has joined. */
  host?: WorkState;
  paper?: Paper;
  /** The last listing of all papers that has it, see `Library.papers`. */
  listing?: number;
}

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
        withSuffix(base, length === 'short' ? suffixOf(distinction(entry, title), 4) : suffixOf(contentOf(entry), 9)),
      ...(isNote && noteKeys[0] !== undefined ? { noteKey: noteKeys[0] } : {}),
      soft: soft.filter((key) => !(isNote && key === noteKeys[0])),
    },
    attachedNotes: [],
  };
}
