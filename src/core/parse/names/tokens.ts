import { SET_CLOSE, SET_OPEN } from './plain';
import { hashSeed, hashStep } from '../../text/fnv';
import { wordClass } from './words';

export const enum Kind {
  Word,
  Han,
  Mark,
  Link,
  End,
}

/**
 * The `count` tokens of a text; token `i` is `text.slice(start[i], end[i])`, and empty ones of kind `End` follow the
 * last. The arrays are parallel, and used again: they hold until the next text is split.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Word classes of `words.ts`, 0 for none. */
  readonly flags: Int32Array;
  /** Hash of a word without case, 0 for what is no word. */
  readonly hash: Int32Array;
  /** Of a word: `CAPITAL`, `STRONG`, `PLAIN`. */
  readonly shape: Uint8Array;
  /** Sentence number, from 0. */
  readonly sentence: Int32Array;
}

/** The word begins with a capital. */
export const CAPITAL = 1;
/** A capital, digit or plus after the first letter, or a digit before a capital: not the shape of a common word. */
export const STRONG = 2;
/** Nothing but lower-case letters after the first. */
export const PLAIN = 4;

const linkStart = /(?:https?:|www\.|github\.com|huggingface\.co|gitlab\.com)/y;
const setOpen = SET_OPEN.charCodeAt(0);
const setClose = SET_CLOSE.charCodeAt(0);

/** Tokens past the last that are looked at. */
const margin = 8;

function makeScratch(length: number) {
  const capacity = Math.max(4096, length);
  const size = capacity + margin;
  return {
    capacity,
    kind: new Uint8Array(size),
    start: new Int32Array(size),
    end: new Int32Array(size),
    flags: new Int32Array(size),
    hash: new Int32Array(size),
    shape: new Uint8Array(size),
    sentence: new Int32Array(size),
  };
}

let scratch = makeScratch(0);

/** Splits a text into Latin words, runs of Han, links and single marks, one pass, linear in the text. */
export function tokenizeName(text: string): Tokens {
  if (text.length > scratch.capacity) {
    scratch = makeScratch(text.length);
  }
  const { kind, start, end, flags, hash, shape, sentence } = scratch;
  let count = 0;
  let sentences = 0;
  let i = 0;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0) {
      i++;
      continue;
    }
    const from = i;
    let what = Kind.Mark;
    let wordHash = 0;
    let wordShape = 0;
    if (isWord(code)) {
      if ((code === 0x68 || code === 0x77 || code === 0x67) && startsLink(text, i)) {
        what = Kind.Link;
        i = linkEnd(text, i);
      } else {
        what = Kind.Word;
        wordHash = hashSeed;
        wordShape = code >= 0x41 && code <= 0x5a ? CAPITAL | PLAIN : PLAIN;
        let uppers = 0;
        while (i < text.length) {
          const c = text.charCodeAt(i);
          if (c >= 0x61 && c <= 0x7a) {
            wordHash = hashStep(wordHash, c);
          } else if (c === 0x20) {
            break;
          } else if (c >= 0x41 && c <= 0x5a) {
            wordHash = hashStep(wordHash, c + 32);
            if (i > from) {
              uppers++;
              wordShape = (wordShape | STRONG) & ~PLAIN;
            }
          } else if (isWord(c)) {
            wordHash = hashStep(wordHash, c);
            if (i > from && c < 0x80) {
              wordShape = (wordShape | STRONG) & ~PLAIN;
            }
          } else if (joins(text, i, c)) {
            wordHash = hashStep(wordHash, c);
            if (c !== 0x27) {
              wordShape &= ~PLAIN;
            }
          } else {
            break;
          }
          i++;
        }
        const stop = plusEnd(text, i);
        if (stop > i) {
          wordShape = (wordShape | STRONG) & ~PLAIN;
        }
        i = stop;
        // `3DGS`, not `10x` nor `2.5`.
        if (code <= 0x39 && (uppers === 0 || i - from < 3)) {
          wordShape &= ~STRONG;
        }
      }
    } else if (isHan(code)) {
      what = Kind.Han;
      while (i < text.length && isHan(text.charCodeAt(i))) {
        i++;
      }
    } else {
      i++;
    }
    kind[count] = what;
    start[count] = from;
    end[count] = i;
    sentence[count] = sentences;
    hash[count] = wordHash;
    shape[count] = wordShape;
    flags[count] = wordHash === 0 ? 0 : wordClass(wordHash);
    count++;
    if (what === Kind.Mark && endsSentence(text, from, code)) {
      sentences++;
    }
  }
  for (let after = count; after < count + margin; after++) {
    kind[after] = Kind.End;
    start[after] = text.length;
    end[after] = text.length;
    flags[after] = 0;
    hash[after] = 0;
    shape[after] = 0;
    sentence[after] = sentences + 1;
  }
  return { text, count, kind, start, end, flags, hash, shape, sentence };
}

/** The mark that token `i` is, empty if it is none. */
export function markAt({ kind, text, start }: Tokens, i: number): string {
  return kind[i] === Kind.Mark ? text.charAt(start[i] ?? 0) : '';
}

/** Whether token `i` begins a sentence, one opening bracket or quote not counted. */
export function startsSentence({ sentence, kind }: Tokens, i: number): boolean {
  if (i === 0 || sentence[i] !== sentence[i - 1]) {
    return true;
  }
  return kind[i - 1] === Kind.Mark && (i === 1 || sentence[i - 2] !== sentence[i]);
}

function isWord(code: number): boolean {
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
  }
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x3ff) ||
    code === 0xb2 ||
    code === 0xb3 ||
    code === 0xb9 ||
    (code >= 0x2070 && code <= 0x209c)
  );
}

function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}

/** Whether a mark between two word characters is part of the word: `NAS-Bench`, `GPT-3.5`, `x_y`, `R^2`. */
function joins(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (!isWord(next)) {
    return false;
  }
  if (code === 0x2d && isArticle(text, at + 1)) {
    return false;
  }
  if (
    code === 0x2d ||
    code === 0x5f ||
    code === 0x5e ||
    code === 0x26 ||
    code === 0x40 ||
    code === 0x2010 ||
    code === 0x2011
  ) {
    return true;
  }
  if (code === 0x2e && isUpper(next) && isLower(text.charCodeAt(at - 1)) && isUpper(text.charCodeAt(at + 2))) {
    return isUpper(wordStart(text, at));
  }
  // `e.g.`, `i.e.`
  if (
    code === 0x2e &&
    isLower(next) &&
    text.charCodeAt(at + 2) === 0x2e &&
    isLower(text.charCodeAt(at - 1)) &&
    !isWord(text.charCodeAt(at - 2))
  ) {
    return true;
  }
  if (code === 0x2e) {
    return (
      (next >= 0x30 && next <= 0x39) ||
      (isLower(next) && isLower(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at + 2)))
    );
  }
  return (code === 0x27 || code === 0x2019) && next !== 0x73;
}

/** `X-a framework`: the hyphen is a dash. */
function isArticle(text: string, at: number): boolean {
  if (text.charCodeAt(at) === 0x61) {
    return text.charCodeAt(at + 1) === 0x20 || text.startsWith('an ', at);
  }
  return text.startsWith('the ', at);
}

/** A word goes on with `++`, also after one space. */
function plusEnd(text: string, at: number): number {
  const from = text.charCodeAt(at) === 0x20 ? at + 1 : at;
  if (text.charCodeAt(from) !== 0x2b) {
    return at;
  }
  if (text.charCodeAt(from + 1) === 0x2b) {
    return from + 2;
  }
  // `X+` but not `a + b`.
  return from === at && !isWord(text.charCodeAt(at + 1)) ? at + 1 : at;
}

/** First unit of the word before `at`, if it is short. */
function wordStart(text: string, at: number): number {
  let i = at;
  while (at - i < 10 && isWord(text.charCodeAt(i - 1))) {
    i--;
  }
  return text.charCodeAt(i);
}

function isUpper(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isLower(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function startsLink(text: string, at: number): boolean {
  linkStart.lastIndex = at;
  return linkStart.test(text);
}

function linkEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    const stop =
      code <= 0x20 ||
      code === 0x22 ||
      code === 0x3c ||
      code === 0x3e ||
      code === 0x29 ||
      code === 0x5d ||
      code === setOpen ||
      code === setClose ||
      code > 0x2e7f;
    // `https: //host` keeps its stray space.
    if (stop && !(code === 0x20 && text.charCodeAt(i - 1) === 0x3a && text.charCodeAt(i + 1) === 0x2f)) {
      break;
    }
    i++;
  }
  return i;
}

function endsSentence(text: string, at: number, code: number): boolean {
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) {
    return true;
  }
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f) {
    return false;
  }
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next)) {
    return true;
  }
  if (code === 0x2e && text.charCodeAt(at - 2) === 0x2e) {
    return false;
  }
  // An abbreviation (`e.g.`, `i.e.`) goes on in lower case.
  return !(next === 0x20 && isLower(text.charCodeAt(at + 2))) && next !== 0x2c;
}
