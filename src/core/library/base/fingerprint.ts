import type { Entry } from '../../model/paper';

/**
 * Fingerprints of a text: an exact one, and a sketch that survives edits. Both see only its words (Han characters
 * singly), without case and punctuation.
 */

/** Number of buckets in a sketch, one character each. */
const sketchLength = 64;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Marks a bucket that no shingle fell into. */
export const emptyBucket = '.';

function isHan(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xd840 && code <= 0xd88f);
}

/** Whether a UTF-16 unit above ASCII belongs to words: punctuation and space blocks do not. */
function isWordUnit(code: number): boolean {
  return !(
    code < 0xc0 ||
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x206f) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xfe10 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20) ||
    (code >= 0xff3b && code <= 0xff40) ||
    code >= 0xff5b
  );
}

/** The finishing mix of MurmurHash3, which spreads every bit over all others. */
function mix(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Exact fingerprint alone: 11 characters of base 36 for 53 bits, `undefined` where the text has no letter or digit. */
export function textHash(text: string): string | undefined {
  return hashAndSketch(text, false).hash;
}

/** What is compared where a paper has been edited. */
export function sketchText({ title, abstract }: Pick<Entry, 'title' | 'abstract'>): string {
  return title === undefined ? abstract : `${title}\n${abstract}`;
}

/**
 * Sketch of the set of word pairs (pairs of neighbouring Han characters) of a text: one-permutation MinHash (Li, Owen
 * and Zhang, 2012) with 64 buckets, of each the lowest 6 bits of the smallest hash (Li and König, 2010).
 */
export function textSketch(text: string): string {
  return hashAndSketch(text).sketch;
}

/**
 * Both fingerprints of an entry in one pass, since every abstract of the library goes through it at each load: the exact one of the
 * abstract, the sketch of `sketchText`.
 */
export function fingerprintsOf({ title, abstract }: Pick<Entry, 'title' | 'abstract'>): Fingerprints {
  return title === undefined
    ? hashAndSketch(abstract)
    : { hash: hashAndSketch(abstract, false).hash, sketch: hashAndSketch(sketchText({ title, abstract })).sketch };
}

export interface Fingerprints {
  /** See `textHash`. */
  readonly hash: string | undefined;
  /** See `textSketch`. */
  readonly sketch: string;
}

/** @param wantsSketch without it the sketch is empty, and a text is read in half of the time */
function hashAndSketch(text: string, wantsSketch = true): Fingerprints {
  const lower = text.toLowerCase();
  if (wantsSketch) {
    least.fill(-1);
  }
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  let length = 0;
  let previous = 0;
  let word = 0;
  // One loop without closures.
  for (let index = 0; index < lower.length; index++) {
    const code = lower.charCodeAt(index);
    let isInWord = false;
    if (code < 0x80 ? (code > 0x60 && code < 0x7b) || (code > 0x2f && code < 0x3a) : isWordUnit(code)) {
      high = Math.imul(high ^ code, 0x01000193);
      low = Math.imul(low ^ code, 0x85ebca6b);
      low ^= low >>> 15;
      length++;
      isInWord = code < 0x80 || !isHan(code);
    }
    if (!wantsSketch) {
      continue;
    }
    if (isInWord) {
      word = Math.imul((word === 0 ? 0x811c9dc5 : word) ^ code, 0x01000193);
      continue;
    }
    if (word !== 0) {
      takePair(previous, word);
      previous = word;
      word = 0;
    }
    if (code > 0x7f && isHan(code)) {
      const next = Math.imul(code ^ 0x811c9dc5, 0x01000193);
      takePair(previous, next);
      previous = next;
    }
  }
  if (word !== 0) {
    takePair(previous, word);
  }
  return {
    hash: length === 0 ? undefined : writtenHash(high, low ^ length),
    sketch: wantsSketch ? writtenBuckets() : '',
  };
}

function writtenHash(high: number, low: number): string {
  return ((mix(high) & 0x1fffff) * 0x100000000 + mix(low)).toString(36).padStart(11, '0');
}

function writtenBuckets(): string {
  let sketch = '';
  for (let bucket = 0; bucket < sketchLength; bucket++) {
    const value = least[bucket] ?? -1;
    sketch += value < 0 ? emptyBucket : alphabet.charAt(value & 63);
  }
  return sketch;
}

/** The smallest hash of each bucket, of the text that is being read. */
const least = new Int32Array(sketchLength);

function takePair(previous: number, next: number): void {
  const hash = mix(Math.imul(previous, 31) + next);
  const bucket = hash >>> 26;
  const value = hash & 0x3ffffff;
  const known = least[bucket] ?? -1;
  if (known < 0 || value < known) {
    least[bucket] = value;
  }
}

/** How many buckets of a sketch hold something: 64 for a text of some 200 words or more, few for a short one. */
export function filledBuckets(sketch: string): number {
  let filled = 0;
  for (const bucket of sketch) {
    filled += bucket === emptyBucket ? 0 : 1;
  }
  return filled;
}

/** Estimated share of word pairs that two texts have in common (Jaccard), from 0 to 1. */
export function similarity(left: string, right: string): number {
  if (left.length !== sketchLength || right.length !== sketchLength) {
    return 0;
  }
  let equal = 0;
  let filled = 0;
  for (let index = 0; index < sketchLength; index++) {
    const bucket = left[index];
    if (bucket !== emptyBucket || right[index] !== emptyBucket) {
      filled++;
      equal += bucket === right[index] ? 1 : 0;
    }
  }
  if (filled === 0) {
    return 0;
  }
  // One bucket in 64 agrees by chance.
  return Math.max(0, (equal / filled - 1 / 64) / (1 - 1 / 64));
}
