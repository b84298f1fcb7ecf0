import type { TextRange } from '../../model/paper';

/** The ids of the citation languages. Each language adds its own where it is defined, see `languages/`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface CitationSyntaxes {}

/** A way to write citations, by the id of its language. */
export type CitationSyntax = keyof CitationSyntaxes;

/** How a group is written, where that is not the usual way of its syntax. */
export interface CitationStyle {
  /** In brackets (`[@a]`, the usual way) or as part of the sentence (`@a`). */
  readonly form?: 'parenthetical' | 'textual';
  /** Command or role in place of the usual one of the form: `citep`, `cite:ps`. */
  readonly command?: string;
  /** Between the keys, spaces included, in place of the usual one of the syntax. */
  readonly separator?: string;
}

/** How the items of a group are written. */
export interface ItemStyle {
  readonly separator: string;
  item(key: string): string;
}

/**
 * The one definition of a citation, which every feature shares. Offsets are UTF-16 code units into the document's text
 * as it was given, line ends as they are.
 */

/** One use of a key. Its own range covers the item as it stands in its group, prefix and locator included: `see -@key, p. 3`. */
export interface Citation extends TextRange {
  readonly key: string;
  /** The key's own characters, without `@`, braces or brackets: what a rename replaces. */
  readonly keyRange: TextRange;
  /** Text before the key in the item, trimmed; absent where there is none. */
  readonly prefix?: string;
  /** What follows the key in the item (locator and suffix), without the comma that parts it, trimmed. */
  readonly suffix?: string;
  /** `-@key`, `[-@key]`, `\citeyear{key}`: the sentence names the author itself. */
  readonly suppressesAuthor?: true;
}

/**
 * How a group stands in its sentence: in brackets or a note of its own (`[@a]`, `\parencite{a}`), as part of the sentence
 * (`@a`, `\textcite{a}`), or unseen (`\nocite{a}`).
 */
export type CitationForm = 'parenthetical' | 'textual' | 'unseen';

/** Why the document's own tool does not read a citation where it stands. */
export type UnreadReason =
  /** A letter or Han character stands directly before it. */
  | 'glued-before'
  /** A letter or Han character stands directly behind it. */
  | 'glued-after';

/** Citations in one bracket, command or role. Never without a citation. */
export interface CitationGroup extends TextRange {
  /** The syntax it is written in, which may not be the document's main one: `` {cite:p}`a` `` in Markdown is `myst`. */
  readonly syntax: CitationSyntax;
  readonly form: CitationForm;
  /** Command or role as written, without backslash, hash or colons at its ends: `textcite*`, `cite:p`, `cite`; absent for `@key` and `[@key]`. */
  readonly command?: string;
  /** Between the delimiters, where the items stand; of a bare `@key` the item itself. An item added goes to its end. */
  readonly itemsRange: TextRange;
  readonly citations: readonly [Citation, ...Citation[]];
  /** Set where the document's own tool does not read the group as a citation, or reads another key. */
  readonly unread?: UnreadReason;
}

/** A bibliography that a document names for itself. */
export interface BibliographyReference extends TextRange {
  /** As the tool would look for it: with the ending that the tool adds (`\bibliography{refs}` is `refs.bib`), else as written. */
  readonly path: string;
  /** Set where it is no mistake if the file is missing: a program gives the name or makes the file, or it may not be meant for one. */
  readonly mayBeMissing?: true;
  /** Set where the document itself holds what is in it, from which the tool makes the file. */
  readonly isHeld?: true;
  /** Set where the tool looks first whether there is a file, and goes on without it. */
  readonly isOptional?: true;
}

/** What a document cites, in order of place. */
export interface CitedDocument {
  readonly syntax: CitationSyntax;
  readonly groups: readonly CitationGroup[];
  readonly bibliographies: readonly BibliographyReference[];
  /** Keys of references that the document holds itself: `references:` in front matter, `\bibitem{key}`, `.. [key]`. */
  readonly definedKeys: ReadonlySet<string>;
  /** The definitions of commands that cite, or do not though their names look so, which count in all documents of its work. */
  readonly definitions?: string;
  /** Those of the other documents of its work, as it was read with them. */
  readonly givenDefinitions?: string;
  /** Set where it asks for every work of its bibliographies: `\nocite{*}`. */
  readonly citesAll?: true;
  /** Names that it gives to something else than papers, or may: figures, sections, terms, people. What looks like a citation of one is not told as unknown. */
  readonly labels?: ReadonlySet<string>;
  /** Files of data that it reads, which may name terms. */
  readonly dataFiles?: readonly string[];
  /** What names of that kind begin with, which code makes: `label("eq-" + n)`. */
  readonly labelStarts?: readonly string[];
  /** What stands before keys of its bibliographies where they are cited, for the tool to tell bibliographies apart. */
  readonly keyPrefixes?: readonly string[];
  /** Files of settings that it names, which may name bibliographies. */
  readonly settingsFiles?: readonly string[];
  /** Where the document's text can stand: behind front matter, or between LaTeX's `\begin{document}` and `\end{document}`; anywhere where absent. */
  readonly body?: TextRange;
}

export interface LocatedCitation {
  readonly group: CitationGroup;
  readonly citation: Citation;
}

/** All definitions that a document was read with, its own last, since they hold in it. */
export function definitionsOf({ definitions = '', givenDefinitions = '' }: CitedDocument): string {
  return `${givenDefinitions}\n${definitions}`.trim();
}

/** The keys that a document cites, in order of place, each as often as it is cited. */
export function citedKeys({ groups }: Pick<CitedDocument, 'groups'>): string[] {
  return groups.flatMap(({ citations }) => citations.map(({ key }) => key));
}

/** The citation whose item holds an offset (ends included), if one does; the later one where two touch. */
export function citationAt({ groups }: CitedDocument, offset: number): LocatedCitation | undefined {
  const holds = ({ start, end }: TextRange) => start <= offset && offset <= end;
  return groups
    .filter(holds)
    .flatMap((group) => group.citations.filter(holds).map((citation) => ({ group, citation })))
    .at(-1);
}

/** A key at a place of a document, and what stands for its citation there: the key, its item, or a group that has no other. */
export interface CitationUnder {
  readonly citation: Citation;
  readonly range: TextRange;
}

/** The citation at an offset, be it in the brackets of a group that has no other. */
export function citationUnder(parsed: CitedDocument, offset: number): CitationUnder | undefined {
  const holds = ({ start, end }: TextRange) => start <= offset && offset <= end;
  const alone = parsed.groups.find((group) => holds(group) && group.citations.length === 1);
  const { group, citation } = citationAt(parsed, offset) ?? { group: alone, citation: alone?.citations[0] };
  if (citation === undefined) {
    return undefined;
  }
  return {
    citation,
    range: [citation.keyRange, citation, group].find((each) => each !== undefined && holds(each)) ?? citation,
  };
}

/** The citation whose key is meant by an offset in it, or right before it, where `@`, `-@` or a bracket stands. */
export function keyAt(parsed: CitedDocument, offset: number): Citation | undefined {
  const citation = citationAt(parsed, offset)?.citation;
  return citation === undefined ||
    offset < Math.max(citation.start, citation.keyRange.start - 2) ||
    offset > citation.keyRange.end
    ? undefined
    : citation;
}
