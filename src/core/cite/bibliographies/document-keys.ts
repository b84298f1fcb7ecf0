import type { TextRange } from '../../model/paper';

/** A bibliography that has been read. */
export interface BibliographyFile {
  /** A path as in `paths.ts`. */
  readonly path: string;
  /** Where each key stands in it: the key's own characters. */
  readonly entries: ReadonlyMap<string, TextRange>;
}

/** What is named and was found: nothing is named; all that is named was read; some of it was not. */
export type BibliographyState = 'none' | 'read' | 'unread';

export interface FurtherNames {
  /** Names that the documents of the work give to something else than papers, see `CitedDocument.labels`. */
  readonly labels?: ReadonlySet<string>;
  /** What such names begin with that code makes. */
  readonly labelStarts?: readonly string[];
  /** What keys of these bibliographies may be cited with before them. */
  readonly prefixes?: readonly string[];
  /** Those of the missing bibliographies that may well be missing: a build makes them, or only a program knows their names. */
  readonly expected?: ReadonlySet<string>;
  /** Whether the tool takes keys that differ in case alone for the same. */
  readonly foldsCase?: boolean;
  /** The keys that the other documents of the work cite. */
  readonly citedInWork?: ReadonlySet<string>;
  /** Whether one of them asks for every work. */
  readonly workCitesAll?: boolean;
}

/** The keys that a document's own bibliographies resolve. */
export class DocumentKeys {
  static readonly none = new DocumentKeys([], new Set(), 'none', []);
  readonly labels: ReadonlySet<string>;
  readonly labelStarts: readonly string[];
  readonly prefixes: readonly string[];
  readonly expected: ReadonlySet<string>;
  readonly citedInWork: ReadonlySet<string>;
  readonly workCitesAll: boolean;
  readonly #foldsCase: boolean;
  #folded: ReadonlySet<string> | undefined;

  constructor(
    readonly files: readonly BibliographyFile[],
    /** Keys of references that the document, or one it belongs to, holds itself. */
    readonly written: ReadonlySet<string>,
    readonly state: BibliographyState,
    /** Bibliographies that are named and were not found, as they are written. */
    readonly missing: readonly string[],
    {
      labels = new Set(),
      labelStarts = [],
      prefixes = [],
      expected = new Set(),
      foldsCase = false,
      citedInWork = new Set(),
      workCitesAll = false,
    }: FurtherNames = {},
  ) {
    this.#foldsCase = foldsCase;
    this.labels = labels;
    this.labelStarts = labelStarts;
    this.prefixes = prefixes;
    this.expected = expected;
    this.citedInWork = citedInWork;
    this.workCitesAll = workCitesAll;
  }

  /** How many keys there are, those counted twice that two bibliographies have. */
  get count(): number {
    return this.files.reduce((sum, { entries }) => sum + entries.size, this.written.size);
  }

  has(key: string): boolean {
    return this.written.has(key) || this.files.some(({ entries }) => entries.has(key));
  }

  /** Whether the tool finds a work by the key: as `has`, but for BibTeX, which minds no case of letters. */
  resolves(key: string): boolean {
    return (
      this.has(key) ||
      (this.#foldsCase && (this.#folded ??= new Set([...this.keys()].map(caseless))).has(caseless(key)))
    );
  }

  /** What a document means that asks for every work: those of bibliographies that are named, not of all that lie about. */
  get all(): readonly string[] {
    return this.state === 'none' ? [] : this.files.flatMap(({ entries }) => [...entries.keys()]);
  }

  *keys(): Iterable<string> {
    yield* this.written;
    for (const { entries } of this.files) {
      yield* entries.keys();
    }
  }
}

/** As BibTeX compares keys: letters of ASCII in lower case. */
export function caseless(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
