import type { TextRange } from '../../../model/paper';

/** What `@` names, as Pandoc's manual defines a key. */
export interface AtKey {
  readonly key: string;
  readonly keyRange: TextRange;
  /** Behind the key and its braces. */
  readonly end: number;
  /** The tool would take letters of the sentence into the key: `@key说明`. */
  readonly gluedAfter: boolean;
}

const letter = String.raw`[\p{L}\p{N}_]`;
/** Punctuation that a key may hold within. */
const punctuation = String.raw`:.#$%&\-+?<>~/`;
/** Starts with a letter, digit or `_`; inner punctuation only singly and before a further letter, `:` and `/` also before `/`. */
const plain = String.raw`${letter}(?:${letter}|[${punctuation}](?=${letter})|[:/](?=\/)){0,500}`;
const plainKey = new RegExp(plain, 'uy');
const wholeKey = new RegExp(`^${plain}$`, 'u');
const firstKey = new RegExp(`^${plain}`, 'u');
const keyPunctuation = new RegExp(`^[${punctuation}]*$`);
/** Punctuation at its end belongs to a key only with a letter behind it. */
const furtherKey = new RegExp(String.raw`^(?:[${punctuation}]{0,9}${letter}|\{)`, 'u');
/**
 * What belongs to a key around the cursor, where the text behind it may be Chinese that follows without a space: ASCII alone.
 * Angle brackets may close what the key stands in.
 */
const asciiKeyStart = new RegExp(`[A-Za-z0-9_${punctuation}]`);
const asciiKeyRest = /^(?:[A-Za-z0-9_]|[:.#$%&\-+?~/](?=[A-Za-z0-9_])){0,200}/;
/** Between braces nothing is excluded but space; one level of inner braces. */
const bracedKey = /\{((?:[^\s{}]|\{[^\s{}]{0,200}\}){1,500})\}/uy;
/** A letter of the scripts that are written without spaces between words. */
export const unspacedLetter =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}々〇ー]/u;
const startsUnspaced = new RegExp(`^${unspacedLetter.source}`, 'u');

/** Whether `@` names a key to its end without braces. */
export function isPlainKey(key: string): boolean {
  return wholeKey.test(key);
}

/** The key that a text begins with, letters of the sentence that follow it included; empty where it begins with none. */
export function keyAtStart(text: string): string {
  return firstKey.exec(text)?.[0] ?? '';
}

/** Whether a text is nothing but punctuation that a key may hold. */
export function isKeyPunctuation(text: string): boolean {
  return keyPunctuation.test(text);
}

/** Whether a key without braces would take in the beginning of the text behind it. */
export function takesInText(after: string): boolean {
  return furtherKey.test(after);
}

/** Where the key starts that ends at an offset, not before `from`; the offset itself where none does. */
export function startOfTypedKey(text: string, from: number, offset: number): number {
  let start = offset;
  while (start > from && asciiKeyStart.test(text.charAt(start - 1))) {
    start -= 1;
  }
  return start;
}

/** The rest of a key that begins before a text. */
export function restOfKey(after: string): string {
  return asciiKeyRest.exec(after)?.[0] ?? '';
}

/** Whether a character (one code point) is a letter of a script without spaces, such as Han. */
export function isUnspacedLetter(character: string): boolean {
  return unspacedLetter.test(character);
}

/**
 * Cuts a key where Han characters of the sentence follow its Latin ones. A key that starts with such a character is kept whole.
 * @returns what the writer means, without punctuation at its end
 */
export function withoutGluedLetters(key: string): string {
  if (startsUnspaced.test(key)) {
    return key;
  }
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
  if (whole === undefined) {
    return undefined;
  }
  const key = withoutGluedLetters(whole);
  const keyRange = { start, end: start + key.length };
  return { key, keyRange, end: keyRange.end, gluedAfter: key !== whole };
}

/** What stands directly before an offset: nothing that hinders a citation, a letter of a script without spaces, or another letter. */
export function letterBefore(text: string, offset: number): 'none' | 'unspaced' | 'spaced' {
  const previous = text.codePointAt(offset - (/[\uDC00-\uDFFF]/.test(text.charAt(offset - 1)) ? 2 : 1));
  if (offset === 0 || previous === undefined) {
    return 'none';
  }
  const character = String.fromCodePoint(previous);
  if (isUnspacedLetter(character)) {
    return 'unspaced';
  }
  return /[\p{L}\p{N}]/u.test(character) ? 'spaced' : 'none';
}
