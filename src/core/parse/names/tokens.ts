import { SET_CLOSE, SET_OPEN } from './plain';
import { wordClasses } from './words';

export const enum Kind {
  Word,
  Han,
  Mark,
  Link,
}

/** Token `i` is `text.slice(start[i], end[i])`; parallel arrays keep ten thousand abstracts cheap. */
export interface Tokens {
  readonly text: string;
  readonly kind: readonly Kind[];
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Word classes of `words.ts`, 0 for none. */
  readonly flags: readonly number[];
  /** Sentence number, from 0. */
  readonly sentence: readonly number[];
}

const linkStart = /(?:https?:|www\.|github\.com|huggingface\.co|gitlab\.com)/y;
const longestClassWord = 14;
const setOpen = SET_OPEN.charCodeAt(0);
const setClose = SET_CLOSE.charCodeAt(0);

/** Splits a text into Latin words, runs of Han, links and single marks, one pass, linear in the text. */
export function tokenize(text: string): Tokens {
  const kind: Kind[] = [];
  const start: number[] = [];
  const end: number[] = [];
  const flags: number[] = [];
  const sentence: number[] = [];
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
    let flag = 0;
    if (isWord(code)) {
      what = Kind.Word;
      if ((code === 0x68 || code === 0x77 || code === 0x67) && startsLink(text, i)) {
        what = Kind.Link;
        i = linkEnd(text, i);
      } else {
        let lower = true;
        while (i < text.length) {
          const c = text.charCodeAt(i);
          if (isWord(c)) {
            if (c >= 0x41 && c <= 0x5a) lower = false;
            i++;
          } else if (joins(text, i, c)) i++;
          else break;
        }
        i = plusEnd(text, i);
        if (i - from <= longestClassWord) {
          const word = text.slice(from, i);
          flag = wordClasses.get(lower ? word : word.toLowerCase()) ?? 0;
        }
      }
    } else if (isHan(code)) {
      what = Kind.Han;
      while (i < text.length && isHan(text.charCodeAt(i))) i++;
    } else i++;
    kind.push(what);
    start.push(from);
    end.push(i);
    flags.push(flag);
    sentence.push(sentences);
    if (what === Kind.Mark && endsSentence(text, from, code)) sentences++;
  }
  return { text, kind, start, end, flags, sentence };
}

export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x3ff) ||
    code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x209c)
  );
}

export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0xf900 && code <= 0xfaff);
}

/** Whether a mark between two word characters is part of the word: `NAS-Bench`, `GPT-3.5`, `x_y`, `R^2`. */
function joins(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (!isWord(next)) return false;
  if (code === 0x2d || code === 0x5f || code === 0x5e || code === 0x26 || code === 0x40 || code === 0x2010 || code === 0x2011) return true;
  if (code === 0x2e) return (next >= 0x30 && next <= 0x39) || (isLower(next) && isLower(text.charCodeAt(at - 1)) && isLower(text.charCodeAt(at + 2)));
  return (code === 0x27 || code === 0x2019) && next !== 0x73;
}

/** A word goes on with `++`, also after one space. */
function plusEnd(text: string, at: number): number {
  const from = text.charCodeAt(at) === 0x20 ? at + 1 : at;
  if (text.charCodeAt(from) !== 0x2b) return at;
  if (text.charCodeAt(from + 1) === 0x2b) return from + 2;
  // `X+` but not `a + b`.
  return from === at && !isWord(text.charCodeAt(at + 1)) ? at + 1 : at;
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
      code <= 0x20 || code === 0x22 || code === 0x3c || code === 0x3e || code === 0x29 || code === 0x5d || code === setOpen || code === setClose || code > 0x2e7f;
    // `https: //host` keeps its stray space.
    if (stop && !(code === 0x20 && text.charCodeAt(i - 1) === 0x3a && text.charCodeAt(i + 1) === 0x2f)) break;
    i++;
  }
  return i;
}

function endsSentence(text: string, at: number, code: number): boolean {
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff1b) return true;
  if (code !== 0x2e && code !== 0x21 && code !== 0x3f) return false;
  const next = text.charCodeAt(at + 1);
  if (Number.isNaN(next)) return true;
  // An abbreviation (`e.g.`, `i.e.`) goes on in lower case.
  return !(next === 0x20 && isLower(text.charCodeAt(at + 2))) && next !== 0x2c;
}
