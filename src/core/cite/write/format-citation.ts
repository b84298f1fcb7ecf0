import type { CitationStyle, CitationSyntax } from '../model/citation';
import { languageOf } from '../languages/index';
import { boundedCitation as between, citationOfKeys } from '../languages/shared/citation-between';
import { type Gap, spaceBefore } from './space-before';

/** One citation group for the keys, in their order, each once. An empty list gives an empty string. */
export function formatCitation(syntax: CitationSyntax, keys: readonly string[], style: CitationStyle = {}): string {
  return citationOfKeys(languageOf(syntax).writing, keys, style);
}

/**
 * The citation group as it must stand between two pieces of text: with the space that stands before it in languages that
 * separate words by spaces, and so that the document's own tool reads it: with a space, or what the tool has instead, where
 * it would be glued to something, and in the form that is read there.
 * @param before text of the line before the cursor
 * @param after text of the line behind the cursor
 * @param gap what stands between a word before the cursor and the citation
 */
export function citationBetween(
  syntax: CitationSyntax,
  keys: readonly string[],
  before: string,
  after: string,
  style: CitationStyle = {},
  gap: Gap = 'space',
): string {
  const { writing } = languageOf(syntax);
  const space = spaceBefore(before, citationOfKeys(writing, keys, style), gap, writing.tie);
  const written = between(writing, keys, before + space, after, style);
  // What ends a clause stands at its last word.
  return written.startsWith(';') ? written : space + written;
}

/** Text of any kind, likewise: where it starts with markup that the text before it would keep from being read. */
export function markupBetween(
  syntax: CitationSyntax,
  written: string,
  before: string,
  after: string,
  gap: Gap = 'space',
): string {
  const { markupStart, tie, withBoundary } = languageOf(syntax).writing;
  const space = spaceBefore(before, written, gap, tie);
  return space + (markupStart.test(written) ? withBoundary(written, before + space, after) : written);
}
