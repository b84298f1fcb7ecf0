import { hashSeed, hashStep } from '../../text/fnv';
import { maxUnits } from './evidence';
import { PhrasePart, type TitleModel } from './title-model';

/** The longest word of a lexicon. */
const longest = 4;
/** What a character costs that is in no word. */
const unknown = 16;

const best = new Float64Array(maxUnits + 1);
const lengths = new Uint8Array(maxUnits + 1);
const entries = new Uint16Array(maxUnits + 1);

/** How a run of characters is split, until the next one is: see `splitRun`. */
export const split = {
  /** Where the words begin, in order. */
  starts: new Uint16Array(maxUnits + 1),
  /** Their entries in the model. */
  entries: new Uint16Array(maxUnits + 1),
};

/**
 * Splits a run of at most `maxUnits` Han characters into words, the cheapest way (Viterbi's algorithm), and writes them into `split`.
 * Linear in the run.
 * @returns how many words there are
 */
export function splitRun(
  text: string,
  from: number,
  to: number,
  { table, parts, costs }: Pick<TitleModel, 'table' | 'parts' | 'costs'>,
): number {
  const size = to - from;
  best.fill(Infinity, 0, size + 1);
  best[0] = 0;
  for (let start = 0; start < size; start++) {
    let hash = hashSeed;
    const before = best[start]!;
    for (let length = 1; length <= longest && start + length <= size; length++) {
      hash = hashStep(hash, text.charCodeAt(from + start + length - 1));
      const entry = table.find(hash);
      const known = costs[entry]!;
      const cost = before + (length === 1 && known === Infinity ? unknown : known);
      if (cost < best[start + length]!) {
        best[start + length] = cost;
        lengths[start + length] = length;
        entries[start + length] = entry;
      }
      if ((parts[entry]! & PhrasePart.Prefix) === 0) {
        break;
      }
    }
  }
  let count = 0;
  for (let end = size; end > 0; end -= lengths[end]!) {
    count++;
  }
  for (let end = size, word = count - 1; end > 0; end -= lengths[end]!, word--) {
    split.starts[word] = from + end - lengths[end]!;
    split.entries[word] = entries[end]!;
  }
  return count;
}
