import { percentile, median, timed } from './statistics';
import type { Rival, Search } from './rivals';

export interface KeystrokeTimes {
  /** Milliseconds, medians of the rounds. */
  readonly p50: number;
  readonly p95: number;
  /** Medians of the rounds' ratios to MiniSearch's on the same keystrokes. */
  readonly ratio50: number;
  readonly ratio95: number;
  readonly keystrokes: number;
}

/**
 * How long each keystroke takes, in rounds of different queries: `rounds[n]` is what is typed in the n-th. Ratios are of
 * those keystrokes of which MiniSearch's times are known.
 */
export async function keystrokeTimes(
  rival: Pick<Rival, 'every'>,
  search: Search,
  bareTimes: ReadonlyMap<string, number>,
  rounds: readonly (readonly string[])[],
): Promise<KeystrokeTimes> {
  const p50: number[] = [];
  const p95: number[] = [];
  const ratio50: number[] = [];
  const ratio95: number[] = [];
  let keystrokes = 0;
  for (const typed of rounds) {
    const asked = typed.filter((_, index) => index % rival.every === 0);
    const times: number[] = [];
    for (const query of asked) {
      times.push(await timed(() => search(query)));
    }
    const both = asked.flatMap((query, at) => {
      const bare = bareTimes.get(query);
      return bare === undefined ? [] : [{ own: times[at] ?? Number.NaN, bare }];
    });
    const ratio = (share: number): number =>
      percentile(
        both.map(({ own }) => own),
        share,
      ) /
      percentile(
        both.map(({ bare }) => bare),
        share,
      );
    p50.push(percentile(times, 0.5));
    p95.push(percentile(times, 0.95));
    ratio50.push(ratio(0.5));
    ratio95.push(ratio(0.95));
    keystrokes += asked.length;
  }
  return { p50: median(p50), p95: median(p95), ratio50: median(ratio50), ratio95: median(ratio95), keystrokes };
}

/** Milliseconds of each keystroke with MiniSearch as it comes. */
export async function timesOf(search: Search, rounds: readonly (readonly string[])[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const query of rounds.flat()) {
    times.set(query, await timed(() => search(query)));
  }
  return times;
}
