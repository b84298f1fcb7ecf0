import assert from 'node:assert/strict';
import fc from 'fast-check';
import { packEntries, unpackEntries } from '../../../src/worker/entry-bytes';

const list = fc
  .uniqueArray(
    fc.tuple(
      fc.oneof(fc.nat(40), fc.nat(16_000_000)),
      fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 255 })),
    ),
    {
      maxLength: 20,
      selector: ([paper]) => paper,
    },
  )
  .map((all) => all.sort(([a], [b]) => a - b).map(([paper, count]) => paper * 256 + count));

describe('entries of posting lists in bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(list, { maxLength: 12 }), (lists) => {
        const first = Uint32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]);
        const entries = Uint32Array.from(lists.flat());
        assert.deepEqual(unpackEntries(first, packEntries(first, entries)), entries);
      }),
      { seed: 13, numRuns: 300 },
    );
  });

  it('take a byte where papers stand near each other', () => {
    const entries = Uint32Array.from({ length: 1000 }, (_, number) => number * 20 * 256 + 1 + (number % 3));
    assert.equal(packEntries(Uint32Array.of(0, 1000), entries).length, 1000);
  });
});
