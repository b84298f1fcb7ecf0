import type { PartialCitation } from '../../model/cursor-context';
import { bareMark, isBareQuery, isItemQuery, markedKeyOrPlace, typedBehindMark } from '../shared/at-mark';
import { begunAt, type ContextReader, type Cursor, type FoundKey, missingClose } from '../shared/cursor';
import { orgCitationStart } from './citations';

const citation = new RegExp(`^${orgCitationStart}`);

/** `[cite/t:see @que`, or `[cite:que` before an `@` is there. */
export const citationReader: ContextReader = (cursor) => ({ typed: typedItem(cursor), partial: partialItem(cursor) });

/** `@que`, which Org does not read as a citation yet. */
export const bareMarkReader: ContextReader = (cursor) => ({
  typed: typedBehindMark(cursor, { syntax: 'org' }),
  partial: bareMark(cursor, 'org'),
});

/** Where a key may be put in: at the start of an item or behind its prefix. */
const placeOfKey = /[:;](?:\s{0,9}|[^@;:\][]{1,30}\s)$/;

function typedItem({ before, after }: Cursor): FoundKey | undefined {
  const open = before.lastIndexOf('[');
  const rest = before.charAt(open - 1) === '[' ? '' : before.slice(Math.max(0, open));
  const start = citation.exec(rest)?.[0];
  if (start === undefined || rest.includes(']')) {
    return undefined;
  }
  const item = rest.slice(Math.max(start.length, rest.lastIndexOf(';') + 1));
  const at = item.lastIndexOf('@');
  const typed = at < 0 ? item.trimStart() : item.slice(at);
  const query = typed.replace('@', '');
  const isQuery = at < 0 ? isBareQuery(query) && !/^[^;\][@]*@/.test(after) : isItemQuery(query);
  return isQuery
    ? { length: typed.length, form: 'item', syntax: 'org', query, close: missingClose(after, /^[^\][]*\]/, ']') }
    : undefined;
}

/** `[cite` or `[cite/t`, without its colon. */
const begun = /(?<!\[)\[(cite(?:\/[\w/-]{1,40})?)$/;

function partialItem(cursor: Cursor): PartialCitation | undefined {
  const { text, offset, before, after } = cursor;
  const [started, command] = begun.exec(before.slice(-60)) ?? [];
  if (started !== undefined && command !== undefined && !/^[\w/-]{0,60}:/.test(after)) {
    const sides = after.startsWith(']') ? ':' : ':]';
    return begunAt(offset, { syntax: 'org', style: { command }, start: offset - started.length, sides });
  }
  const key = markedKeyOrPlace(cursor);
  const open = cursor.openingBracket(key.start);
  // In two brackets it is a link of org-ref, which marks keys in another way.
  const written = open === undefined || text.charAt(open - 1) === '[' ? '' : text.slice(open, key.start);
  const start = citation.exec(written)?.[0];
  if (open === undefined || start === undefined || (key.start === offset && !placeOfKey.test(written))) {
    return undefined;
  }
  const close = cursor.closingBracket(key.end);
  if (key.start === offset && close !== undefined && !/^\s{0,99}[\];；]/.test(text.slice(key.end, key.end + 101))) {
    return undefined;
  }
  return {
    ...key,
    syntax: 'org',
    enclosure: {
      style: { command: start.slice(1, -1) },
      start: open,
      items: { start: open + start.length, end: close ?? key.end },
      missing: close === undefined ? ']' : '',
    },
  };
}
