import type { TypedKey } from '../../model/cursor-context';
import type { WrittenForm } from '../../model/citation-language';

/** A bracket is closed in its paragraph. */
const closedBehind = /^(?:[^\][\n]|\n(?![ \t\r]*\n))*\]/;

/** A key between delimiters, which stands there as it is, with the mark that its group has. */
export function keyForms({ close, mark = '' }: TypedKey): readonly WrittenForm[] {
  return [(key) => mark + key + close];
}

/** Items between brackets, and with spaces where letters touch them. */
export function spacedForms(item: WrittenForm, { close }: TypedKey): readonly WrittenForm[] {
  return [(key) => ` ${item(key)}${close}`, (key) => `${item(key)} ${close}`, (key) => ` ${item(key)} ${close}`];
}

/** The same where brackets may be open: before Chinese text the editor does not close one by itself; closed, nothing touches the key. */
export function itemForms(item: WrittenForm, typed: TypedKey, after: string): readonly WrittenForm[] {
  const closed: readonly WrittenForm[] = closedBehind.test(after.slice(0, 1000)) ? [] : [(key) => `${item(key)}]`];
  return [(key) => item(key) + typed.close, ...closed, ...spacedForms(item, typed)];
}
