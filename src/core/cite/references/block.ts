import type { TextRange } from '../../model/paper';
import type { CitationSyntax } from '../model/citation';
import { languageOf } from '../languages/index';
import { endOfLine } from '../../text/around';

const name = 'literature-notes:bibliography';

/** A bibliography that stands in a document, from its first marker to its last. */
export interface BibliographyBlock extends TextRange {
  /** The style that the first marker names. */
  readonly style: string | undefined;
  /** Between the markers' lines. */
  readonly content: TextRange;
}

/**
 * The first bibliography of a text that has both its markers, each alone on a line. A first marker whose last one is gone does
 * not reach to that of another bibliography: what stands between them is the author's.
 */
export function findBlock(text: string, syntax: CitationSyntax): BibliographyBlock | undefined {
  const [open, close] = languageOf(syntax).comment;
  const first = `${open}${name}`;
  const last = `${open}/${name}${close}`;
  let found: BibliographyBlock | undefined;
  let end: number | undefined;
  for (
    let at = lineStarting(text, first, 0);
    at !== undefined && at < (found?.end ?? Infinity);
    at = lineStarting(text, first, at + 1)
  ) {
    const headEnd = endOfLine(text, at);
    const head = text.slice(at + first.length, headEnd).trimEnd();
    end = end === undefined || end < headEnd ? lineStarting(text, last, headEnd) : end;
    if (end === undefined) {
      break;
    }
    if (head.endsWith(close.trim()) && /^(?:\s|$)/.test(head)) {
      const lastEnd = endOfLine(text, end);
      found = {
        start: at,
        end: end + text.slice(end, lastEnd).trimEnd().length,
        style: styleOf(head),
        content: { start: Math.min(headEnd + 1, end), end },
      };
    }
  }
  return found;
}

function styleOf(head: string): string | undefined {
  const match = /\sstyle=(?:"([^"]{1,1000})"|(\S{1,1000}))/.exec(head);
  return match?.[1] ?? match?.[2];
}

/** The offset of the next line that begins so. */
function lineStarting(text: string, start: string, from: number): number | undefined {
  for (let at = text.indexOf(start, from); at >= 0; at = text.indexOf(start, at + 1)) {
    if (at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r') {
      return at;
    }
  }
  return undefined;
}

/** A bibliography with its markers, ready to stand in a document. */
export function blockText(references: string, style: string, syntax: CitationSyntax, newline: string): string {
  const [open, close] = languageOf(syntax).comment;
  const named = /[\s"]/.test(style) ? `"${style.replaceAll('"', '')}"` : style;
  const lines = [`${open}${name} style=${named}${close}`, '', ...references.split('\n'), '', `${open}/${name}${close}`];
  return lines.join(newline);
}

/** Where a new bibliography goes, and with the empty lines that separate it from what stands around. */
export function insertionOf(
  text: string,
  offset: number,
  block: string,
  newline: string,
): { readonly offset: number; readonly text: string } {
  const before = text.slice(0, offset);
  const after = text.slice(offset);
  const gapBefore =
    before.trim() === ''
      ? /(?:^|[\r\n])$/.test(before)
        ? ''
        : newline
      : /\n[ \t]*\r?\n[ \t]*$/.test(before.slice(-200))
        ? ''
        : /\n[ \t]*$/.test(before.slice(-200))
          ? newline
          : newline + newline;
  const gapAfter = /^[ \t]*\r?\n[ \t]*(?:\r?\n|$)/.test(after.slice(0, 200))
    ? ''
    : /^[ \t]*(?:\r?\n|$)/.test(after.slice(0, 200))
      ? newline
      : newline + newline;
  return { offset, text: `${gapBefore}${block}${gapAfter}` };
}
