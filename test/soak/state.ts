/** What the extension knows, in texts that can be compared with what it knows after another start. */
export interface SoakState {
  /** Keys, former keys, titles and sources with lines. */
  readonly papers: readonly string[];
  readonly problems: readonly string[];
  /** How often papers are cited, by where they stand. */
  readonly cited: readonly string[];
  /** Keys that queries find, in their order. */
  readonly answers: readonly string[];
}

/** Where two states differ, a line each. */
export function differences(soaked: SoakState, fresh: SoakState): readonly string[] {
  return (['papers', 'problems', 'cited', 'answers'] as const).flatMap((part) => {
    const [after, anew] = [new Set(soaked[part]), new Set(fresh[part])];
    return [
      ...soaked[part].filter((line) => !anew.has(line)).map((line) => `${part}, only after the soak: ${line}`),
      ...fresh[part].filter((line) => !after.has(line)).map((line) => `${part}, only after a fresh start: ${line}`),
      ...(soaked[part].length !== fresh[part].length
        ? [`${part}: ${String(soaked[part].length)} after the soak, ${String(fresh[part].length)} after a fresh start`]
        : []),
    ];
  });
}
