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
}

/** The text alone. */
export function plainTextOf(spans: readonly Span[]): string {
  return spans.map((span) => (typeof span === 'string' ? span : plainTextOf(span.spans))).join('');
}
