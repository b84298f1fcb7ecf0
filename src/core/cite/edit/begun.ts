import type { TextRange } from '../../model/paper';
import { type CitationGroup, type CitedDocument, definitionsOf } from '../model/citation';
import type { PartialCitation } from '../model/cursor-context';
import { languageOf } from '../languages/index';

/** What has been begun at the place, unless it is a key in its own right. */
export function partialAt(
  document: CitedDocument,
  text: string,
  place: TextRange,
  keys: readonly string[],
  resolve: ((key: string) => string | undefined) | undefined,
): PartialCitation | undefined {
  const partial = languageOf(document.syntax).contextAt(text, place.end, definitionsOf(document))?.partial;
  if (
    partial === undefined ||
    (place.start < place.end && place.start !== partial.start && place.start !== partial.enclosure?.start)
  ) {
    return undefined;
  }
  const isKnown = (key: string) => resolve?.(key) !== undefined || document.definedKeys.has(key);
  if (stands(document, text, partial, place.end, isKnown)) {
    return undefined;
  }
  const query = partial.query.toLowerCase();
  const isKey = isKnown(partial.query) || !keys.some((key) => key.toLowerCase().startsWith(query));
  if (!isKey) {
    return partial;
  }
  // A key that stands: the new ones go behind it, where its group has yet to be closed.
  return partial.enclosure === undefined || partial.enclosure.missing === ''
    ? undefined
    : { ...partial, start: partial.end };
}

/**
 * Whether what seems to have been begun at a place stands there whole: the tool reads a group that holds the place and goes on
 * behind it, or a key behind the mark.
 */
function stands(
  { groups }: CitedDocument,
  text: string,
  { start, end, query, enclosure }: PartialCitation,
  offset: number,
  isKnown: (key: string) => boolean,
): boolean {
  const group = groups.find((each) => each.start < offset && offset < each.end);
  const isWhole =
    enclosure !== undefined &&
    enclosure.missing !== '' &&
    group?.start === enclosure.start &&
    group.citations.some((citation) => citation.end > offset);
  const isMarked = ({ keyRange, key }: CitationGroup['citations'][0]) =>
    start < end && (text.charAt(end) === '{' ? keyRange.start === end + 1 : keyRange.start === end && isKnown(key));
  return isWhole || (query === '' && group?.citations.some(isMarked) === true);
}
