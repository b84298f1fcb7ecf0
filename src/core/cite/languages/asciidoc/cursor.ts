import { type ContextReader, inKeyList } from '../shared/cursor';
import { macroStart } from './macros';

const openList = new RegExp(String.raw`${macroStart}[^[\]\n]*$`);

/** `cite:[a,que`, `citenp:see[a(12), que`. */
export const macroReader: ContextReader = (cursor) => {
  const line = cursor.before.slice(cursor.before.lastIndexOf('\n') + 1);
  const macro = openList.exec(line);
  const open = line.lastIndexOf('[');
  // In a locator no key is typed.
  if (macro === null || /\([^)]*\)?$/.test(line.slice(open))) {
    return undefined;
  }
  const [written, command = 'cite'] = macro;
  const start = cursor.offset - written.length;
  return inKeyList(cursor, {
    syntax: 'asciidoc',
    open: cursor.offset - line.length + open,
    closing: ']',
    start,
    style: { command },
  });
};
