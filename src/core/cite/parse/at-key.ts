import type { TextRange } from '../../model';

/** What `@` names, as Pandoc's manual defines a key. */
export interface AtKey {
  readonly key: string;
  readonly keyRange: TextRange;
  /** Behind the key and its braces. */
  readonly end: number;
  /** The tool would take letters of the sentence into the key: `@key说明`. */
  readonly gluedAfter: boolean;
}

/** Starts with a letter, digit or `_`; inner punctuation only singly and before a further letter, `:` and `/` also before `/`. */
const plainKey = /[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/)){0,500}/uy;
/** Between braces nothing is excluded but space; one level of inner braces. */
const bracedKey = /\{((?:[^\s{}]|\{[^\s{}]{0,200}\}){1,500})\}/uy;
/** Scripts that are written without spaces between words. */
const unspacedLetter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}々〇ー]/u;
const startsUnspaced = new RegExp(`^${unspacedLetter.source}`, 'u');

/** Whether a character (one code point) is a letter of a script without spaces, such as Han. */
export function isUnspacedLetter(character: string): boolean {
  return unspacedLetter.test(character);
}

/**
 * Cuts a key where Han characters of the sentence follow its Latin ones. A key that starts with such a character is kept whole.
 * @returns what the writer means, without punctuation at its end
 */
export function withoutGluedLetters(key: string): string {
  if (startsUnspaced.test(key)) return key;
  const at = key.search(unspacedLetter);
  return at === -1 ? key : key.slice(0, at).replace(/[^\p{L}\p{N}_]{1,500}$/u, '');
}

/** The key that an `@` at an offset names, if it names one. */
export function atKey(text: string, at: number): AtKey | undefined {
  const start = at + 1;
  bracedKey.lastIndex = start;
  const inner = bracedKey.exec(text)?.[1];
  if (inner !== undefined) {
    const keyRange = { start: start + 1, end: start + 1 + inner.length };
    return { key: inner, keyRange, end: keyRange.end + 1, gluedAfter: false };
  }
  plainKey.lastIndex = start;
  const whole = plainKey.exec(text)?.[0];
  if (whole === undefined) return undefined;
  const key = withoutGluedLetters(whole);
  const keyRange = { start, end: start + key.length };
  return { key, keyRange, end: keyRange.end, gluedAfter: key !== whole };
}

/** What stands directly before an offset: nothing that hinders a citation, a letter of a script without spaces, or another letter. */
export function letterBefore(text: string, offset: number): 'none' | 'unspaced' | 'spaced' {
  const previous = text.codePointAt(offset - (/[\uDC00-\uDFFF]/.test(text.charAt(offset - 1)) ? 2 : 1));
  if (offset === 0 || previous === undefined) return 'none';
  const character = String.fromCodePoint(previous);
  if (isUnspacedLetter(character)) return 'unspaced';
  return /[\p{L}\p{N}]/u.test(character) ? 'spaced' : 'none';
}
