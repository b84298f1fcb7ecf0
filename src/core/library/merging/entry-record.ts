import type { DerivedEntry } from '../../model/paper';
import type { Identity } from './identity';

/** An entry of a source as the library holds it. */
export interface EntryRecord {
  readonly source: string;
  /** Replaced when the entry only moved; all else depends on its content alone. */
  entry: DerivedEntry;
  readonly identity: Identity;
  /** Everything that may connect the record to others, each with its kind: `doi:`, `arxiv:`, `title:`, `headed:`, `text:`, `key:`, `note:`. */
  readonly tokens: readonly string[];
}

/** Entries that are one work, in order of source, then position. */
export type Work = readonly [EntryRecord, ...EntryRecord[]];
