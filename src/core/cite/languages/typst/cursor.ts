import type { PartialCitation } from '../../model/cursor-context';
import { bareMark, typedBehindMark } from '../shared/at-mark';
import { type ContextReader, type Cursor, type FoundKey, missingClose } from '../shared/cursor';
import { inString, isLabel, labelCharacter } from './keys';

/** Named arguments that stand before the key: `form: "prose", supplement: [p. 3], `. */
const named = String.raw`\s{0,20}(?:[a-z-]{1,20}:\s{0,9}(?:"[^"\n]{0,60}"|\[[^\][\n]{0,100}\]|[a-z]{1,9}),\s{0,9}){0,3}`;
const call = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(#?)(cite|ref)\(${named}(?:<([^<>\n"]{0,200})|label\(\s{0,20}"([^"\n]{0,200}))$`,
  'u',
);
const emptyCall = new RegExp(
  String.raw`(?<![\p{L}\p{N}_-])(#?)(cite|ref)\(${named}(label\(\s{0,20})?(${labelCharacter}{0,50})$`,
  'u',
);
/** A label that another function is given. */
const otherLabel = /(?<![\p{L}\p{N}_-])attribution:\s{0,9}(<([^<>\n"]{0,200}))$/u;
const callEnd = /^(?:[>"][^()\n]{0,100})?\)/;

/** `#cite(<que` and `#cite(label("que`, with or without `#`. */
export const callReader: ContextReader = (cursor) => {
  const match = call.exec(cursor.before.slice(-300));
  const query = match?.[3] ?? match?.[4];
  if (match === null || query === undefined) {
    return undefined;
  }
  const { after } = cursor;
  const isString = match[4] !== undefined;
  const close = isString ? missingClose(after, /^[^\s"]*"/, '")') : missingClose(after, /^[^<>\s"]*>/, '>');
  const parenthesis = close !== '' && !/^[^()\n]*\)/.test(after) ? ')' : '';
  const isBegun =
    match[1] === '#' && (query === '' || isLabel(query)) && cursor.offset - match[0].length >= cursor.paragraph;
  return {
    // What people refer to are figures mostly.
    ...(match[2] === 'ref'
      ? {}
      : { typed: { length: query.length, form: 'key', syntax: 'typst', query, close: close + parenthesis } }),
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
  const [written, hash, name, asString, query = ''] = match;
  const { offset, after } = cursor;
  const isString = asString !== undefined;
  const whole = missingClose(after, /^[^()\n]*(?:\([^()\n]*\)[^()\n]*){0,3}\)/, ')');
  const close = isString && !/^[^()\n]*\)[^()\n]*\)/.test(after) ? `${whole})` : whole;
  const enclosure = {
    style: {
      command: 'cite',
      ...(/"prose"/.test(written + /^[^\n)]{0,100}/.exec(after)?.[0]) ? { form: 'textual' as const } : {}),
    },
    start: offset - written.length,
    items: { start: offset, end: offset },
    missing: close,
    ...(isString ? { itemStyle: { separator: '', item: (key: string) => `"${inString(key)}"` } } : {}),
  };
  const typed: FoundKey = isString
    ? { length: query.length, form: 'key', syntax: 'typst', query, mark: '"', close: `"${close}` }
    : { length: query.length, form: 'item', syntax: 'typst', query, close };
  return {
    ...(name === 'ref' ? {} : { typed }),
    partial:
      hash === '#' && query === '' && enclosure.start >= cursor.paragraph
        ? { start: offset, end: offset, syntax: 'typst', query, enclosure }
        : undefined,
  };
};

/** `attribution: <que`: the label of a quotation's source, in place of which a citation may stand. */
export const labelReader: ContextReader = ({ before, after, offset }) => {
  const [, label, query = ''] = otherLabel.exec(before.slice(-300)) ?? [];
  if (label === undefined) {
    return undefined;
  }
  const close = missingClose(after, /^[^<>\s"]*>/, '>');
  const isWhole = after.startsWith('>');
  return {
    typed: { length: query.length, form: 'key', syntax: 'typst', query, close },
    partial:
      isWhole || close !== ''
        ? { start: offset - label.length, end: offset + (isWhole ? 1 : 0), syntax: 'typst', query }
        : undefined,
  };
};

/** `@que`. */
export const referenceReader: ContextReader = (cursor) => ({
  typed: typedBehindMark(cursor, { syntax: 'typst', hasCode: true }),
  partial: bareMark(cursor, 'typst'),
});
