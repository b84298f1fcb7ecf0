import type { PartialCitation } from '../../model/cursor-context';
import { bareMark, typedBehindMark } from '../shared/at-mark';
import { type ContextReader, type Cursor, missingClose } from '../shared/cursor';
import { isLabel } from './keys';

const call = /(?<![\p{L}\p{N}_-])(#?)cite\(\s{0,20}(?:<([^<>\n"]{0,200})|label\(\s{0,20}"([^"\n]{0,200}))$/u;
const emptyCall =
  /(?<![\p{L}\p{N}_-])(#?)cite\(\s{0,20}(?:[a-z-]{1,20}:\s{0,9}"[^"\n]{0,60}",\s{0,9}){0,3}([\p{L}\p{N}_:.-]{0,50})$/u;
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

/** `#cite(` with no key in it yet, and `#cite(que`. */
export const emptyCallReader: ContextReader = (cursor) => {
  const match = emptyCall.exec(cursor.before.slice(-300));
  if (match === null || !/^\s{0,20}(?:[,)]|$|[\r\n])/.test(cursor.after)) {
    return undefined;
  }
  const [written, hash, query = ''] = match;
  const { offset, after } = cursor;
  const close = missingClose(after, /^[^()\n]*(?:\([^()\n]*\)[^()\n]*){0,3}\)/, ')');
  const enclosure = {
    style: {
      command: 'cite',
      ...(/"prose"/.test(written + /^[^\n)]{0,100}/.exec(after)?.[0]) ? { form: 'textual' as const } : {}),
    },
    start: offset - written.length,
    items: { start: offset, end: offset },
    missing: close,
  };
  return {
    typed: { length: query.length, form: 'item', syntax: 'typst', query, close },
    partial:
      hash === '#' && query === '' && enclosure.start >= cursor.paragraph
        ? { start: offset, end: offset, syntax: 'typst', query, enclosure }
        : undefined,
  };
};

/** `@que`. */
export const referenceReader: ContextReader = (cursor) => ({
  typed: typedBehindMark(cursor, { syntax: 'typst', hasCode: true }),
  partial: bareMark(cursor, 'typst'),
});
