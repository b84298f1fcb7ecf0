import { plainText } from '../names/plain';

/** The start of an abstract says what it is about. */
const longestText = 20_000;

/** The text without markup, with single blanks. */
export function onOneLine(text: string): string {
  const start = text.length > longestText ? text.slice(0, longestText) : text;
  const plain = plainText(start);
  const unmarked = plain === start ? plain : plain.replace(/[\uE000\uE001]/g, '');
  return /[\n\r\t]| {2}/.test(unmarked) ? unmarked.replace(/\s+/g, ' ') : unmarked;
}
