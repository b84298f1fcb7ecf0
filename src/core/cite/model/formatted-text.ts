/** Formatted text that no document syntax has touched yet. */
export type Span = string | StyledSpan | LinkSpan;

export type TextStyle = 'italic' | 'bold' | 'small-caps' | 'superscript' | 'subscript' | 'underline';

export interface StyledSpan {
  readonly style: TextStyle;
  readonly spans: readonly Span[];
}

export interface LinkSpan {
  readonly url: string;
  readonly spans: readonly Span[];
}

/** One entry of a list of references. */
export interface Reference {
  readonly id: string;
  /** Number or label that stands before the entry, where the style has one. */
  readonly label?: string;
  readonly spans: readonly Span[];
  /** The same work in its second language, as Chinese styles put it below. */
  readonly translation?: readonly Span[];
}

/** How a style that cites by numbers or labels writes a citation in the text: `[1]–[3]`. */
export interface CitationMarks {
  /** What stands for each work, by the id of its reference: `1`, or `[1]` where each has brackets of its own. */
  readonly of: ReadonlyMap<string, string>;
  /** Around a group. */
  readonly prefix: string;
  readonly suffix: string;
  readonly delimiter: string;
  readonly isSuperscript: boolean;
  /** Whether the works of a group come in the order of the list. */
  readonly isSorted: boolean;
  /** Whether three and more in a row are written as a range. */
  readonly hasRanges: boolean;
}

/** A list of references as a style has it. */
export interface ReferenceList {
  readonly references: readonly Reference[];
  /** Where the style cites by numbers or labels. */
  readonly marks?: CitationMarks;
}

/** The text alone. */
export function plainTextOf(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === 'string' ? span : plainTextOf(span.spans))).join('');
}
