import assert from 'node:assert/strict';
import type { EntryRecord } from '../../../src/core/library/merging/entry-record';
import { emptyBucket } from '../../../src/core/library/base/fingerprint';
import { SketchIndex } from '../../../src/core/library/pins/sketch-index';
import type { Pin } from '../../../src/core/library/pins/pins';
import { entryOf } from './entries';

/** A sketch whose first buckets are others than `a`. */
const differing = (count: number) => 'b'.repeat(count) + 'a'.repeat(64 - count);
const pinOf = (key: string, sketch?: string) =>
  ({ key, aliases: [], ...(sketch === undefined ? {} : { sketch }) }) as unknown as Pin;
const recordOf = (sketch: string) => {
  const entry = entryOf({});
  return { entry: { ...entry, derived: { ...entry.derived, sketch } } } as unknown as EntryRecord;
};

describe('entries whose texts are like that of a pin', () => {
  const pin = pinOf('moss', differing(0));
  const same = recordOf(differing(0));
  let index: SketchIndex;
  const related = (of: Pin) => [...index.relatedTo(of)];

  beforeEach(() => {
    index = new SketchIndex();
  });

  it('are those of three tenths of the text, whichever came first', () => {
    const near = recordOf(differing(44));
    const far = recordOf(differing(45));
    index.setPins([pin], [same, near, far]);
    assert.deepEqual(related(pin), [
      [same, 1],
      [near, 19 / 63],
    ]);
    index = new SketchIndex();
    index.setPins([pin], []);
    index.update([], [same, near, far]);
    assert.deepEqual(related(pin), [
      [same, 1],
      [near, 19 / 63],
    ]);
  });

  it('have nothing in common by buckets that are empty', () => {
    const short = 'a'.repeat(4) + emptyBucket.repeat(60);
    index.setPins([pinOf('short', short)], [recordOf('b'.repeat(4) + emptyBucket.repeat(60))]);
    const [only] = [pinOf('other', emptyBucket.repeat(64))];
    index.setPins([only], [recordOf(emptyBucket.repeat(64))]);
    assert.deepEqual(related(only), []);
  });

  it('are of each pin its own', () => {
    const other = pinOf('fern', 'c'.repeat(64));
    const ferny = recordOf('c'.repeat(64));
    index.setPins([pin, other], [same, ferny]);
    assert.deepEqual([related(pin), related(other)], [[[same, 1]], [[ferny, 1]]]);
  });

  it('are none for a pin without text, and for one that is not known', () => {
    const bare = pinOf('bare');
    index.setPins([bare], [same]);
    assert.deepEqual([related(bare), related(pin)], [[], []]);
    index.update([], [same]);
    assert.deepEqual(related(bare), []);
  });

  it('come and go', () => {
    index.setPins([pin], [same]);
    const late = recordOf(differing(2));
    index.update([same], [late]);
    assert.deepEqual(related(pin), [[late, 61 / 63]]);
    index.update([late], []);
    assert.deepEqual(related(pin), []);
  });

  it('stay for a pin that stays, which is not compared again, and are gone with one that goes', () => {
    index.setPins([pin], [same]);
    const twin = pinOf('twin', differing(1));
    index.setPins([pin, twin], [recordOf(differing(0))]);
    assert.deepEqual(
      related(pin).map(([record]) => record === same),
      [true],
    );
    assert.equal(related(twin).length, 1);
    index.setPins([twin], []);
    assert.deepEqual(related(pin), []);
    index.setPins([pin, twin], []);
    assert.deepEqual(related(pin), []);
    index.update([], [same]);
    assert.deepEqual([related(pin).length, related(twin).length], [1, 2]);
  });
});
