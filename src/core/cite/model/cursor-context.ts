import type { TextRange } from '../../model/paper';
import type { CitationStyle, CitationSyntax, ItemStyle } from './citation';

/** What a cursor stands in: one reading, which completion and insertion both go by. */
export interface CursorContext {
  /** What is being typed to find a paper by, for completion. Generous: whether it comes to be a citation, the parser says. */
  readonly typed?: TypedKey;
  /** A citation that has been begun and no more, for insertion. Stricter than `typed`, since its text is replaced and closed. */
  readonly partial?: PartialCitation;
}

/** A key, or words to find one by, up to the cursor. */
export interface TypedKey extends TextRange {
  /**
   * `bare`: `@` in a sentence; `item`: `@` between the brackets of a group; `key`: between braces, backticks or in a function,
   * where a key stands without a mark of its own.
   */
  readonly form: 'bare' | 'item' | 'key';
  /** What is written, which may not be the document's syntax: a role in Markdown is of MyST. */
  readonly syntax: CitationSyntax;
  /** What was typed, without `@`. */
  readonly query: string;
  /** The key goes on behind the cursor to here: what was there is replaced too. */
  readonly keyEnd: number;
  /** What closes the group, where nothing does yet. */
  readonly close: string;
  /** What its group marks keys with and does not stand there yet, where that is not the language's usual mark. */
  readonly mark?: string;
}

/** A citation that has been begun at a cursor. The range covers what a key takes the place of, its `@` included. */
export interface PartialCitation extends TextRange {
  readonly syntax: CitationSyntax;
  /** What has been typed of the key. */
  readonly query: string;
  /** The bracket, braces, backticks or call that the key stands in; absent for a bare `@key`. */
  readonly enclosure?: Enclosure;
}

/** What a key that has been begun stands in. */
export interface Enclosure {
  readonly style: CitationStyle;
  /** Where the whole starts, its bracket or command included. */
  readonly start: number;
  /** Between the delimiters, up to the cursor where the closing one is missing. */
  readonly items: TextRange;
  /** What opens it, where that is missing too. */
  readonly opening?: string;
  /** How it writes its items, where not as its language usually does. */
  readonly itemStyle?: ItemStyle;
  /** What closes it, where that is missing, else empty. */
  readonly missing: string;
}
