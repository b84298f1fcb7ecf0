import type { PartialCitation } from '../../model/cursor-context';
import { bareMark, typedBehindMark } from '../shared/at-mark';
import { type ContextReader, type Cursor, type FoundKey, missingClose } from '../shared/cursor';
import { callEndBehind } from './arguments';
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
/** The rest of a key that a cursor stands in. */
const restInString = /^[^\s"]{0,200}(?=")/;
const restInLabel = new RegExp(`^${labelCharacter}{0,200}(?=>)`, 'u');

/** `#cite(<que` and `#cite(label("que`, with or without `#`. */
export const callReader: ContextReader = (cursor) => {
  const match = call.exec(cursor.before.slice(-300));
  const query = match?.[3] ?? match?.[4];
  if (match === null || query === undefined) {
    return undefined;
  }
  const { text, offset, after } = cursor;
  const isString = match[4] !== undefined;
  const goesOn = ((isString ? restInString : restInLabel).exec(after)?.[0] ?? '') !== '';
  const close = isString ? missingClose(after, /^[^\s"]*"/, '")') : missingClose(after, /^[^<>\s"]*>/, '>');
  const isOpen = close !== '' && !/^[^()\n]*\)/.test(after) && callEndBehind(text, offset) === undefined;
  const parenthesis = isOpen ? ')' : '';
  const isBegun =
    !goesOn && match[1] === '#' && (query === '' || isLabel(query)) && offset - match[0].length >= cursor.paragraph;
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
  const behind = isString ? undefined : callEndBehind(text, offset + (rest.startsWith(quote) ? 1 : 0));
  const end =
    behind === undefined ? (rest.startsWith(')') ? ')' : callEnd.exec(rest)?.[0]) : text.slice(offset, behind);
  const isQuoted = rest.startsWith(quote);
  const isHalfClosed = end === undefined && isQuoted;
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
      missing: end === undefined ? `${quote})` : end === ')' || !(isString || isQuoted) ? quote : '',
    },
  };
}

/** `#cite(` with no key in it yet, and `#cite(que`. */
export const emptyCallReader: ContextReader = (cursor) => {
  const match = emptyCall.exec(cursor.before.slice(-300));
  const { text, offset, after } = cursor;
  const behind = callEndBehind(text, offset);
  // A key that stands on the next line.
  const isTaken = behind === undefined && /^\s{1,99}(?:<|label\()/.test(after);
  if (match === null || isTaken || !/^\s{0,20}(?:[,)]|$|[\r\n])/.test(after)) {
    return undefined;
  }
  const [written, hash, name, asString, query = ''] = match;
  const isString = asString !== undefined;
  /** An argument follows, but no comma. */
  const isNext = /^\s{0,99}[a-z]/.test(after);
  const whole = behind === undefined ? missingClose(after, /^[^()\n]*(?:\([^()\n]*\)[^()\n]*){0,3}\)/, ')') : '';
  const close = isString && !/^[^()\n]*\)[^()\n]*\)/.test(after) ? `${whole})` : whole;
  const enclosure = {
    style: {
      command: 'cite',
      ...(/"prose"/.test(written + (/^[^\n)]{0,100}/.exec(after)?.[0] ?? '') + text.slice(offset, behind ?? offset))
        ? { form: 'textual' as const }
        : {}),
    },
    start: offset - written.length,
    items: { start: offset, end: offset },
    missing: close,
    ...(isString ? { itemStyle: { separator: '', item: (key: string) => `"${inString(key)}"` } } : {}),
  };
  const typed: FoundKey = isString
    ? { length: query.length, form: 'key', syntax: 'typst', query, mark: '"', close: `"${close}` }
    : {
        length: query.length,
        form: 'item',
        syntax: 'typst',
        query,
        close: behind !== undefined && isNext ? ',' : close,
      };
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
