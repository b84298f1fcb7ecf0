import type { CitationGroup } from '../../model/citation';
import { endOfLine } from '../../../text/around';

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
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  for (const { 0: written, index } of text.slice(start, endOfLine(text, offset)).matchAll(link)) {
    const [from, to] = [start + index, start + index + written.length];
    if (from < offset && offset < to) {
      return to;
    }
  }
  return undefined;
}
