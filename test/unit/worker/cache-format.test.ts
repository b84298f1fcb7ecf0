import assert from 'node:assert/strict';
import { equalStamps, type FileStamp } from '../../../src/core/library/source-cache';

describe('stamps of files', () => {
  const stamp: FileStamp = { mtime: 1000, size: 20 };
  const both = (left: FileStamp | undefined, right: FileStamp | undefined) =>
    [true, false].map((bothMissing) => equalStamps(left, right, { bothMissing }));

  it('are equal where time and size are', () => {
    assert.deepEqual(both(stamp, { ...stamp }), [true, true]);
    assert.deepEqual(both(stamp, { ...stamp, mtime: 1001 }), [false, false]);
    assert.deepEqual(both(stamp, { ...stamp, size: 21 }), [false, false]);
  });

  it('are not equal where there is one of them only', () => {
    assert.deepEqual(both(stamp, undefined), [false, false]);
    assert.deepEqual(both(undefined, stamp), [false, false]);
  });

  it('are as equal as whoever asks says where there is none', () => {
    assert.deepEqual(both(undefined, undefined), [true, false]);
  });
});
