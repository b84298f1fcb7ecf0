import type { TextRange } from '../../../model/paper';

/** What somebody took for a separator; `opensBracket` where a bracket of its own stands around the next key. */
export interface Slip extends TextRange {
  readonly opensBracket: boolean;
}

/** More than anyone writes between two keys. */
const longest = 300;
const brackets = /[()[\]{}（）【】]/;

/**
 * A full-width semicolon between two keys of one of Pandoc's items, or a full-width comma with nothing else there: it parts
 * them for the writer, while Pandoc takes it and the second key for a remark on the first. In brackets it may be one.
 */
export function slipBetween(text: string, from: number, to: number): Slip | undefined {
  const between = to - from > longest ? '' : text.slice(from, to);
  const semicolon = between.lastIndexOf('；');
  const at = semicolon !== -1 ? semicolon : /^\s*[，、]\s*\[?$/.test(between) ? between.search(/[，、]/) : -1;
  const [head, tail] = [between.slice(0, at), between.slice(at + 1)];
  const opening = /^\s*\[?/.exec(tail)?.[0] ?? '';
  if (at === -1 || brackets.test(head) || brackets.test(tail.slice(opening.length))) {
    return undefined;
  }
  return { start: from + at, end: from + at + 1 + opening.length, opensBracket: opening.endsWith('[') };
}

/** A slip that parts two neighbouring items as they were read. */
export const slipBetweenItems = /^\]?\s*([；，、])\s*\[?$/;
