/** The longest word of a lexicon. */
const maxWord = 4;
/** What a character costs that is in no word. */
const unknown = 16;

/** The words of a run of Han characters, by the cheapest way to split it (Viterbi). Linear in the run. */
export function segment(run: string, costs: ReadonlyMap<string, number>): string[] {
  const best = new Float64Array(run.length + 1).fill(Infinity);
  const lengths = new Uint8Array(run.length + 1);
  best[0] = 0;
  for (let end = 1; end <= run.length; end++) {
    for (let length = 1; length <= maxWord && length <= end; length++) {
      const cost = costs.get(run.slice(end - length, end)) ?? (length === 1 ? unknown : undefined);
      const sum = cost === undefined ? Infinity : (best[end - length] ?? 0) + cost;
      if (sum < (best[end] ?? 0)) {
        best[end] = sum;
        lengths[end] = length;
      }
    }
  }
  const words: string[] = [];
  for (let end = run.length; end > 0; end -= lengths[end] ?? 1) {
    words.push(run.slice(end - (lengths[end] ?? 1), end));
  }
  return words.reverse();
}
