import assert from 'node:assert/strict';
import { PinStore } from '../../../src/core/library/pins/pin-store';
import { parsePins } from '../../../src/core/library/pins/pins';

/** A store of one keys file or more, by the tables in them. */
function storeOf(...tables: readonly object[]): PinStore<string> {
  const store = new PinStore<string>();
  tables.forEach((keys, index) => {
    store.read(`${String(index)}.json`, parsePins(JSON.stringify({ keys })));
  });
  return store;
}

describe('pins of keys files', () => {
  it('stay the same objects where a file that is read again says the same', () => {
    const store = storeOf({ a: { title: 'A', aliases: ['x', 'y'] }, b: { title: 'B' } });
    const [a, b] = store.pinsOf('0.json');
    const reads = (keys: object) => {
      store.read('0.json', parsePins(JSON.stringify({ version: 1, keys })));
      return store.pinsOf('0.json').map((pin) => (pin === a ? 'a' : pin === b ? 'b' : 'new'));
    };
    assert.deepEqual(reads({ b: { title: 'B' }, a: { aliases: ['y', 'x'], title: 'A', near: 0.3 } }), ['b', 'a']);
    assert.deepEqual(reads({ a: { title: 'A', aliases: ['x'] }, b: { title: 'B' } }), ['new', 'b']);
    assert.deepEqual(reads({ c: { title: 'B' } }), ['new']);
  });

  it('of one key that say the same stay two', () => {
    const store = new PinStore<string>();
    const text = '{"keys": {"a": {"title": "A"}, "a": {"title": "A"}}}';
    store.read('0.json', parsePins(text));
    const before = store.pinsOf('0.json');
    store.read('0.json', parsePins(`${text}\n`));
    const after = store.pinsOf('0.json');
    assert.notEqual(after[0], after[1]);
    assert.deepEqual([after[0] === before[0], after[1] === before[1]], [true, true]);
  });

  it('are found by key before they are by alias', () => {
    const store = storeOf({ a: { aliases: ['b', 'c'] } }, { b: {}, d: { aliases: ['c'] } });
    const found = (key: string) => {
      const { source, pin } = store.find(key) ?? {};
      return pin && [source, pin.key];
    };
    assert.deepEqual(['a', 'b', 'c', 'e'].map(found), [['0.json', 'a'], ['1.json', 'b'], ['0.json', 'a'], undefined]);
  });

  it('tell what the pins of a key are about, in order, but for those that cannot be read', () => {
    const store = new PinStore<string>();
    store.read(
      '0.json',
      parsePins('{"keys": {"a": {"title": "A"}, "a": 5, "b": {"title": "B"}, "a": {"title": "C"}}}'),
    );
    store.settle(['one', 'two', 'three', undefined]);
    assert.deepEqual(store.worksOf('0.json', 'a'), ['one', undefined]);
    assert.deepEqual(store.worksOf('0.json', 'b'), ['three']);
    assert.deepEqual(store.worksOf('1.json', 'a'), []);
  });

  it('of lost papers mean what a pin of the same paper and key means', () => {
    const store = storeOf({ a: { title: 'Moss on damp walls', doi: '10.1/x' } }, { a: { doi: '10.1/x' }, b: {} });
    store.settle(['moss', undefined, undefined]);
    assert.deepEqual(store.worksOf('1.json', 'a'), ['moss']);
    assert.deepEqual(store.disputes, []);
  });

  it('without evidence take nothing over from another pin of their key, and dispute nothing', () => {
    const store = storeOf({ a: { title: 'Moss on damp walls' } }, { a: {} });
    store.settle(['moss', undefined]);
    assert.deepEqual(store.worksOf('1.json', 'a'), [undefined]);
    assert.deepEqual(store.disputes, []);
  });

  it('of different papers dispute a key, which then means neither', () => {
    const store = storeOf({ a: { doi: '10.1/x' } }, { b: { doi: '10.1/y', aliases: ['a'] } });
    const reserved = store.settle(['one', 'two']);
    assert.deepEqual(
      store.disputes.map(({ key, claims }) => [key, claims.map(({ source, pin, work }) => [source, pin.key, work])]),
      [
        [
          'a',
          [
            ['0.json', 'a', 'one'],
            ['1.json', 'b', 'two'],
          ],
        ],
      ],
    );
    assert.deepEqual(
      reserved.map(({ key, work }) => [key, work]),
      [
        ['a', undefined],
        ['a', 'one'],
        ['b', 'two'],
      ],
    );
  });
});
