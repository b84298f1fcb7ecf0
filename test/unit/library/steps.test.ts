import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Library } from '../../../src/core/library/library';
import { stepsBetween } from '../../../src/core/library/steps';
import type { DerivedEntry } from '../../../src/core/model/paper';
import { entryOf } from './entries';

const named = (name: string) => entryOf({ names: [name], abstract: `We present ${name}.` });

/** The same entries at other places. */
const moved = (entries: readonly DerivedEntry[]) =>
  entries.map((entry) => ({
    ...entry,
    span: { ...entry.span, line: entry.span.line + 7, endLine: entry.span.endLine + 7 },
  }));

describe('steps between two states of a source', () => {
  const names = fc.array(fc.constantFrom('Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox', 'Gnu'), { maxLength: 12 });

  it('lead to what the source is to hold, each with few differences', () => {
    fc.assert(
      fc.property(names, names, fc.integer({ min: 1, max: 4 }), (before, after, size) => {
        const old = before.map(named);
        const next = moved(after.map(named));
        let current: readonly DerivedEntry[] = old;
        for (const step of stepsBetween(old, next, () => size)) {
          const known = new Set(current);
          const now = new Set(step);
          assert.ok(step.filter((entry) => !known.has(entry)).length <= size);
          assert.ok(current.filter((entry) => !now.has(entry)).length <= size);
          current = step;
        }
        assert.deepEqual(current, next);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('leave the library as one batch leaves it', () => {
    const old = ['Ant', 'Bee', 'Cat', 'Dog'].map(named);
    const next = moved([...['Elk', 'Ant', 'Bee'].map(named), named('Cat'), named('Dog')]);
    const stepped = new Library();
    for (const entries of [...stepsBetween([], old, () => 2), ...stepsBetween(old, next, () => 2)]) {
      stepped.apply({ updated: [{ source: 'a.txt', parsed: { entries, problems: [] } }], removed: [] });
    }
    const whole = new Library();
    whole.apply({ updated: [{ source: 'a.txt', parsed: { entries: next, problems: [] } }], removed: [] });
    assert.deepEqual(stepped.papers, whole.papers);
    assert.deepEqual(stepped.entriesOf('a.txt'), next);
  });

  it('keep the very entries that have not changed', () => {
    const old = ['Ant', 'Bee'].map(named);
    const steps = [
      ...stepsBetween(
        old,
        old.map((entry) => ({ ...entry })),
        () => 10,
      ),
    ];
    assert.equal(
      steps.every((step) => step.every((entry, index) => entry === old[index])),
      true,
    );
  });

  it('keep them before and behind what has changed', () => {
    const old = ['Ant', 'Bee', 'Cat'].map(named);
    const [ant, , cat] = old;
    const dog = named('Dog');
    const steps = [...stepsBetween(old, [{ ...ant! }, dog, { ...cat! }], () => 10)];
    assert.deepEqual(steps.at(-1), [ant, dog, cat]);
    assert.deepEqual(
      steps.at(-1)?.map((entry, index) => entry === old[index]),
      [true, false, true],
    );
  });

  it('are few where little has changed', () => {
    const old = ['Ant', 'Bee', 'Cat', 'Dog'].map(named);
    const count = (next: readonly DerivedEntry[]) => [...stepsBetween(old, next, () => 10)].length;
    assert.equal(count(old), 1);
    assert.ok(count([named('Elk'), ...old]) <= 3);
    assert.ok(count(old.slice(1)) <= 3);
    assert.deepEqual([...stepsBetween([], [], () => 10)], []);
  });
});
