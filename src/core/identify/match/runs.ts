/** Words in a row that make a run. */
const runLength = 3;
/** What follows is not looked at. */
const maxText = 20_000;

/** The runs of three words, or Chinese characters, of a text: what stays where sentences are dropped or added, and goes where they are written anew. */
export function runsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .slice(0, maxText)
      .toLowerCase()
      .match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];
  return new Set(words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(' ')));
}

/**
 * The runs that two texts have in common, as shares.
 * @returns `ofShorter` of those of the text that has fewer, 1 where one holds the other; `ofLonger` of those of the other one
 */
export function sharedRuns(
  left: ReadonlySet<string>,
  right: ReadonlySet<string>,
): { readonly ofShorter: number; readonly ofLonger: number } {
  const [few, many] = left.size < right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const run of few) {
    shared += many.has(run) ? 1 : 0;
  }
  return few.size === 0
    ? { ofShorter: 0, ofLonger: 0 }
    : { ofShorter: shared / few.size, ofLonger: shared / many.size };
}
