import { replacementOffsets } from '../text/undecodable';
import { atOnce, type WorkSteps } from '../async/time-slicer';
import { declaredEncoding } from './declared-encoding';
import { guessEncoding } from './guess-encoding';
import { beginsWithoutText, isNoText } from './no-text';
import {
  type Decoded,
  decodeStrictly,
  type DecodedText,
  inParts,
  isDoubtfulUtf8,
  isMostlyUndecodable,
  part,
} from './utf8';
import { guessUtf16 } from './utf16';

/** A file is UTF-8 where of the lines beyond ASCII more than this share are, in characters of three bytes or more: texts in other encodings have none. */
const minLines = 1 / 4;

const byteOrderMarks: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/**
 * Decodes a file: by its byte order mark, as UTF-8, as UTF-16 without a mark, in the encoding that it names itself
 * (`% Encoding: …` of JabRef), else in the one that it looks most like. Bytes that the encoding does not know are listed.
 * What is no text, or mostly U+FFFD, is refused. A long file is decoded in steps.
 */
export function* decodeSteps(bytes: Uint8Array): WorkSteps<Decoded> {
  if (beginsWithoutText(bytes)) {
    return { refused: 'no-text' };
  }
  for (const [encoding, mark] of byteOrderMarks) {
    if (mark.every((byte, at) => bytes[at] === byte)) {
      return checked(yield* decodeAs(bytes.subarray(mark.length), encoding, false));
    }
  }
  const hasNul = bytes.includes(0);
  const utf8 = hasNul ? undefined : yield* decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined && !utf8.includes('\x1b$') && !(isDoubtfulUtf8(utf8) && isEastAsian(bytes))) {
    return checked({ text: utf8, encoding: 'utf-8', isGuessed: false, undecodable: [] });
  }
  const wide = guessUtf16(bytes, hasNul);
  if (wide !== undefined || hasNul) {
    return wide === undefined ? { refused: 'no-text' } : checked(yield* decodeAs(bytes, wide, true));
  }
  const declared = declaredEncoding(bytes);
  if (declared !== undefined && declared !== 'utf-8') {
    const found = yield* decodeAs(bytes, declared, false);
    if (found.undecodable.length === 0) {
      return checked(found);
    }
  }
  const guessed = utf8 === undefined && isDamagedUtf8(bytes) ? undefined : guessEncoding(bytes);
  return checked(yield* decodeAs(bytes, guessed ?? 'utf-8', guessed !== undefined));
}

/** The encoding of a beginning of a file, as `decodeSteps` finds it; undefined where it is no text. */
export function encodingOf(beginning: Uint8Array): string | undefined {
  const found = atOnce(decodeSteps(beginning));
  return 'refused' in found ? undefined : found.encoding;
}

function checked(found: DecodedText): Decoded {
  if (isMostlyUndecodable(found.text, found.undecodable.length)) {
    return { refused: isNoText(found.text) ? 'no-text' : 'unknown-encoding' };
  }
  return isNoText(found.text) ? { refused: 'no-text' } : found;
}

function* decodeAs(bytes: Uint8Array, encoding: string, isGuessed: boolean): WorkSteps<DecodedText> {
  const strict = yield* decodeStrictly(bytes, encoding);
  if (strict !== undefined) {
    return { text: strict, encoding, isGuessed, undecodable: [] };
  }
  const text = yield* inParts(bytes, encoding, false);
  return { text, encoding, isGuessed, undecodable: replacementOffsets(text) };
}

function isEastAsian(bytes: Uint8Array): boolean {
  const encoding = declaredEncoding(bytes) ?? guessEncoding(bytes);
  return encoding === 'gb18030' || encoding === 'big5' || encoding === 'euc-jp' || encoding === 'shift_jis';
}

/** Whether bytes that are not UTF-8 throughout are so for the most part, by the first of them beyond ASCII. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  const end = Math.min(bytes.length, first + 4 * part);
  let valid = 0;
  let invalid = 0;
  let goodLines = 0;
  let badLines = 0;
  let longInLine = 0;
  let invalidInLine = 0;
  for (let at = first; at < end;) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let follows = 1;
    while (follows < length && ((bytes[at + follows] ?? 0) & 0xc0) === 0x80) {
      follows++;
    }
    if (length === 0 || follows < length) {
      invalidInLine++;
    } else if (length > 1) {
      valid++;
      if (length > 2) {
        longInLine++;
      }
    }
    at += Math.max(1, Math.min(follows, length));
    if (lead === 10 || at >= end) {
      if (invalidInLine > 0) {
        badLines++;
      } else if (longInLine > 0) {
        goodLines++;
      }
      invalid += invalidInLine;
      longInLine = invalidInLine = 0;
    }
  }
  // Of what is written in another encoding, about a quarter of the sequences happens to be valid.
  return valid > invalid || goodLines > minLines * (goodLines + badLines);
}
