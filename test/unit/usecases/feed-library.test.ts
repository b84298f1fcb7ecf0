import assert from 'node:assert/strict';
import type { SourceUpdate } from '../../../src/core/library/library';
import type { DerivedEntry, DerivedSource } from '../../../src/core/model/paper';
import { LibraryApplier, type LibraryFeedServices } from '../../../src/core/usecases/feed-library';

const parsed = (entries: number): DerivedSource => ({
  entries: Array.from({ length: entries }, () => ({ fingerprint: 'x' }) as DerivedEntry),
  problems: [],
});

/** A library that takes so many milliseconds an entry, in a host that notes what it did in one go. */
function fed(timeOfEntry: (source: string) => number) {
  let now = 0;
  let needsRomanizer = false;
  const portions: { readonly entries: number; readonly time: number }[] = [];
  const done: string[] = [];
  const services: LibraryFeedServices = {
    library: {
      apply: ({ updated }: { readonly updated: readonly SourceUpdate[] }) => {
        const entries = updated.reduce((sum, { parsed: { entries: all } }) => sum + all.length, 0);
        const time = updated.reduce((sum, each) => sum + each.parsed.entries.length * timeOfEntry(each.source), 0);
        now += time;
        portions.push({ entries, time });
        done.push('applied');
      },
      entriesOf: () => [],
      get needsRomanizer() {
        return needsRomanizer;
      },
      useRomanizer: () => {
        needsRomanizer = false;
        done.push('romanizer');
      },
    },
    clock: { now: () => now, after: () => () => undefined },
    slicer: {
      begin: () => undefined,
      giveWay: () => Promise.resolve(void done.push('way')),
      pause: () => Promise.resolve(void done.push('pause')),
    },
    loadRomanizer: () => {
      done.push('load');
      return Promise.resolve((han) => han);
    },
  };
  const applier = new LibraryApplier(services, () => undefined);
  const put = (names: readonly string[], entries: number) =>
    applier.put(names.map((source) => ({ source, parsed: parsed(entries) })));
  const wait = () => {
    needsRomanizer = true;
  };
  return { put, portions, done, wait };
}

const named = (count: number, name: string) => Array.from({ length: count }, (_, at) => `${name}${at}`);

describe('what a library takes in at a time', () => {
  it('grows while that is quick, up to four hundred entries', async () => {
    const { put, portions } = fed(() => 0.001);
    await put(named(1000, 'quick'), 1);
    // A source costs one more.
    assert.deepEqual(
      portions.slice(0, 6).map(({ entries }) => entries),
      [5, 7, 11, 17, 26, 40],
    );
    assert.equal(Math.max(...portions.map(({ entries }) => entries)), 200);
  });

  it('is what ten milliseconds are enough for, and stays so while entries that take long come between others', async () => {
    const { put, portions } = fed((source) => (source.startsWith('dear') ? 0.4 : 0.02));
    const names = named(400, 'quick').flatMap((name, at) => (at % 40 < 39 ? [name] : [`dear${at}`]));
    await put(names, 9);
    const later = portions.slice(portions.findIndex(({ time }) => time > 3) + 1);
    assert.ok(later.length > 10 && later.every(({ time }) => time < 15), JSON.stringify(portions));
  });

  it('is followed by what else the host has to do, where it took long', async () => {
    const { put, done } = fed(() => 1);
    await put(['one', 'two'], 5);
    assert.deepEqual(done, ['applied', 'way', 'applied', 'way']);
    const quick = fed(() => 0.1);
    await quick.put(['one', 'two'], 5);
    assert.deepEqual(quick.done, ['applied', 'pause', 'applied', 'pause']);
  });

  it('is not followed at once by loading what romanizes', async () => {
    const { put, done, wait } = fed(() => 0.1);
    wait();
    await put(['one'], 5);
    assert.deepEqual(done, ['applied', 'way', 'load', 'way', 'way', 'romanizer', 'pause']);
  });
});
