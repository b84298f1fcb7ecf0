import type { CslItem, ParsedSource, Publication, SourceSpan, TextRange } from '../../../model/paper';
import type { ListOptions } from '../../list/parse-list';
import type { YamlReader } from '../../yaml/yaml';

/**
 * A format that sources are written in, as far as it is known without reading any: light, since the editor's own thread
 * has it from the start. What reads a format is its `FormatReader`.
 */
export interface BibliographyFormat {
  /** Stands in what is stored and on command lines, so it never changes. */
  readonly id: string;
  /** What people call it, in all languages. */
  readonly name: string;
  /** Endings of its files, in lower case and without the dot; files that are written get the first. Two formats may share one, and some have none of their own. */
  readonly extensions: readonly string[];
  /** The one file that has it, in lower case; a file of that name is of no other format. */
  readonly fileName?: string;
  /** Whether its entries are no works of their own but describe papers of other sources, whose keys they bear. */
  readonly describesOthers?: boolean;
  /** VS Code's language of its texts; plain text where it is not set. */
  readonly languageId?: string;
  /**
   * `bibliography`: it describes publications, and documents may name it as their bibliography; `export`: what a database
   * exports, which describes publications, but no document reads; `abstracts`: texts about papers, whose titles are derived;
   * `note`: one person's note about a work, which describes no publication.
   */
  readonly kind: 'bibliography' | 'export' | 'abstracts' | 'note';
  /** Of a bibliography that no document names: whether one beside a document may be meant by its ending alone, or by a usual name only (`references.…`). */
  readonly besideDocuments?: 'any' | 'usual';
  /** Programs that read it, to choose by; set where bibliographies are written in the format. */
  readonly exportedFor?: readonly string[];
}

export interface ParseOptions extends ListOptions {
  /** Set where the folder is not known to be a library: then a text must show what it is. */
  readonly needsEvidence?: boolean;
  /** The file's name, with its ending; `parseSource` says it. */
  readonly fileName?: string;
  /** Needed where `needsYaml` says so. */
  readonly yaml?: YamlReader;
}

/**
 * Why a file of a library folder is no source: of another kind; the file that holds the keys; Markdown with neither
 * front matter nor a list of abstracts; a text without a list, or a note that names no work, in a folder that need not
 * be a library; a file that could be a bibliography by its name, and has none of its entries; a bibliography that is
 * itself written out of the library.
 */
export type SkipReason =
  | 'not-a-source'
  | 'keys-file'
  | 'markdown-without-list'
  | 'text-without-list'
  | 'note-without-work'
  | 'note-template'
  | 'no-entries'
  | 'kept-bibliography';

export interface SkippedSource {
  readonly skipped: SkipReason;
}

/** What a bibliography says of one of its entries, as far as keys are concerned: the range of the key's own characters. */
export interface BibliographyEntry extends TextRange {
  readonly key: string;
}

/** A work that a bibliography is to hold. */
export interface WrittenWork {
  /** What is known of it as CSL says it, in plain text, with the key that it is cited by as `id`. */
  readonly item: CslItem;
  /** What the work's own bibliography says; in the same format, it is written as it stands there. */
  readonly publication: Publication | undefined;
  /** What the work calls its own system, method or dataset: words of the title to keep as they are. */
  readonly names: readonly string[];
  /** What readers have filed it under; undefined where nobody has. */
  readonly tags?: readonly string[] | undefined;
  readonly arxiv?: string | undefined;
}

/** Writes bibliographies in one format. */
export interface FormatWriter {
  readonly format: BibliographyFormat;
  /** A whole bibliography, in the order given. */
  write(works: readonly WrittenWork[]): string;
}

/** Finds the publication of the entry at a span, if there is one. */
export type PublicationAt = (span: SourceSpan) => Publication | undefined;

/** Reads one format. All texts are without byte order mark; time is linear in the length, of damaged texts too. */
export interface FormatReader {
  readonly format: BibliographyFormat;
  /** Whether `parse`, `keys` and `publications` need the YAML library for a text. */
  needsYaml?(text: string): boolean;
  /** Whether a text shows by itself that it is of this format, whatever its file is called; looks at the beginning only. */
  recognizes?(text: string): boolean;
  /**
   * Why a text is not to be read as a source of this format, by a look at what is in it; undefined where it is to be.
   * @param extension the file's own
   */
  refusal(text: string, options: ParseOptions, extension: string): SkipReason | undefined;
  /** The entries of a text, whatever `refusal` says of it. What is damaged is a problem and hides no other entry. */
  parse(text: string, options: ParseOptions): ParsedSource;
  /** The keys of a bibliography, in order; of an entry with several, all. */
  keys?(text: string, yaml?: YamlReader): Iterable<BibliographyEntry>;
  /** Where entries of a bibliography name others by their keys. */
  crossReferences?(text: string): Iterable<BibliographyEntry>;
  /** What a bibliography says of its works beyond what the library keeps of them, read anew when it is asked for. Related texts are of the same format and may define what this one names. */
  publications?(text: string, yaml?: YamlReader, related?: readonly string[]): PublicationAt;
}
