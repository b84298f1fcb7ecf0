import type { Entry } from '../../model/paper';
import { Fingerprint } from '../../text/text-fingerprint';
import type { Block } from './list-block';
import { rowsOf, spanOf } from './list-entry';
import type { Draft, Piece } from './units';

/** The number of each known entry by its fingerprint. */
export type KnownEntries = ReadonlyMap<string, number>;

/** What `places` holds of each entry: the number of the known one, or `fresh`; where it starts; its first line. */
const numbers = 3;
/** In the place of a number: the next one of `entries`. */
const fresh = -1;
/** Entries after which there is a pause. */
const entriesInStep = 500;

/** What tells whether an entry is read as another one was: its text and where in it its parts stand. */
function fingerprintOf(text: string, parts: Draft | Block): string {
  const { start, end, line } = spanOf(rowsOf(parts));
  const place = (piece: Piece | undefined): string =>
    piece === undefined ? '' : `${piece.start - start}-${piece.end - start}/${piece.line - line}`;
  const structure =
    'fields' in parts
      ? [...parts.fields, ...(parts.translation ?? [])]
          .map(([field, pieces]) => `${field} ${pieces.map(place).join(' ')}`)
          .join('\n')
      : [parts.title, parts.authors, ...parts.rows].map(place).join(' ') +
        (parts.above ?? []).map((piece) => `^${place(piece)}`).join('');
  return new Fingerprint().add(structure).add('\0').add(text, start, end).value;
}

/** Collects the entries of a list, those that are known by their numbers and places only. */
export class EntryCollector {
  readonly entries: Entry[] = [];
  readonly #places: number[] = [];
  readonly #known: KnownEntries | undefined;

  constructor(known: KnownEntries | undefined) {
    this.#known = known;
  }

  /** @param read reads the entry, which is done where it is not known */
  add(text: string, parts: Draft | Block, read: () => Entry): void {
    const fingerprint = fingerprintOf(text, parts);
    const number = this.#known?.get(fingerprint);
    if (number === undefined) {
      this.entries.push({ ...read(), fingerprint });
    }
    if (this.#known !== undefined) {
      const { start, line } = spanOf(rowsOf(parts));
      this.#places.push(number ?? fresh, start, line);
    }
  }

  /** Where all entries stand, where some are known. */
  get places(): Int32Array | undefined {
    return this.#known === undefined ? undefined : Int32Array.from(this.#places);
  }
}

/** The fingerprints of entries, each with the number of the entry. */
export function knownEntries(prints: readonly (string | undefined)[]): KnownEntries {
  return new Map(
    prints.flatMap((fingerprint, number): [string, number][] =>
      fingerprint === undefined ? [] : [[fingerprint, number]],
    ),
  );
}

/**
 * All entries of a list, in its order, out of those that were read and those that were known.
 * @param read what was read, in its order
 * @param places see `ParsedSource`
 * @param known the entries by number
 */
export function* withKnown<T extends Entry>(
  read: readonly T[],
  places: Int32Array,
  known: readonly T[],
): Generator<undefined, T[], undefined> {
  const entries: T[] = [];
  let next = 0;
  for (let at = 0; at < places.length; at += numbers) {
    const entry = places[at] === fresh ? read[next++] : known[places[at] ?? 0];
    if (entry === undefined) {
      throw new Error('An entry of the list is missing.');
    }
    entries.push(moved(entry, places[at + 1] ?? 0, places[at + 2] ?? 0));
    if (entries.length % entriesInStep === 0) {
      yield;
    }
  }
  return entries;
}

/** An entry whose span begins at another place. */
export function moved<T extends Entry>(entry: T, start: number, line: number): T {
  const { span } = entry;
  const by = start - span.start;
  if (by === 0 && line === span.line) {
    return entry;
  }
  return {
    ...entry,
    span: { start, end: span.end + by, line, endLine: span.endLine + line - span.line },
    links:
      by === 0 ? entry.links : entry.links.map((link) => ({ ...link, start: link.start + by, end: link.end + by })),
  };
}
