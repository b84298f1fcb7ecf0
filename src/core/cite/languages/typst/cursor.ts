import type { PartialCitation } from '../../model/cursor-context';
import { bareMark, typedBehindMark } from '../shared/at-mark';
import { type ContextReader, type Cursor, missingClose } from '../shared/cursor';
import { isLabel } from './keys';

const call = /(?<![\p{L}\p{N}_-])(#?)cite\(\s{0,20}(?:<([^<>\n"]{0,200})|label\(\s{0,20}"([^"\n]{0,200}))$/u;
const callEnd = /^(?:[>"][^()\n]{0,100})?\)/;

/** `#cite(<que` and `#cite(label("que`, with or without `#`. */
export const callReader: ContextReader = (cursor) => {
  const match = call.exec(cursor.before.slice(-300));
  const query = match?.[2] ?? match?.[3];
  if (match === null || query === undefined) {
    return undefined;
  }
  const { after } = cursor;
  const isString = match[3] !== undefined;
  const close = isString ? missingClose(after, /^[^\s"]*"/, '")') : missingClose(after, /^[^<>\s"]*>/, '>');
  const parenthesis = close !== '' && !/^[^()\n]*\)/.test(after) ? ')' : '';
  const isBegun =
    match[1] === '#' && (query === '' || isLabel(query)) && cursor.offset - match[0].length >= cursor.paragraph;
  return {
    typed: { length: query.length, form: 'key', syntax: 'typst', query, close: close + parenthesis },
    partial: isBegun ? partialCall(cursor, match[0].length, query, isString) : undefined,
  };
};

function partialCall({ text, offset }: Cursor, length: number, query: string, isString: boolean): PartialCitation {
  const rest = text.slice(offset, offset + 200);
  const quote = isString ? '")' : '>';
  const end = rest.startsWith(')') ? ')' : callEnd.exec(rest)?.[0];
  const isHalfClosed = end === undefined && rest.startsWith(quote);
  const start = offset - query.length;
  return {
    start,
    end: offset + (isHalfClosed ? quote.length : 0),
    syntax: 'typst',
    query,
    enclosure: {
      style: { command: 'cite', ...(end?.includes('"prose"') === true ? { form: 'textual' } : {}) },
      start: offset - length,
      items: { start, end: offset },
      missing: end === undefined ? `${quote})` : end === ')' ? quote : '',
    },
  };
}

/** `#cite(` with nothing in it yet. */
export const emptyCallReader: ContextReader = (cursor) => {
  const written = /(?<![\p{L}\p{N}_-])#cite\(\s{0,20}$/u.exec(cursor.before.slice(-40))?.[0];
  if (written === undefined || !/^\s{0,20}(?:\)|$|[\r\n])/.test(cursor.after)) {
    return undefined;
  }
  const { offset, after } = cursor;
  const close = /^[ \t]{0,20}\)/.exec(after)?.[0].length ?? 0;
  return { partial: { start: offset - written.length, end: offset + close, syntax: 'typst', query: '' } };
};

/** `@que`. */
export const markReader: ContextReader = (cursor) => ({
  typed: typedBehindMark(cursor, { syntax: 'typst', hasCode: true }),
  partial: bareMark(cursor, 'typst'),
});
