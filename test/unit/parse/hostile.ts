import assert from 'node:assert/strict';

/** Fails where reading hostile text grows faster than its length: ten times the text may take ten times as long, with room for noise. */
export function assertLinear(read: (text: string) => unknown, units: readonly string[], size = 1_000_000): void {
  for (const unit of units) {
    const time = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const started = performance.now();
      read(text);
      return performance.now() - started;
    };
    time(size / 100);
    const small = Math.max(10, time(size / 10));
    const large = time(size);
    assert.ok(large < small * 40, `${JSON.stringify(unit.slice(0, 30))}: ${small.toFixed(0)} ms, ten times as long ${large.toFixed(0)} ms`);
  }
}
