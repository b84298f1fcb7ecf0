import { atOnce, type WorkSteps } from '../async/time-slicer';
import { beginsWithoutText, isNoText } from './no-text';
import { decoderOf } from './text-decoder';

/** Why bytes are not read: they are no text, or text in an encoding that cannot be told. */
export type DecodeRefusal = 'no-text' | 'unknown-encoding';

export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** Set where neither a byte order mark, nor the file, nor UTF-8 said what the encoding is. */
  readonly isGuessed: boolean;
  /** UTF-16 offsets in `text` of the U+FFFD that stand for bytes which the encoding does not know. */
  readonly undecodable: readonly number[];
}

export type Decoded = DecodedText | { readonly refused: DecodeRefusal };

/** Bytes that are decoded, or looked through, without a pause. */
export const part = 250_000;
/** A text of which more than this share of the characters could not be decoded is in another encoding; an entry of which less could not be is no paper. */
const maxShareInText = 1 / 2;
const maxShareInEntry = 1 / 4;
const mark = [0xef, 0xbb, 0xbf];

/** The text of bytes that are UTF-8 beyond doubt, as most files are; undefined for others, see `decodeSteps`. */
export function* plainUtf8(bytes: Uint8Array): WorkSteps<DecodedText | undefined> {
  if (beginsWithoutText(bytes) || bytes.includes(0)) {
    return undefined;
  }
  const isMarked = mark.every((byte, at) => bytes[at] === byte);
  const text = yield* decodeStrictly(isMarked ? bytes.subarray(mark.length) : bytes, 'utf-8');
  const isPlain =
    text !== undefined && !isNoText(text) && (isMarked || (!text.includes('\x1b$') && !isDoubtfulUtf8(text)));
  return isPlain ? { text, encoding: 'utf-8', isGuessed: false, undecodable: [] } : undefined;
}

/** Whether bytes are UTF-8. */
export function isValidUtf8(bytes: Uint8Array): boolean {
  return atOnce(decodeStrictly(bytes, 'utf-8')) !== undefined;
}

/** Whether so much of a file could not be decoded that nothing of it is shown. @param undecodable how many characters */
export function isMostlyUndecodable(text: string, undecodable: number): boolean {
  // Spaces of a text of many megabytes are not counted in vain.
  return undecodable > 0 && undecodable > maxShareInText * (text.length - count(text, ' '));
}

/** Whether so much of an entry could not be decoded that it is not shown. */
export function isUndecodableEntry(text: string): boolean {
  const undecodable = count(text, '\uFFFD');
  return undecodable > 0 && undecodable > maxShareInEntry * (text.length - count(text, ' '));
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    found++;
  }
  return found;
}

export function* decodeStrictly(bytes: Uint8Array, encoding: string): WorkSteps<string | undefined> {
  try {
    return yield* inParts(bytes, encoding, true);
  } catch {
    return undefined;
  }
}

export function* inParts(bytes: Uint8Array, encoding: string, isStrict: boolean): WorkSteps<string> {
  const next = decoderOf(encoding, isStrict);
  if (next === undefined) {
    throw new Error(`The encoding ${encoding} is not known here.`);
  }
  const texts: string[] = [];
  for (let start = 0; start < bytes.length; start += part) {
    texts.push(next(bytes.subarray(start, start + part)));
    yield;
  }
  return [...texts, next()].join('');
}

/** Whether a text, read as UTF-8, holds characters that are rare enough for its bytes to be another encoding's, and none that are proof of UTF-8. */
export function isDoubtfulUtf8(text: string): boolean {
  const sample = text.slice(0, part);
  return /[\u0250-\u036F\u0460-\u07FF]/.test(sample) && !/[\u0800-\uFFFF]/.test(sample);
}
