import { labelCharacter } from './keys';
import { textBefore } from '../../../text/around';

const commentMark = /\/\*|\*\//g;
const label = new RegExp(`<(${labelCharacter}{1,500})>`, 'uy');
const link = /https?:\/\/[\w!#$%&*+,\-./:;=?@~'()]{0,2000}/y;
/** What may end a string, or escape what would. */
const stringEnd = /[\\"]/g;
const argumentName = /(?:^|[(,\s])([a-z-]{1,30})\s{0,20}:\s{0,20}$/;

/** Behind the raw text that backticks at an offset open. */
export function afterRaw(text: string, at: number): number {
  let end = at;
  while (text[end] === '`') {
    end += 1;
  }
  const ticks = end - at;
  if (ticks === 2) {
    return end;
  }
  const closing = text.indexOf('`'.repeat(ticks), end);
  return closing === -1 ? text.length : closing + ticks;
}

/** Behind the block comment at an offset; comments nest. */
export function afterComment(text: string, at: number): number {
  let depth = 0;
  commentMark.lastIndex = at;
  for (let mark = commentMark.exec(text); mark !== null; mark = commentMark.exec(text)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) {
      return commentMark.lastIndex;
    }
  }
  return text.length;
}

/** Where the string ends that opens at an offset, at its quotation mark; undefined where nothing ends it. */
export function endOfString(text: string, at: number): number | undefined {
  stringEnd.lastIndex = at + 1;
  let found = stringEnd.exec(text);
  while (found?.[0] === '\\') {
    stringEnd.lastIndex += 1;
    found = stringEnd.exec(text);
  }
  return found?.index;
}

/** Behind an address at an offset. */
export function afterAddress(text: string, at: number): number {
  link.lastIndex = at;
  return link.test(text) ? link.lastIndex : at + 1;
}

/** The name of the label `<name>` at an offset. */
export function labelAt(text: string, at: number): string | undefined {
  label.lastIndex = at;
  return label.exec(text)?.[1];
}

/** Name of the argument whose value starts at an offset. */
export function argumentNameAt(text: string, at: number): string | undefined {
  return argumentName.exec(textBefore(text, at, 80))?.[1];
}
