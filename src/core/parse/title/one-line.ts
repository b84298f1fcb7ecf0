import { plainText } from '../names/plain';

/** The start of an abstract says what it is about. */
const maxTextLength = 20_000;

/** The text without markup, with single blanks. */
export function onOneLine(text: string): string {
  const start = text.length > maxTextLength ? text.slice(0, maxTextLength) : text;
  const plain = plainText(start);
  const unmarked = plain === start ? plain : plain.replace(/[\uE000\uE001]/g, '');
  return isOneLine(unmarked) ? unmarked : unmarked.replace(/\s+/g, ' ');
}

/** Four searches for a string take a tenth of what one expression for them takes. */
const isOneLine = (text: string): boolean =>
  !text.includes('\n') && !text.includes('\r') && !text.includes('\t') && !text.includes('  ');
