/**
 * Divides a run of Han characters into words: the most probable division under a unigram language model (Viterbi).
 * `cost`: negative logarithm of a word's probability, `undefined` for what is no word; a single character always is one.
 * `maxLength`: the length of the longest word that may begin at an offset of the run.
 */
export function segment(
  run: string,
  cost: (word: string) => number | undefined,
  maxLength: (from: number) => number,
): string[] {
  const unknownCost = 20;
  const length = run.length;
  const best = new Float64Array(length + 1).fill(Number.POSITIVE_INFINITY);
  const width = new Uint8Array(length + 1);
  best[0] = 0;
  for (let from = 0; from < length; from++) {
    const longest = Math.max(1, maxLength(from));
    for (let size = 1; size <= longest && from + size <= length; size++) {
      const step = cost(run.slice(from, from + size)) ?? (size === 1 ? unknownCost : Number.POSITIVE_INFINITY);
      const total = (best[from] ?? 0) + step;
      if (total < (best[from + size] ?? 0)) {
        best[from + size] = total;
        width[from + size] = size;
      }
    }
  }
  const words: string[] = [];
  for (let end = length; end > 0; end -= width[end] ?? 1) {
    words.push(run.slice(end - (width[end] ?? 1), end));
  }
  return words.reverse();
}
