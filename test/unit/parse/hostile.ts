import assert from 'node:assert/strict';

/** Computing time in milliseconds: what else the machine does meanwhile is not counted. */
export function computingTime(task: () => unknown): number {
  const started = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * The least of so many measurements: a pause of the garbage collector, or a cache that another program has emptied, makes one
 * measurement longer, and none shorter.
 */
function minTime(task: () => unknown, times: number): number {
  return Math.min(...Array.from({ length: times }, () => computingTime(task)));
}

/**
 * Whether a large task took at most so many times as long as a small one: where one measurement says no, the least of three
 * decides.
 */
export function growsAtMost(
  factor: number,
  small: () => unknown,
  large: () => unknown,
  floor: number,
): { holds: boolean; said: string } {
  small();
  let [short, long] = [Math.max(floor, computingTime(small)), computingTime(large)];
  if (long >= factor * short) {
    [short, long] = [Math.max(floor, minTime(small, 3)), minTime(large, 3)];
  }
  return { holds: long < factor * short, said: `${short.toFixed(0)} ms, then ${long.toFixed(0)} ms` };
}

const repeated = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Fails where reading hostile text grows faster than its length: ten times the text may take ten times as long, with room for noise. */
export function assertLinear(read: (text: string) => unknown, units: readonly string[], size = 100_000): void {
  for (const unit of units) {
    const reading = (length: number) => {
      const text = repeated(unit, length);
      return () => read(text);
    };
    const { holds, said } = growsAtMost(40, reading(size / 10), reading(size), 10);
    assert.ok(holds, `ten times ${JSON.stringify(unit.slice(0, 30))}: ${said}`);
  }
}

const most = 5_000_000;

/** The same of 5 MB against half of them: all units, an equal part of each. */
export function assertReads5MB(read: (text: string) => unknown, units: readonly string[]): void {
  const reading = (length: number) => {
    const text = units.map((unit) => repeated(unit, length / units.length)).join('\n');
    return () => read(text);
  };
  const { holds, said } = growsAtMost(4, reading(most / 2), reading(most), 250);
  assert.ok(holds, `2.5 MB, then 5 MB: ${said}`);
}
