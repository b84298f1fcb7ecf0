import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { KeyTable, type KeyClaims } from '../../../src/core/library/keys/key-table';

interface Work {
  readonly claims: KeyClaims;
}

/** A work that says nothing but what a test names; its suffixes are those of its content `by`. */
const work = (base: string, by: string, claims: Partial<KeyClaims> = {}): Work => ({
  claims: {
    written: [],
    base,
    soft: [],
    suffixed: (length) => `${base}-${length === 'short' ? by.charAt(0) : by}`,
    ...claims,
  },
});

function tableOf(...works: readonly Work[]): KeyTable<Work> {
  const table = new KeyTable<Work>();
  works.forEach((each) => {
    table.add(each);
  });
  table.settle();
  return table;
}

const keysIn = (table: KeyTable<Work>, works: readonly Work[]) => works.map((each) => table.keysOf(each)?.key);

describe('KeyTable', () => {
  /** Works, their keys, and what each of some keys means: the number of a work. */
  const cases: Readonly<
    Record<
      string,
      readonly [works: readonly Work[], keys: readonly string[], meaning?: Readonly<Record<string, number | undefined>>]
    >
  > = {
    'a derived key to the one that wishes it': [
      [work('a', 'x'), work('b', 'y')],
      ['a', 'b'],
      { a: 0, b: 1, c: undefined },
    ],
    'short suffixes to those who wish the same': [
      [work('a', 'xx'), work('a', 'yy')],
      ['a-x', 'a-y'],
      { a: undefined, 'a-x': 0, 'a-y': 1 },
    ],
    'long suffixes where the short ones are the same': [
      [work('a', 'xx'), work('a', 'xy'), work('a', 'z')],
      ['a-xx', 'a-xy', 'a-z'],
    ],
    'a long suffix where another work wishes the short one': [
      [work('a', 'xx'), work('a', 'yy'), work('a-x', 'q')],
      ['a-xx', 'a-y', 'a-x'],
    ],
    'a long suffix where another work writes the short one': [
      [work('a', 'xx'), work('a', 'yy'), work('q', 'q', { written: ['a-x'] })],
      ['a-xx', 'a-y', 'a-x'],
    ],
    'a number where two say exactly the same': [
      [work('a', 'xx'), work('a', 'xx'), work('a', 'xx')],
      ['a-xx', 'a-xx-2', 'a-xx-3'],
    ],
    'a written key to the one that writes it, before one that wishes it': [
      [work('k', 'x'), work('b', 'y', { written: ['k'] })],
      ['k-x', 'k'],
      { k: 1, b: undefined },
    ],
    'no written key to two that write it': [
      [work('a', 'xx', { written: ['k'] }), work('b', 'yy', { written: ['k'] })],
      ['a', 'b'],
      { k: undefined },
    ],
    'the first written key that it alone writes, with the others as aliases': [
      [work('a', 'x', { written: ['k', 'l', 'm'] }), work('b', 'y', { written: ['k'] })],
      ['l', 'b'],
      { k: undefined, l: 0, m: 0, a: undefined },
    ],
    'soft names as far as nobody else uses them': [
      [
        work('a', 'x', { soft: ['s', 'b', 'w', 't', 'g'] }),
        work('b', 'y', { soft: ['t'] }),
        work('c', 'z', { written: ['w'] }),
        work('d', 'q', { noteKey: 'g' }),
      ],
      ['a', 'b', 'w', 'g'],
      { s: 0, b: 1, w: 2, t: undefined, g: 3 },
    ],
    'the key of a note to a work that is known by it alone': [
      [work('a', 'x', { noteKey: 'g' })],
      ['g'],
      { g: 0, a: undefined },
    ],
    'no key of a note that another work has': [
      [work('a', 'xx', { noteKey: 'g' }), work('g', 'y')],
      ['a-x', 'g'],
      { g: 1 },
    ],
    'no key of a note that two works write in notes': [
      [work('a', 'xx', { noteKey: 'g' }), work('b', 'yy', { noteKey: 'g' })],
      ['a-x', 'b-y'],
      { g: undefined },
    ],
  };
  for (const [name, [works, keys, meaning = {}]] of Object.entries(cases)) {
    it(`gives ${name}`, () => {
      const table = tableOf(...works);
      assert.deepEqual(keysIn(table, works), keys);
      assert.deepEqual(
        Object.keys(meaning).map((key) => table.resolve(key)),
        Object.values(meaning).map((index) => (index === undefined ? undefined : works[index])),
      );
      keys.forEach((key, index) => {
        assert.equal(table.resolve(key), works[index]);
      });
    });
  }

  it('has the other keys of a work as aliases, sorted, without its main one', () => {
    const one = work('a', 'x', { written: ['z', 'k'], soft: ['s', 'b'] });
    const table = tableOf(one);
    assert.deepEqual(table.keysOf(one), { key: 'z', aliases: ['b', 'k', 's'] });
    table.reserve([
      { key: 'p', aliases: ['o', 'z'], work: one },
      { key: 'q', aliases: [], work: one },
    ]);
    table.settle();
    assert.deepEqual(table.keysOf(one), { key: 'p', aliases: ['b', 'k', 'o', 'q', 's', 'z'] });
  });

  it('gives a key of two of one work first to the one that is written', () => {
    const one = work('a', 'x', { written: ['k'] });
    const table = tableOf(one);
    table.reserve([
      { key: 'p', aliases: [], work: one },
      { key: 'k', aliases: [], work: one },
    ]);
    table.settle();
    assert.deepEqual(table.keysOf(one), { key: 'k', aliases: ['p'] });
  });

  describe('where several works wish one key', () => {
    const [x, y, z, alike] = [work('a', 'xx'), work('a', 'yy'), work('a', 'zz'), work('a', 'xy')];
    const touched = (table: KeyTable<Work>) => new Set(table.settle());

    it('a second one touches the first, a third none of both, and one with the suffix of another that one', () => {
      const table = tableOf(x);
      table.add(y);
      assert.deepEqual(touched(table), new Set([x, y]));
      table.add(z);
      assert.deepEqual(touched(table), new Set([z]));
      table.add(alike);
      assert.deepEqual(touched(table), new Set([x, alike]));
      assert.deepEqual(keysIn(table, [x, y, z, alike]), ['a-xx', 'a-y', 'a-z', 'a-xy']);
    });

    it('one that goes touches those with its suffix, and the last one that is left', () => {
      const table = tableOf(x, y, z, alike);
      table.remove(alike);
      assert.deepEqual(touched(table), new Set([x]));
      assert.deepEqual(keysIn(table, [x, y, z]), ['a-x', 'a-y', 'a-z']);
      table.remove(z);
      assert.deepEqual(touched(table), new Set());
      table.remove(y);
      assert.deepEqual(touched(table), new Set([x]));
      assert.deepEqual(keysIn(table, [x, y]), ['a', undefined]);
    });

    it('has the keys of a table that was made at once, whatever came and went before', () => {
      const shortSuffixes = ['x', 'y', 'z'];
      fc.assert(
        fc.property(
          fc.array(fc.record({ at: fc.nat(11), settles: fc.boolean() }), { maxLength: 60 }),
          fc.boolean(),
          (steps, isWritten) => {
            const works = Array.from({ length: 12 }, (_, at) =>
              work(at === 11 ? 'a-x' : 'a', `${shortSuffixes[at % 3] ?? ''}${at}`, {
                written: at === 10 && isWritten ? ['a'] : [],
              }),
            );
            const there = new Set<Work>();
            const table = new KeyTable<Work>();
            for (const { at, settles } of steps) {
              const each = works[at] as Work;
              if (there.delete(each)) {
                table.remove(each);
              } else {
                there.add(each);
                table.add(each);
              }
              if (settles) {
                table.settle();
              }
            }
            table.settle();
            assert.deepEqual(keysIn(table, works), keysIn(tableOf(...there), works));
          },
        ),
      );
    });
  });

  describe('with reservations', () => {
    const [one, two] = [work('a', 'xx'), work('b', 'yy')];
    const settled = (...reservations: Parameters<KeyTable<Work>['reserve']>[0]) => {
      const table = tableOf(one, two);
      table.reserve(reservations);
      const touched = table.settle();
      return { table, touched };
    };
    const keys = ({ table }: ReturnType<typeof settled>) => [table.keysOf(one), table.keysOf(two)];

    it('gives a work its key, and nobody else', () => {
      const found = settled({ key: 'b', aliases: ['p'], work: one });
      assert.deepEqual(keys(found), [
        { key: 'b', aliases: ['p'] },
        { key: 'b-y', aliases: [] },
      ]);
      assert.deepEqual(
        ['b', 'p', 'a'].map((key) => found.table.resolve(key)),
        [one, one, undefined],
      );
      assert.deepEqual([...found.touched], [one, two]);
    });

    it('keeps a key for a work that is lost', () => {
      const found = settled({ key: 'b', aliases: ['p', 'a'], work: undefined });
      assert.deepEqual(keys(found), [
        { key: 'a-x', aliases: [] },
        { key: 'b-y', aliases: [] },
      ]);
      assert.deepEqual(
        ['b', 'p', 'a'].map((key) => found.table.resolve(key)),
        [undefined, undefined, undefined],
      );
    });

    it('gives a key to the first that has it, and to one that has it as a key before one that has it as an alias', () => {
      assert.deepEqual(keys(settled({ key: 'k', aliases: [], work: one }, { key: 'k', aliases: ['l'], work: two })), [
        { key: 'k', aliases: [] },
        { key: 'b', aliases: ['l'] },
      ]);
      assert.deepEqual(keys(settled({ key: 'j', aliases: ['k'], work: one }, { key: 'k', aliases: [], work: two })), [
        { key: 'j', aliases: [] },
        { key: 'k', aliases: [] },
      ]);
    });

    it('gives nobody an alias of two', () => {
      const found = settled({ key: 'j', aliases: ['z'], work: one }, { key: 'k', aliases: ['z'], work: two });
      assert.deepEqual(keys(found), [
        { key: 'j', aliases: [] },
        { key: 'k', aliases: [] },
      ]);
      assert.equal(found.table.resolve('z'), undefined);
      const agreed = settled({ key: 'j', aliases: ['z'], work: one }, { key: 'k', aliases: ['z'], work: one });
      assert.equal(agreed.table.resolve('z'), one);
    });

    it('gives what was reserved back when it no longer is', () => {
      const { table } = settled({ key: 'b', aliases: ['p'], work: one });
      table.reserve([]);
      assert.deepEqual([...table.settle()].length, 2);
      assert.deepEqual(
        [table.keysOf(one), table.keysOf(two)],
        [
          { key: 'a', aliases: [] },
          { key: 'b', aliases: [] },
        ],
      );
      assert.equal(table.resolve('p'), undefined);
    });

    it('touches only the works whose reservations have changed', () => {
      const { table } = settled({ key: 'p', aliases: ['q'], work: one }, { key: 'r', aliases: [], work: two });
      table.reserve([
        { key: 'p', aliases: ['q'], work: one },
        { key: 'r', aliases: [], work: two },
      ]);
      assert.deepEqual([...table.settle()], []);
      table.reserve([
        { key: 'q', aliases: ['p'], work: one },
        { key: 'r', aliases: [], work: two },
      ]);
      assert.deepEqual([...table.settle()], [one]);
      assert.deepEqual(table.keysOf(one), { key: 'q', aliases: ['p'] });
      table.reserve([{ key: 'q', aliases: ['p'], work: two }]);
      assert.deepEqual([...table.settle()].length, 2);
      assert.deepEqual([table.keysOf(one)?.key, table.keysOf(two)?.key], ['a', 'q']);
    });

    it('lets a pin of its own win over a note', () => {
      const guest = work('c', 'zz', { noteKey: 'a' });
      const table = tableOf(one, guest);
      assert.deepEqual([table.keysOf(one)?.key, table.keysOf(guest)?.key], ['a', 'c-z']);
      table.reserve([{ key: 'a', aliases: [], work: guest }]);
      table.settle();
      assert.deepEqual([table.keysOf(one)?.key, table.keysOf(guest)?.key], ['a-x', 'a']);
      table.reserve([{ key: 'other', aliases: ['a'], work: undefined }]);
      table.settle();
      assert.deepEqual([table.keysOf(one)?.key, table.keysOf(guest)?.key], ['a-x', 'c-z']);
    });
  });

  describe('when works come and go', () => {
    it('settles those who share a claim with them, and no others', () => {
      const [one, two, other] = [work('a', 'xx'), work('a', 'yy'), work('b', 'zz')];
      const table = tableOf(one, other);
      table.add(two);
      assert.deepEqual(new Set(table.settle()), new Set([one, two]));
      assert.deepEqual(keysIn(table, [one, two, other]), ['a-x', 'a-y', 'b']);
      table.remove(two);
      assert.equal(table.keysOf(two), undefined);
      assert.equal(table.resolve('a-y'), undefined);
      assert.deepEqual([...table.settle()], [one]);
      assert.deepEqual(keysIn(table, [one, two, other]), ['a', undefined, 'b']);
      assert.deepEqual([...table.settle()], []);
    });

    const shared: readonly (readonly [name: string, first: Work, second: Work, alone: string, together: string])[] = [
      ['a written key', work('a', 'x', { written: ['k'] }), work('b', 'y', { written: ['k'] }), 'k', 'a'],
      ['a key that one writes and one wishes', work('k', 'x'), work('b', 'y', { written: ['k'] }), 'k', 'k-x'],
      ['the key of a note', work('a', 'x', { noteKey: 'g' }), work('b', 'y', { noteKey: 'g' }), 'g', 'a-x'],
      ['the key of a note and of a paper', work('a', 'x', { noteKey: 'g' }), work('g', 'y'), 'g', 'a-x'],
    ];
    for (const [name, first, second, alone, together] of shared) {
      it(`shares ${name} only while both are there`, () => {
        const table = tableOf(first);
        assert.equal(table.keysOf(first)?.key, alone);
        table.add(second);
        table.settle();
        assert.equal(table.keysOf(first)?.key, together);
        table.remove(second);
        table.settle();
        assert.equal(table.keysOf(first)?.key, alone);
      });
    }

    it('takes a soft name away while another uses it', () => {
      const [one, two] = [work('a', 'x', { soft: ['s'] }), work('s', 'y')];
      const table = tableOf(one);
      assert.deepEqual(table.keysOf(one)?.aliases, ['s']);
      table.add(two);
      table.settle();
      assert.deepEqual(table.keysOf(one)?.aliases, []);
      assert.equal(table.resolve('s'), two);
      table.remove(two);
      table.settle();
      assert.deepEqual(table.keysOf(one)?.aliases, ['s']);
      assert.equal(table.resolve('s'), one);
    });

    it('forgets the pins of works that have gone', () => {
      const [one, two] = [work('a', 'xx'), work('b', 'yy')];
      const table = tableOf(one, two);
      table.reserve([{ key: 'p', aliases: [], work: one }]);
      table.remove(one);
      assert.deepEqual([...table.settle()], []);
      table.reserve([]);
      assert.deepEqual([...table.settle()], []);
    });
  });
});
