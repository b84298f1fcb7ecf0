import { WordCosts } from './word-costs';

const unknownCost = 20;
const minRoom = 256;

/** By place in the run what the best division up to there costs, and the size and node of its last word. Runs are many and short: the room is kept. */
let best = new Float64Array(minRoom);
let sizes = new Uint32Array(minRoom);
let nodes = new Int32Array(minRoom);

/**
 * Divides a run of Han characters into words: the most probable division under a unigram language model (Viterbi).
 * @param words with the negative logarithms of their probabilities; a single character is one always
 * @param longest words of more units are not made; 1 at least
 */
export function segment(run: string, words: WordCosts, longest = run.length): string[] {
  divide(run, words, longest);
  const found: string[] = [];
  for (let end = run.length; end > 0; end -= sizes[end] ?? 1) {
    found.push(run.slice(end - (sizes[end] ?? 1), end));
  }
  return found.reverse();
}

/** The same by the numbers of the words, without the characters that are none of them. */
export function segmentNumbers(run: string, words: WordCosts): number[] {
  divide(run, words, run.length);
  const found: number[] = [];
  for (let end = run.length; end > 0; end -= sizes[end] ?? 1) {
    const number = words.numberAt(nodes[end] ?? WordCosts.root);
    if (number >= 0) {
      found.push(number);
    }
  }
  return found.reverse();
}

function divide(run: string, words: WordCosts, longest: number): void {
  const { length } = run;
  if (length >= best.length) {
    best = new Float64Array(length * 2);
    sizes = new Uint32Array(length * 2);
    nodes = new Int32Array(length * 2);
  }
  best.fill(Number.POSITIVE_INFINITY, 0, length + 1);
  best[0] = 0;
  for (let from = 0; from < length; from++) {
    const before = best[from] ?? 0;
    let node = WordCosts.root;
    for (let size = 1; size <= longest && from + size <= length; size++) {
      node = words.next(node, run.charCodeAt(from + size - 1));
      const cost = node === WordCosts.none ? Number.POSITIVE_INFINITY : words.at(node);
      const total = before + (size === 1 && cost === Number.POSITIVE_INFINITY ? unknownCost : cost);
      if (total < (best[from + size] ?? 0)) {
        best[from + size] = total;
        sizes[from + size] = size;
        nodes[from + size] = node;
      }
      if (node === WordCosts.none) {
        break;
      }
    }
  }
}
