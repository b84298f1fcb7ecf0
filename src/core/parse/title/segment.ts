import { hashSeed, hashStep } from '../../text/fnv';
import { maxUnits } from './evidence';
import { wordCost, PhrasePart, type TitleModel } from './title-model';

/** The longest word of a lexicon. */
const longest = 4;
/** What a character costs that is in no word, in quarters. */
const unknown = 64;

const best = new Int32Array(maxUnits + 1);
const lengths = new Uint8Array(maxUnits + 1);
const knownOf = new Int32Array(maxUnits + 1);
const unreached = 1 << 30;

/** How a run of characters is split, until the next one is: see `splitRun`. */
export const split = {
  /** Where the words begin, in order. */
  starts: new Uint16Array(maxUnits + 1),
  /** What the model knows of them. */
  known: new Int32Array(maxUnits + 1),
  /** For each character but the last, the hash of it and the next one, and what the model knows of these two. */
  pairHashes: new Int32Array(maxUnits + 1),
  knownPairs: new Int32Array(maxUnits + 1),
};

/**
 * Splits a run of at most `maxUnits` Han characters into words, the cheapest way (Viterbi's algorithm), and writes them into `split`.
 * Linear in the run.
 * @returns how many words there are
 */
export function splitRun(text: string, from: number, to: number, { words }: Pick<TitleModel, 'words'>): number {
  const size = to - from;
  const { pairHashes, knownPairs } = split;
  best.fill(unreached, 0, size + 1);
  best[0] = 0;
  for (let start = 0; start < size; start++) {
    const before = best[start] ?? 0;
    let hash = hashStep(hashSeed, text.charCodeAt(from + start));
    let known = words.find(hash);
    const single = wordCost(known);
    // The halves of a character of two units are no words.
    const width = (text.charCodeAt(from + start) & 0xfc00) === 0xd800 ? 2 : 1;
    let at = start + 1;
    if (width === 2 && before + unknown < (best[start + width] ?? 0)) {
      best[start + width] = before + unknown;
      lengths[start + width] = width;
      knownOf[start + width] = 0;
    } else if (width === 1 && before + (single === 0 ? unknown : single) < (best[at] ?? 0)) {
      best[at] = before + (single === 0 ? unknown : single);
      lengths[at] = 1;
      knownOf[at] = known;
    }
    if (at === size) {
      break;
    }
    let isPrefix = (known & PhrasePart.Prefix) !== 0;
    hash = hashStep(hash, text.charCodeAt(from + at));
    known = words.find(hash);
    pairHashes[start] = hash;
    knownPairs[start] = known;
    const end = Math.min(size, start + longest);
    while (isPrefix) {
      at++;
      const cost = wordCost(known);
      if (cost !== 0 && before + cost < (best[at] ?? 0)) {
        best[at] = before + cost;
        lengths[at] = at - start;
        knownOf[at] = known;
      }
      isPrefix = at < end && (known & PhrasePart.Prefix) !== 0;
      if (isPrefix) {
        hash = hashStep(hash, text.charCodeAt(from + at));
        known = words.find(hash);
      }
    }
  }
  let count = 0;
  for (let end = size; end > 0; end -= lengths[end] ?? 0) {
    count++;
  }
  for (let end = size, word = count - 1; end > 0; end -= lengths[end] ?? 0, word--) {
    split.starts[word] = from + end - (lengths[end] ?? 0);
    split.known[word] = knownOf[end] ?? 0;
  }
  return count;
}
