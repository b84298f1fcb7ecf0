import type { CitationGroup } from '../../model/citation';
import { lineBefore, lineBehind } from '../../../text/around';

/** Longest link that is looked at. */
const longest = 2100;
/** A link in brackets, with its description. */
const link = /\[\[[^\][\n]{1,1000}\](?:\[(?:[^\]\n]|\](?!\])){0,1000}\])?\]/g;

/**
 * Behind a link in brackets that an offset is in: between its brackets nothing may stand, and Org reads no citation in a description.
 * A link of org-ref takes further keys in its path.
 */
export function behindLink(text: string, offset: number, group: CitationGroup | undefined): number | undefined {
  if (group !== undefined) {
    return undefined;
  }
  const before = lineBefore(text, offset, longest);
  const around = before + lineBehind(text, offset, longest);
  for (const { 0: written, index } of around.matchAll(link)) {
    const end = index + written.length;
    if (index < before.length && before.length < end) {
      return offset - before.length + end;
    }
  }
  return undefined;
}
