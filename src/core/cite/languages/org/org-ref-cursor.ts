import type { ItemStyle } from '../../model/citation';
import { citeCommand } from '../latex/commands';
import { type ContextReader, type Cursor, missingClose } from '../shared/cursor';
import { isLinkType } from './org-ref';

/** A link that has been begun: in two brackets, where texts may stand around the keys, or without. */
const bracketed = /^\[\[([A-Za-z]{1,30}\*?):([^\][\n]*)$/;
const plain = /(?<![\p{L}\p{N}_@:[\\/])([A-Za-z]{1,30}\*?):([^\s\][]*)$/u;
const queryCharacters = /^[^\s&@,;]{0,100}$/;

/** The items of a link, with the mark that its keys have: `&` of version 3, which goes with semicolons, or none. */
export function orgRefItems(mark: string): ItemStyle {
  return { separator: mark === '&' ? ';' : ',', item: (key) => mark + key };
}

/** `cite:que`, `citep:a,que`, `[[cite:see &a p. 3;&que`. */
export const orgRefReader: ContextReader = (cursor) => {
  const line = cursor.before.slice(cursor.before.lastIndexOf('\n') + 1);
  const inBrackets = bracketed.exec(line.slice(Math.max(0, line.lastIndexOf('[') - 1)));
  const match = inBrackets ?? plain.exec(withoutWordsBefore(line));
  const [written = '', type = '', items = ''] = match ?? [];
  if (match === null || !isLinkType(type) || citeCommand(type) === undefined) {
    return undefined;
  }
  const rest = /^[^\][\n]*/.exec(cursor.after)?.[0] ?? '';
  const typed = typedIn(items, rest, inBrackets !== null);
  if (typed === undefined) {
    return undefined;
  }
  const { query, standing, mark } = typed;
  const isEnd = isEndOfItem(cursor, inBrackets !== null);
  const isSpaced = standing.length > 1;
  // A mark that a space follows may be a word of the text before the key.
  if (isSpaced && !isEnd && !takesKey(rest)) {
    return undefined;
  }
  const close = inBrackets === null ? '' : missingClose(cursor.after, /^[^\][\n]*\]/, ']]');
  const found = {
    typed: {
      length: query.length + (isSpaced ? standing.length : 0),
      form: 'key' as const,
      syntax: 'org' as const,
      query,
      close,
      ...(standing === mark ? {} : { mark }),
    },
  };
  const end = cursor.offset;
  const start = end - query.length - standing.length;
  // The rest of an item behind the cursor is its locator.
  return isEnd || (query === '' && standing !== '' && takesKey(rest))
    ? {
        ...found,
        partial: {
          start,
          end,
          syntax: 'org',
          query,
          enclosure: {
            style: { command: type },
            start: end - written.length,
            items: { start: end - items.length, end: end + (inBrackets === null || close !== '' ? 0 : rest.length) },
            itemStyle: orgRefItems(mark),
            missing: close,
          },
        },
      }
    : found;
};

/** The last word of a line, with the character before it. */
function withoutWordsBefore(line: string): string {
  let start = line.length;
  while (start > 0 && !/[\s\][]/.test(line.charAt(start - 1))) {
    start -= 1;
  }
  return line.slice(Math.max(0, start - 1));
}

/** What has been typed of a key, the mark that stands before it with the spaces behind that, and the one that should. */
function typedIn(
  items: string,
  rest: string,
  inBrackets: boolean,
): { readonly query: string; readonly standing: string; readonly mark: string } | undefined {
  const isMarked = /[&@]/.exec(items + rest)?.[0];
  const item = items.slice(Math.max(items.lastIndexOf(';'), isMarked === undefined ? items.lastIndexOf(',') : -1) + 1);
  const at = Math.max(item.lastIndexOf('&'), item.lastIndexOf('@'));
  const spaces = at < 0 ? '' : (/^[ \t]{1,9}$/.exec(item.slice(at + 1))?.[0] ?? '');
  const query = at >= 0 ? item.slice(at + 1 + spaces.length) : (/[^\s]*$/.exec(item)?.[0] ?? '');
  if (!queryCharacters.test(query)) {
    return undefined;
  }
  // Version 3, which has texts around keys, needs a mark; a list of keys has none in either version.
  const others = items.slice(0, items.length - item.length) + rest;
  const isList = isMarked === undefined && (!inBrackets || /[\p{L}\p{N}]/u.test(others) || item !== '');
  return {
    query,
    standing: at >= 0 ? item.charAt(at) + spaces : '',
    mark: isMarked ?? (isList && !/\s/.test(item) ? '' : '&'),
  };
}

/** Whether what follows a mark is the locator of a key that is not there yet: no other key of the item stands in it. */
function takesKey(rest: string): boolean {
  return /^[ \t][^&@;]*(?:;|$)/.test(rest);
}

function isEndOfItem({ after }: Cursor, inBrackets: boolean): boolean {
  return inBrackets ? /^[ \t]{0,9}(?:[\];,]|$|[\r\n])/.test(after) : /^(?:$|[^\p{L}\p{N}_&@])/u.test(after);
}
