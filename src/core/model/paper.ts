/**
 * The words of the project as types. Offsets are UTF-16 code units into the decoded text of a source (a byte order
 * mark not counted, line ends as in the file); lines count from 0, `endLine` is inclusive.
 */

export interface TextRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Where something stands in one source. */
export interface SourceSpan extends TextRange {
  readonly line: number;
  readonly endLine: number;
}

/** Identifier of a format, see `parse/formats`. */
export type SourceFormat = string;

export type LinkKind = 'repository' | 'arxiv' | 'doi' | 'website';

/** A URL in a paper's text, repaired; the range covers the URL's own characters as they stand in the source. */
export interface Link extends TextRange {
  readonly kind: LinkKind;
  /** Canonical address, always http or https. */
  readonly url: string;
  /** Lower case, without `www.`. */
  readonly host: string;
  readonly owner?: string;
  readonly repo?: string;
  /** A website that implies a repository (`owner.github.io/repo`). */
  readonly repositoryUrl?: string;
  /** Set on what the text cites as somebody else's. */
  readonly own?: false;
}

/** A CSL name variable. */
export interface PersonName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
}

/** What a source says of a work in a second language beside its own, as databases of Chinese journals do. */
export interface Translation {
  readonly title?: string;
  readonly authors?: readonly PersonName[];
  /** Journal or book. */
  readonly container?: string;
  readonly abstract?: string;
}

/** What a source may say about a paper beyond its text. */
export interface Metadata {
  readonly authors?: readonly PersonName[];
  readonly translation?: Translation;
  readonly year?: number;
  /** Without a resolver prefix: `10.…`. */
  readonly doi?: string;
  /** arXiv identifier without version. */
  readonly arxiv?: string;
  readonly tags?: readonly string[];
  readonly topics?: readonly string[];
  readonly status?: string;
  readonly rating?: number;
  /** Set on what stands on the reading list; the lowest number comes first. */
  readonly readingOrder?: number;
}

/** Where a work was published, as far as that tells works of one title apart. */
export interface PublishedIn {
  /** Journal or book. */
  readonly container?: string;
  readonly volume?: string;
  readonly issue?: string;
  /** The first one. */
  readonly page?: string;
}

/** Where a record came from that somebody accepted for a paper of the library. */
export interface RecordOrigin {
  /** The catalogue or service, or a person's own words. */
  readonly source?: string;
  /** `2026-11-29`. */
  readonly date?: string;
  /** How sure the match was, from 0 to 1. */
  readonly score?: number;
}

/** What a language model wrote about a paper when the user asked it. No source says it. */
export interface ModelText {
  /** The model's name. */
  readonly model: string;
  /** `2026-11-29`. */
  readonly date?: string;
  /** A title for a paper that has none of its own, in its language. */
  readonly title?: string;
  readonly translatedTitle?: string;
  readonly translatedAbstract?: string;
}

/** What a records file says of an entry beyond the work itself: of which paper it is, by what was known of that paper then. */
export interface AcceptedRecord extends RecordOrigin {
  readonly evidence: Readonly<Record<string, string>>;
  /** Set where it says nothing of the work but what a language model wrote. */
  readonly model?: ModelText;
  /** Set where it says nothing of the work but what its reader does: status, rating, tags, place on the reading list. */
  readonly isReading?: true;
}

/** One entry of a source as a parser reads it, before keys are given and works are merged. */
export interface Entry extends Metadata {
  readonly span: SourceSpan;
  readonly format: SourceFormat;
  /** The citation key that the source itself writes, if it writes one. */
  readonly writtenKey?: string;
  /** The source's own title. */
  readonly title?: string;
  /** What the paper calls its own system, method, dataset or benchmark; main one first. */
  readonly names: readonly string[];
  /** BCP 47. */
  readonly language: string;
  readonly abstract: string;
  readonly links: readonly Link[];
  /** Further names of the paper that a note or an entry (`ids`) states; they resolve where they are nobody's key. */
  readonly aliases?: readonly string[];
  readonly publishedIn?: PublishedIn;
  /** Body of a literature note. */
  readonly note?: string;
  /** Set on the entries of a records file, which describe papers of other sources. */
  readonly accepted?: AcceptedRecord;
  /** Fingerprint of the text that an entry of a list was read from and of its parts, wherever they stand: the same text is not read twice. */
  readonly fingerprint?: string;
}

/** What the library makes of an entry alone, worked out where the source is parsed, see `library/derive`. */
export interface DerivedParts {
  /** From the abstract; may be empty, and is for an entry with a title of its own. */
  readonly title: string;
  /** From what a note says, where it says something and the entry has no title of its own. */
  readonly noteTitle?: string;
  /** From the entry's title, own or derived, where that needs no romanizer. */
  readonly key?: string;
  /** Fingerprint of the abstract, where it has words. */
  readonly hash?: string;
  /** Sketch of title and abstract. */
  readonly sketch: string;
}

export type ProblemSeverity = 'error' | 'warning' | 'info';

/** Something about a source that the user should know. The message is made from code and arguments, see `problems.ts`. */
export interface Problem {
  readonly code: ProblemCode;
  readonly args?: readonly (string | number)[];
  readonly span: SourceSpan;
}

export type ProblemCode =
  | 'empty-entry'
  | 'stray-line'
  | 'doubtful-start'
  | 'long-entry'
  | 'undecodable'
  | 'too-large'
  | 'unreadable'
  | 'unreadable-folder'
  | 'linked-folder'
  | 'deep-folder'
  | 'not-a-file'
  | 'too-many-files'
  | 'no-text'
  | 'unknown-encoding'
  | 'guessed-encoding'
  | 'conflicting-key'
  | 'disputed-pin'
  | 'duplicate-pin'
  | 'lost-pin'
  | 'lost-record'
  | 'malformed-pin'
  | 'pins-conflict'
  | 'pins-foreign'
  | 'pins-linked'
  | 'pins-restricted'
  | 'pins-two-tables'
  | 'pins-unreadable'
  | 'pins-unwritable'
  | 'damaged-entry'
  | 'missing-key'
  | 'unknown-export'
  | 'duplicate-key'
  | 'malformed-front-matter';

/** An entry as the library takes it in. */
export interface DerivedEntry extends Entry {
  readonly derived: DerivedParts;
}

/** A source as the library takes it in. */
export interface DerivedSource extends ParsedSource {
  readonly entries: readonly DerivedEntry[];
}

/** The outcome of reading one source: nothing of it is lost without a problem that says so. */
export interface ParsedSource {
  readonly entries: readonly Entry[];
  readonly problems: readonly Problem[];
  /** Set where entries were known, which are then not among `entries`, see `parse/list/known`. */
  readonly places?: Int32Array;
}

/** Where a paper stands. `source` is the identifier the source port gave: a URI in the editor, a path in the terminal. */
export interface PaperSource {
  readonly source: string;
  readonly span: SourceSpan;
  readonly format: SourceFormat;
}

export interface PaperLink extends Link {
  readonly source: string;
}

/** One work of the library. */
export interface Paper extends Metadata {
  readonly key: string;
  /** Former keys that still resolve to this paper. */
  readonly aliases: readonly string[];
  /** The title to show: the source's own, else a derived one. */
  readonly title: string;
  readonly titleIsDerived: boolean;
  /** The derived title that it had before a record gave it its own; people know the paper by it, and search for it. */
  readonly derivedTitle?: string;
  /** Where the record came from that was accepted for it. */
  readonly record?: RecordOrigin;
  /** What a language model wrote about it, for people to read: it is neither searched, cited nor exported. */
  readonly byModel?: ModelText;
  readonly names: readonly string[];
  readonly language: string;
  readonly abstract: string;
  readonly note?: string;
  readonly links: readonly PaperLink[];
  /** Never empty; in order of source, then line, those of records last. */
  readonly sources: readonly [PaperSource, ...PaperSource[]];
  /** Of a paper with several sources: abstracts that say something else than `abstract`, such as a translation. */
  readonly otherAbstracts?: readonly OtherAbstract[];
}

/** CSL variables by name, with values as CSL-JSON has them. */
export type CslVariables = Readonly<Record<string, unknown>>;

/** A work as CSL-JSON describes it (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html); plain text in all variables. */
export interface CslItem extends CslVariables {
  readonly id: string;
  readonly type: string;
}

/** What a bibliography says of a work beyond what a paper holds: journal, volume, pages … */
export interface Publication {
  /** Without `id`; `type` is one of CSL's. */
  readonly csl: CslVariables;
  /** Set where the texts of `csl` are in CSL's own markup; else they are plain. */
  readonly isCslMarkup?: boolean;
  /** What an entry says in its own format, for being written in it again. */
  readonly asWritten?: { readonly format: string; readonly value: unknown };
  /** The fields of a BibTeX entry by name, in its own markup, strings and parents resolved. */
  readonly bibtex?: {
    readonly type: string;
    readonly fields: ReadonlyMap<string, string>;
    /** Fields that name strings which no file that was read defines, in their parts. */
    readonly unresolved?: ReadonlyMap<string, readonly BibtexPart[]>;
  };
  /** Files that a database's export names, as it writes them; several may stand in one, with semicolons between. */
  readonly files?: readonly string[];
  /** The lines of a RIS record but its first, its last and its key. */
  readonly ris?: { readonly type: string; readonly lines: readonly { readonly tag: string; readonly value: string }[] };
}

/** A part of a BibTeX value: markup, or the name of a string. */
export type BibtexPart =
  { readonly markup: string; readonly name?: undefined } | { readonly name: string; readonly markup?: undefined };

export interface OtherAbstract {
  readonly text: string;
  readonly language: string;
  readonly source: string;
}
