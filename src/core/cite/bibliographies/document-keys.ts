import type { TextRange } from '../../model';

/** A bibliography that has been read. */
export interface BibliographyFile {
  /** A path as in `paths.ts`. */
  readonly path: string;
  /** Where each key stands in it: the key's own characters. */
  readonly entries: ReadonlyMap<string, TextRange>;
}

/** Where a key of a document's own bibliographies stands. */
export interface OwnEntry extends TextRange {
  readonly key: string;
  readonly path: string;
}

/** What is named and was found: nothing is named; all that is named was read; some of it was not. */
export type BibliographyState = 'none' | 'read' | 'unread';

/** The keys that a document's own bibliographies resolve. */
export class DocumentKeys {
  static readonly none = new DocumentKeys([], new Set(), 'none', []);

  constructor(
    readonly files: readonly BibliographyFile[],
    /** Keys of references that the document, or one it belongs to, holds itself. */
    readonly written: ReadonlySet<string>,
    readonly state: BibliographyState,
    /** Bibliographies that are named and were not found, as they are written. */
    readonly missing: readonly string[],
  ) {}

  /** How many keys there are, those counted twice that two bibliographies have. */
  get count(): number {
    return this.files.reduce((sum, { entries }) => sum + entries.size, this.written.size);
  }

  has(key: string): boolean {
    return this.written.has(key) || this.files.some(({ entries }) => entries.has(key));
  }

  /** Where a key stands, in the first bibliography that has it. */
  get(key: string): OwnEntry | undefined {
    for (const { path, entries } of this.files) {
      const entry = entries.get(key);
      if (entry !== undefined) {
        return { key, start: entry.start, end: entry.end, path };
      }
    }
    return undefined;
  }

  *keys(): Iterable<string> {
    yield* this.written;
    for (const { entries } of this.files) {
      yield* entries.keys();
    }
  }
}
