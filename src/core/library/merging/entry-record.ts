import type { DerivedEntry, Paper } from '../../model/paper';
import type { KeyClaims } from '../keys/key-table';
import type { Identity } from './identity';

/** An entry of a source as the library holds it. */
export interface EntryRecord {
  readonly source: string;
  /** Replaced when the entry only moved; all else depends on its content alone. */
  entry: DerivedEntry;
  readonly identity: Identity;
  /** Everything that may connect the record to others, each with its kind: `doi:`, `arxiv:`, `title:`, `headed:`, `text:`, `key:`, `note:`. */
  readonly tokens: readonly string[];
  /** The work that it was merged into, while it belongs to the library. */
  work: WorkState | undefined;
}

/** Entries that are one work, in order of source, then position. */
export type Work = readonly [EntryRecord, ...EntryRecord[]];

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
