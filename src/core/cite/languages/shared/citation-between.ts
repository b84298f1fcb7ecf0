import type { CitationStyle } from '../../model/citation';
import type { CitationWriting } from '../../model/citation-language';

/** One citation group for the keys, in their order, each once. An empty list gives an empty string. */
export function citationOfKeys(writing: CitationWriting, keys: readonly string[], style: CitationStyle = {}): string {
  const items = [...new Set(keys)].map((key) => writing.item(key, style));
  return items.length === 0 ? '' : writing.group(items.join(style.separator ?? writing.separator), style);
}

/**
 * The citation group as it must stand between two pieces of text, so that the document's own tool reads it: with a space,
 * or what the tool has instead, where it would be glued to something, and in the form that is read there.
 * @param before text of the line before the cursor
 * @param after text of the line behind the cursor
 */
export function boundedCitation(
  writing: CitationWriting,
  keys: readonly string[],
  before: string,
  after: string,
  style: CitationStyle = {},
): string {
  const written = citationOfKeys(writing, keys, { ...writing.styleBetween?.(before, after), ...style });
  return written === '' ? '' : writing.withBoundary(written, before, after);
}
