import assert from 'node:assert/strict';
import { LruMap } from '../../../src/core/async/lru-map';

describe('LRU map', () => {
  it('forgets what was not used for the longest time, and tells of it', () => {
    const forgotten: [string, number][] = [];
    const map = new LruMap<string, number>(2, (...entry) => forgotten.push(entry));
    map.set('a', 1);
    map.set('b', 2);
    assert.deepEqual(forgotten, []);
    assert.equal(map.get('a'), 1);
    map.set('c', 3);
    assert.deepEqual(forgotten, [['b', 2]]);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => map.get(key)),
      [1, undefined, 3],
    );
  });

  it('counts a value that is set anew as used, and as one', () => {
    const map = new LruMap<string, number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.set('a', 3);
    map.set('c', 4);
    assert.deepEqual(
      ['a', 'b', 'c'].map((key) => map.get(key)),
      [3, undefined, 4],
    );
  });

  it('makes what it does not have, once; undefined is a value as any other', () => {
    const map = new LruMap<string, number | undefined>(2);
    let made = 0;
    const make = () => {
      made++;
      return undefined;
    };
    assert.equal(map.getOrMake('a', make), undefined);
    assert.equal(map.getOrMake('a', make), undefined);
    assert.equal(made, 1);
    map.set('b', 1);
    assert.equal(map.get('a'), undefined);
    map.set('c', 2);
    map.getOrMake('a', make);
    assert.equal(made, 1);
  });

  it('is empty once it is cleared, and tells of nothing', () => {
    const map = new LruMap<string, number>(1, () => {
      throw new Error('told');
    });
    map.set('a', 1);
    map.clear();
    map.set('b', 2);
    assert.deepEqual([map.get('a'), map.get('b')], [undefined, 2]);
  });
});
