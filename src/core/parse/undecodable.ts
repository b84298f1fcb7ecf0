import type { Problem } from '../model';
import { LineIndex } from './line-index';

/**
 * The problems of a text with characters that stand for undecodable bytes, one a line. `offsets` are theirs, ascending;
 * where a decoder does not tell them, those of U+FFFD do.
 */
export function undecodableProblems(text: string, encoding: string, offsets: readonly number[] = replacementsIn(text)): Problem[] {
  if (offsets.length === 0) return [];
  const index = new LineIndex(text);
  const byLine = new Map<number, { start: number; end: number }>();
  for (const offset of offsets) {
    const line = index.lineOf(offset);
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, { start: offset, end: offset + 1 });
    else known.end = offset + 1;
  }
  return [...byLine].map(([line, { start, end }]) => ({ code: 'undecodable', args: [encoding], span: { start, end, line, endLine: line } }));
}

/** Offsets of U+FFFD. */
function replacementsIn(text: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) offsets.push(at);
  return offsets;
}
