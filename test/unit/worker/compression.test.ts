import assert from 'node:assert/strict';
import * as zlib from 'node:zlib';
import { compressionOf, portableCompression } from '../../../src/worker/compression';
import { StoredIndex } from '../../../src/worker/stored-index';
import { paper } from '../search/paper';

const label = { version: '1', id: 'a' };

/** An index that is stored, as its files. */
function stored(keeper: StoredIndex) {
  keeper.update({ removed: [], added: [paper('flood', 'Graph networks forecast floods. 图网络预测洪水。')] });
  const { pieces, shards } = keeper.pack(label, 'notes');
  const files = Array.from({ length: pieces + shards }, () => keeper.packed());
  return { label, pieces: files.slice(0, pieces), shards: files.slice(pieces) };
}

describe('compression', () => {
  const ofNode = compressionOf(zlib);

  it('is the same form by Node and by the portable library', () => {
    const bytes = new TextEncoder().encode('literature '.repeat(5000));
    for (const [one, other] of [
      [ofNode, portableCompression],
      [portableCompression, ofNode],
    ] as const) {
      assert.deepEqual(new Uint8Array(other.inflate(one.deflate(bytes))), bytes);
    }
    assert.equal(compressionOf(undefined), portableCompression);
  });

  it('throws for what is not in it', () => {
    for (const { inflate } of [ofNode, portableCompression]) {
      assert.throws(() => inflate(new TextEncoder().encode('literature')));
    }
  });

  it('lets an index be restored by the other one', () => {
    for (const [one, other] of [
      [ofNode, portableCompression],
      [portableCompression, ofNode],
    ] as const) {
      const keeper = new StoredIndex(other);
      assert.equal(keeper.restore(stored(new StoredIndex(one))), 'notes');
      assert.deepEqual(
        keeper.engine.search('floods').map(({ key, matches }) => [key, matches.abstract]),
        [['flood', ['floods']]],
      );
    }
  });
});
