import { begunAt, type ContextReader, inKeyList } from '../shared/cursor';
import { entryCommand, macroStart } from './macros';

const openList = new RegExp(String.raw`${macroStart}[^[\]\n]*$`);

/** `cite:[a,que`, `citenp:see[a(12), que`. */
export const macroReader: ContextReader = (cursor) => {
  const line = cursor.before.slice(cursor.before.lastIndexOf('\n') + 1);
  const macro = openList.exec(line);
  const open = line.lastIndexOf('[');
  const written = line.replace(/\)$/, '');
  // In a locator no key is typed.
  if (macro === null || written.lastIndexOf('(') > Math.max(open, written.lastIndexOf(')'))) {
    return undefined;
  }
  const start = cursor.offset - macro[0].length;
  return inKeyList(cursor, {
    syntax: 'asciidoc',
    open: cursor.offset - line.length + open,
    closing: ']',
    start,
    style: { command: macro[1] ?? 'cite' },
  });
};

const begun = /(?<![\p{L}\p{N}_:])(cite|citenp):$/u;

/** Further keys in macros of their own. */
const oneEach = { item: (key: string) => key, separator: `] ${entryCommand}:[` };
const openEntry = /bibitem:\[([^\s,[\]]*)$/;

/** `bibitem:[que`, which holds one key. */
export const entryReader: ContextReader = (cursor) => {
  const { before, offset } = cursor;
  const [written, query] = openEntry.exec(before.slice(before.lastIndexOf('\n') + 1)) ?? [];
  if (written === undefined || query === undefined) {
    return undefined;
  }
  const found = inKeyList(cursor, {
    syntax: 'asciidoc',
    open: offset - query.length - 1,
    closing: ']',
    start: offset - written.length,
    style: { command: entryCommand },
  });
  const { partial } = found;
  return partial?.enclosure === undefined
    ? found
    : { ...found, partial: { ...partial, enclosure: { ...partial.enclosure, itemStyle: oneEach } } };
};

/** `cite:`, behind which no bracket stands yet. */
export const begunMacroReader: ContextReader = ({ offset, before, after }) => {
  const [written, command] = begun.exec(before.slice(-20)) ?? [];
  if (written === undefined || command === undefined || after.startsWith('[')) {
    return undefined;
  }
  const start = offset - written.length;
  return { partial: begunAt(offset, { syntax: 'asciidoc', style: { command }, start, sides: '[]' }) };
};
