import type { CitationStyle, CitationSyntax } from './citation';
import { languageOf } from './languages/index';
import { citationBetween as between, citationOfKeys } from './languages/shared/citation-between';

/** One citation group for the keys, in their order, each once. An empty list gives an empty string. */
export function formatCitation(syntax: CitationSyntax, keys: readonly string[], style: CitationStyle = {}): string {
  return citationOfKeys(languageOf(syntax).writing, keys, style);
}

/**
 * The citation group as it must stand between two pieces of text, so that the document's own tool reads it: with a space,
 * or what the tool has instead, where it would be glued to something, and in the form that is read there.
 * @param before text of the line before the cursor
 * @param after text of the line behind the cursor
 */
export function citationBetween(syntax: CitationSyntax, keys: readonly string[], before: string, after: string, style: CitationStyle = {}): string {
  return between(languageOf(syntax).writing, keys, before, after, style);
}

/** Text of any kind, likewise: where it starts with markup that the text before it would keep from being read. */
export function markupBetween(syntax: CitationSyntax, written: string, before: string, after: string): string {
  const { markupStart, withBoundary } = languageOf(syntax).writing;
  return markupStart.test(written) ? withBoundary(written, before, after) : written;
}
