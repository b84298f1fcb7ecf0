import type { CitationSyntax } from '../../model/citation';
import type { CursorContext, PartialCitation } from '../../model/cursor-context';
import { latexBareCommandReader, latexCommandReader } from '../latex/cursor';
import { bareMark, markedKeyOrPlace, typedBehindMark } from '../shared/at-mark';
import { isCertainReference } from './cross-references';
import { type Cursor, readContext } from '../shared/cursor';
import { begunRoleReader, roleReader } from '../shared/roles';
import { lineBefore } from '../../../text/around';

/** Longer words before an `@` are a sentence rather than `see` or `cf. e.g.`. */
const maxPrefixLength = 30;

/** `@`, `[@par`, `[see @a; -@`, and in Markdown roles of MyST and commands of LaTeX too. */
export function markdownContext(text: string, offset: number, syntax: CitationSyntax): CursorContext | undefined {
  return readContext(text, offset, [
    roleReader,
    begunRoleReader('myst'),
    latexCommandReader('', false),
    latexBareCommandReader(''),
    (cursor) => ({
      typed: typedBehindMark(cursor, { syntax, hasBrackets: true, hasBraces: true, hasCode: true }),
      partial: isCrossReferenceAt(cursor) ? undefined : (inBracket(cursor) ?? bareMark(cursor, 'pandoc')),
    }),
  ]);
}

function isCrossReferenceAt(cursor: Cursor): boolean {
  return isCertainReference(markedKeyOrPlace(cursor).query);
}

function inBracket(cursor: Cursor): PartialCitation | undefined {
  const { text, offset } = cursor;
  const key = markedKeyOrPlace(cursor);
  const open = cursor.openingBracket(key.start);
  if (open === undefined || /[\^!\\]/.test(text.charAt(open - 1))) {
    return undefined;
  }
  const before = text.slice(open + 1, key.start).split(/[;；]/);
  const prefix = before.pop() ?? '';
  const close = cursor.closingBracket(key.end);
  const rest = text.slice(key.end, key.end + 100);
  const isItem =
    key.start < offset
      ? prefix.length <= maxPrefixLength && !/[\n。！？]/.test(prefix)
      : prefix.trim() === '' &&
        (before.length > 0 ? isEndOfItem(rest, close) : rest.startsWith(']') && !isTaskBox(text, open));
  if (
    !isItem ||
    !before.every((item) => item.includes('@')) ||
    (close !== undefined && /[([:]/.test(text.charAt(close + 1)))
  ) {
    return undefined;
  }
  const items = { start: open + 1, end: close ?? key.end };
  return {
    ...key,
    syntax: 'pandoc',
    enclosure: { style: {}, start: open, items, missing: close === undefined ? ']' : '' },
  };
}

/** Whether nothing stands between a place and the end of its item. */
function isEndOfItem(rest: string, close: number | undefined): boolean {
  return close === undefined || /^\s{0,99}[\];；]/.test(rest);
}

function isTaskBox(text: string, open: number): boolean {
  return /^\s{0,50}(?:[-*+]|\d{1,9}[.)])\s$/.test(lineBefore(text, open, 100));
}
