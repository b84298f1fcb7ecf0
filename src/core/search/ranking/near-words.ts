import { stemPrefix } from '../text/stem';
import type { StemReader } from '../translation/stem-reader';
import type { WordPair } from './word-pair';

/** Between neighbours stand words that stand for nothing, and what is no word. */
const maxBetween = 12;
/** No Chinese word of a table is longer; of the Latin ones their beginnings are sought. */
const maxLength = 12;

/**
 * Tells whether neighbouring words may stand in a text by where their beginnings and translations do, without dividing it into words:
 * of the Chinese papers that have both words, few have them side by side.
 */
export class NearWords {
  readonly #pairs: readonly WordPair[];
  readonly #reader: StemReader;
  #sought: readonly (readonly [firsts: readonly string[], seconds: readonly string[]])[] | undefined;

  /** @param pairs in whichever order: the words of one are sought on both sides of each other */
  constructor(pairs: readonly WordPair[], reader: StemReader) {
    this.#pairs = pairs;
    this.#reader = reader;
  }

  /** @param text folded */
  mayStandIn(text: string): boolean {
    this.#sought ??= eachOnce(this.#pairs).map(([before, after]) => [this.#written(before), this.#written(after)]);
    return this.#sought.some(([firsts, seconds]) => firsts.some((first) => standsNearAny(text, first, seconds)));
  }

  /** As which a stem may be written. */
  #written(stem: string): readonly string[] {
    return [stemPrefix(stem), ...this.#reader.hanWords(stem)];
  }
}

/** Pairs without those that are the reverse of one before. */
function eachOnce(pairs: readonly WordPair[]): readonly WordPair[] {
  const seen = new Set<string>();
  return pairs.filter(([before, after]) => {
    seen.add(`${before} ${after}`);
    return before === after || !seen.has(`${after} ${before}`);
  });
}

/** In time that grows with the text alone: each of the seconds is looked for from where it was found last. */
function standsNearAny(text: string, first: string, seconds: readonly string[]): boolean {
  const next = seconds.map(() => -1);
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    const from = Math.max(0, at - maxBetween - maxLength);
    for (let each = 0; each < seconds.length; each++) {
      if ((next[each] ?? 0) < from) {
        const found = text.indexOf(seconds[each] ?? '', from);
        next[each] = found < 0 ? Number.POSITIVE_INFINITY : found;
      }
      if ((next[each] ?? 0) <= at + first.length + maxBetween) {
        return true;
      }
    }
  }
  return false;
}
