/**
 * Words for the index. Han runs become character bigrams, everything else words. Folded are case, accents, full-width
 * forms and an English plural s. A compound (`SAM-DETR`, `TinyMIM`) is found by its parts and by the whole without joints.
 */

import { hashSeed, hashStep } from '../../text/fnv';
import { RunCache } from './run-cache';
import { simplify } from './simplify';
import { type Term, termNamed } from './term';

/** Longer runs of letters (encoded data) are cut here. */
const maxTermLength = 48;

const separator = 0;
const letter = 1;
const han = 2;
const unknown = 255;

/** A run of letters and digits, or of Han characters, at UTF-16 offsets of the text. */
export interface TextRun {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly han: boolean;
}

/** A run with the terms it is found by; the whole of a compound is a word of its own that covers its parts. */
export interface Word extends TextRun {
  readonly terms: readonly string[];
}

const kinds = new Uint8Array(65_536).fill(unknown);
const hanPattern = /^\p{Script=Han}$/u;
const letterPattern = /^[\p{L}\p{M}\p{N}]$/u;

function classify(character: string): number {
  return hanPattern.test(character) ? han : letterPattern.test(character) ? letter : separator;
}

function kindAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0xd800 && code < 0xdc00) {
    return classify(String.fromCodePoint(text.codePointAt(index) ?? code));
  }
  let kind = kinds[code] ?? separator;
  if (kind === unknown) {
    kind = classify(String.fromCharCode(code));
    kinds[code] = kind;
  }
  return kind;
}

function widthAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code >= 0xd800 && code < 0xdc00 && (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}

/** The runs of a text in order. */
export function runs(text: string): TextRun[] {
  const found: TextRun[] = [];
  let index = 0;
  while (index < text.length) {
    const kind = kindAt(text, index);
    const start = index;
    do {
      index += widthAt(text, index);
    } while (index < text.length && kindAt(text, index) === kind);
    if (kind !== separator) {
      found.push({ start, end: index, han: kind === han });
    }
  }
  return found;
}

/** The first run of what stands from an offset on, `undefined` where nothing does. */
export function runFrom(text: string, index: number): TextRun | undefined {
  let start = index;
  while (start < text.length && kindAt(text, start) === separator) {
    start += widthAt(text, start);
  }
  if (start >= text.length) {
    return undefined;
  }
  const kind = kindAt(text, start);
  let end = start;
  while (end < text.length && kindAt(text, end) === kind) {
    end += widthAt(text, end);
  }
  return { start, end, han: kind === han };
}

/** The run that the character at `index` is part of. */
export function runAround(text: string, index: number): { readonly start: number; readonly end: number } {
  const kind = kindAt(text, index);
  let start = index;
  while (start > 0 && kindAt(text, start - 1) === kind) {
    start--;
  }
  let end = index + 1;
  while (end < text.length && kindAt(text, end) === kind) {
    end++;
  }
  return { start, end };
}

const asciiOnly = /^[\x20-\x7e]*$/;
const hanOnly = /^[\u3007\u4e00-\u9fff]*$/;
const diacritics = /[\u0300-\u036f]/g;
/** Letters that Unicode does not decompose. */
const plainLetters = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ð', 'd'],
  ['þ', 'th'],
]);
const plainLetterPattern = /[ßøłđæœıðþ]/g;

/** One form for what is to compare equal: lower case, no accents, no full-width forms, simplified Chinese. */
export function fold(text: string): string {
  if (asciiOnly.test(text)) {
    return text.toLowerCase();
  }
  if (hanOnly.test(text)) {
    return simplify(text);
  }
  const plain = text.normalize('NFKD').toLowerCase().replace(diacritics, '');
  return simplify(plain.replace(plainLetterPattern, (found) => plainLetters.get(found) ?? found).normalize('NFC'));
}

/** The term of a folded word: an English plural compares equal to its singular (`networks`, but `class`, `bias`, `focus` stay). */
export function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !/[ssuia]s$/.test(word) ? word.slice(0, -1) : word;
}

const termOf = (raw: string): string => singular(fold(raw.slice(0, maxTermLength)));

/** Where capitals divide a word: `Tiny|MIM`, `Rep|Ghost|Net`, `MLP|Mixer`, but not `LM|s`. */
const humps = /\p{Ll}(?=\p{Lu})|\p{Lu}(?=\p{Lu}\p{Ll}{2})/gu;

/** The parts of a word written in camel case, fewer than two for others. */
function humpsOf(raw: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of raw.matchAll(humps)) {
    const to = match.index + match[0].length;
    parts.push(raw.slice(from, to));
    from = to;
  }
  return from === 0 ? [] : [...parts, raw.slice(from)];
}

/** Whether a term comes from a Han run. */
export const isHanTerm = (term: string): boolean => hanStart.test(term);

const hanStart = /^\p{Script=Han}/u;

/** Terms of one run of letters: the whole first, then the parts. */
export function wordTerms(raw: string): readonly string[] {
  return textsOf(termsAt(raw, 0, raw.length));
}

const textsOf = (terms: readonly Term[]): string[] => terms.map(({ text }) => text);

/** Terms of the run of letters at `start` to `end`; they are remembered, and a run that is known makes no string. */
function termsAt(text: string, start: number, end: number): readonly Term[] {
  return known.get(text, start, Math.min(end, start + maxTermLength));
}

const known = new RunCache((short) => [termOf(short), ...humpsOf(short).map(termOf)].map(termNamed));
const hanKnown = new RunCache(termNamed);

/** Adds the terms of a run of Han characters, which are those of `hanTerms`, without a string for each that is known. */
function addHanTerms(run: string, terms: Term[]): void {
  const folded = fold(run);
  const { length } = folded;
  let second = widthAt(folded, 0);
  if (second >= length && length > 0) {
    terms.push(hanKnown.get(folded, 0, length));
  }
  for (let first = 0; second < length;) {
    const end = second + widthAt(folded, second);
    terms.push(hanKnown.get(folded, first, end));
    first = second;
    second = end;
  }
}

/** Bigrams of a run of Han characters; the character itself where it stands alone. */
export function hanTerms(run: string): readonly string[] {
  const characters = [...fold(run)];
  if (characters.length < 2) {
    return characters;
  }
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** Whether a UTF-16 unit joins words: a hyphen, a short dash or a low line. */
const isJoint = (unit: number): boolean => unit === 0x2d || unit === 0x5f || (unit >= 0x2010 && unit <= 0x2013);
const maxParts = 5;

/** Whether `next` continues a compound that `run` began: `SAM-DETR`. */
export function joined(text: string, run: TextRun, next: TextRun): boolean {
  return !run.han && !next.han && next.start === run.end + 1 && isJoint(text.charCodeAt(run.end));
}

/**
 * The words of a text with their terms, in order; a compound stands before its parts, with one term, the whole
 * (`samdetr`). At most five parts are joined.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const all = runs(text);
  for (let index = 0; index < all.length; index++) {
    const run = all[index] as TextRun;
    const raw = text.slice(run.start, run.end);
    if (run.han) {
      found.push({ ...run, terms: hanTerms(raw) });
      continue;
    }
    const compound =
      index === 0 || !joined(text, all[index - 1] as TextRun, run) ? compoundAt(text, all, index) : undefined;
    if (compound !== undefined) {
      found.push(compound);
    }
    found.push({ ...run, terms: wordTerms(raw) });
  }
  return found;
}

function compoundAt(text: string, all: readonly TextRun[], first: number): Word | undefined {
  let last = first;
  for (let next = all[last + 1]; next !== undefined && last - first + 1 < maxParts; next = all[last + 1]) {
    if (!joined(text, all[last] as TextRun, next)) {
      break;
    }
    last++;
  }
  if (last === first) {
    return undefined;
  }
  const parts = all.slice(first, last + 1);
  const whole = parts.map((part) => text.slice(part.start, part.end)).join('');
  const end = (all[last] as TextRun).end;
  return { start: (parts[0] as TextRun).start, end, han: false, terms: [termOf(whole)] };
}

const wholes = new RunCache((whole) => termNamed(termOf(whole)));

/** All terms of a text, repeated as often as they occur: those of `words`, without their places. */
export function tokenize(text: string): string[] {
  return textsOf(loggedTermsOf(text));
}

/** The same, for who looks each of them up. */
export function loggedTermsOf(text: string): Term[] {
  const terms: Term[] = [];
  let compound = '';
  let parts = 0;
  let previousStart = 0;
  let previousEnd = -2;
  const closeCompound = (): void => {
    if (parts > 1) {
      terms.push(wholes.get(compound, 0, Math.min(compound.length, maxTermLength)));
    }
    parts = 0;
  };
  const { length } = text;
  for (let index = 0; index < length;) {
    const start = index;
    let code = text.charCodeAt(index);
    let hash = hashSeed;
    // Most of a text: letters that are known as such, hashed on the way.
    while (kinds[code] === letter) {
      hash = hashStep(hash, code);
      code = ++index < length ? text.charCodeAt(index) : 0;
    }
    const kind = index > start ? letter : kindAt(text, index);
    const hashed = index;
    while (index < length && kindAt(text, index) === kind) {
      index += widthAt(text, index);
    }
    if (kind === separator) {
      continue;
    }
    if (kind === han) {
      closeCompound();
      previousEnd = -2;
      addHanTerms(text.slice(start, index), terms);
      continue;
    }
    if (start !== previousEnd + 1 || !isJoint(text.charCodeAt(previousEnd))) {
      closeCompound();
      parts = 1;
    } else if (parts < maxParts) {
      compound = (parts === 1 ? cut(text, previousStart, previousEnd) : compound) + cut(text, start, index);
      parts++;
    }
    previousStart = start;
    previousEnd = index;
    const found =
      hashed === index && index - start <= maxTermLength
        ? known.find(text, start, index, hash)
        : termsAt(text, start, index);
    for (const term of found) {
      terms.push(term);
    }
  }
  closeCompound();
  return terms;
}

const cut = (text: string, start: number, end: number): string =>
  text.slice(start, Math.min(end, start + maxTermLength));

/** Lets go of the words that are remembered, which take 150 bytes each: for when many papers have been added. */
export function forgetRuns(): void {
  known.clear();
  hanKnown.clear();
  wholes.clear();
}
