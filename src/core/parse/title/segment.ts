import { hashSeed, hashStep } from '../../text/fnv';

/** The longest word of a lexicon. */
const longest = 4;
/** What a character costs that is in no word. */
const unknown = 16;

/**
 * Where the words of a run of Han characters end, by the cheapest way to split it (Viterbi's algorithm). Linear in the run.
 * @param costs of words, by `hashOf`
 * @returns offsets in `text`, in order
 */
export function wordEnds(text: string, from: number, to: number, costs: ReadonlyMap<number, number>): number[] {
  const size = to - from;
  const best = new Float64Array(size + 1).fill(Infinity);
  const lengths = new Uint8Array(size + 1);
  best[0] = 0;
  for (let start = 0; start < size; start++) {
    let hash = hashSeed;
    for (let length = 1; length <= longest && start + length <= size; length++) {
      hash = hashStep(hash, text.charCodeAt(from + start + length - 1));
      const cost = costs.get(hash >>> 2) ?? (length === 1 ? unknown : undefined);
      if (cost !== undefined && best[start]! + cost < best[start + length]!) {
        best[start + length] = best[start]! + cost;
        lengths[start + length] = length;
      }
    }
  }
  const ends: number[] = [];
  for (let end = size; end > 0; end -= lengths[end]!) {
    ends.push(from + end);
  }
  return ends.reverse();
}
