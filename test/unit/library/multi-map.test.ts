import assert from 'node:assert/strict';
import { MultiMap } from '../../../src/core/library/base/multi-map';

describe('MultiMap', () => {
  const [one, two, three] = [{ is: 1 }, { is: 2 }, { is: 3 }];
  const mapOf = (...values: readonly { is: number }[]) => {
    const map = new MultiMap<{ is: number }>();
    values.forEach((value) => {
      map.add('k', value);
    });
    return map;
  };
  const said = (map: MultiMap<{ is: number }>) => [map.has('k'), map.count('k'), [...map.get('k')], map.only('k')];

  it('holds each value of a key once, in order', () => {
    assert.deepEqual(said(mapOf()), [false, 0, [], undefined]);
    assert.deepEqual(said(mapOf(one)), [true, 1, [one], one]);
    assert.deepEqual(said(mapOf(one, one)), [true, 1, [one], one]);
    assert.deepEqual(said(mapOf(one, two)), [true, 2, [one, two], undefined]);
    assert.deepEqual(said(mapOf(one, two, one, three, two)), [true, 3, [one, two, three], undefined]);
    assert.deepEqual([...mapOf(one, two).keys()], ['k']);
  });

  it('lets go of a value, and of a key with its last', () => {
    const map = mapOf(one, two);
    map.delete('k', three);
    map.delete('other', one);
    assert.deepEqual(said(map), [true, 2, [one, two], undefined]);
    map.delete('k', one);
    assert.deepEqual(said(map), [true, 1, [two], two]);
    map.delete('k', one);
    assert.deepEqual(said(map), [true, 1, [two], two]);
    map.delete('k', two);
    assert.deepEqual(said(map), [false, 0, [], undefined]);
    assert.deepEqual([...map.keys()], []);
    const single = mapOf(one);
    single.delete('k', two);
    assert.deepEqual(said(single), [true, 1, [one], one]);
    single.delete('k', one);
    assert.deepEqual(said(single), [false, 0, [], undefined]);
  });

  it('says whether a key has another value', () => {
    assert.equal(mapOf().hasOther('k', one), false);
    assert.equal(mapOf(one).hasOther('k', one), false);
    assert.equal(mapOf(one).hasOther('k', two), true);
    assert.equal(mapOf(one, two).hasOther('k', one), true);
    assert.equal(mapOf(one, two).hasOther('k', three), true);
    const left = mapOf(one, two);
    left.delete('k', two);
    assert.equal(left.hasOther('k', one), false);
    assert.equal(left.hasOther('k', two), true);
  });
});
