import assert from 'node:assert/strict';

/** Computing time in milliseconds: what else the machine does meanwhile is not counted. */
export function computingTime(task: () => unknown): number {
  const started = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

const repeated = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

/** Fails where reading hostile text grows faster than its length: ten times the text may take ten times as long, with room for noise. */
export function assertLinear(read: (text: string) => unknown, units: readonly string[], size = 300_000): void {
  for (const unit of units) {
    const timeOf = (length: number) => computingTime(() => read(repeated(unit, length)));
    timeOf(size / 100);
    const small = Math.max(10, timeOf(size / 10));
    const large = timeOf(size);
    assert.ok(large < small * 40, `${JSON.stringify(unit.slice(0, 30))}: ${small.toFixed(0)} ms, ten times as long ${large.toFixed(0)} ms`);
  }
}

const most = 5_000_000;

/** The same of 5 MB against half of them: all units, an equal part of each. */
export function assertReads5MB(read: (text: string) => unknown, units: readonly string[]): void {
  const timeOf = (length: number) => {
    const text = units.map((unit) => repeated(unit, length / units.length)).join('\n');
    return computingTime(() => read(text));
  };
  const half = timeOf(most / 2);
  const whole = timeOf(most);
  assert.ok(whole < 3 * half + 1_000, `${half.toFixed(0)} ms for 2.5 MB, ${whole.toFixed(0)} ms for 5 MB`);
}
