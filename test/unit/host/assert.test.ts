import assert from 'node:assert/strict';
import hostAssert from '../../host/assert';

type Assertion = keyof typeof hostAssert;

class Point {
  constructor(readonly x: number) {}
}

const cases: readonly (readonly [Assertion, ...unknown[]])[] = [
  ['ok', 1],
  ['ok', ''],
  ['ok', undefined],
  ['equal', 1, 1],
  ['equal', 1, '1'],
  ['equal', NaN, NaN],
  ['equal', 0, -0],
  ['equal', null, undefined],
  ['equal', [], []],
  ['notEqual', 1, '1'],
  ['notEqual', 1, 1],
  ['notEqual', undefined, null],
  ['notEqual', undefined, undefined],
  ['match', 'moss', /os/],
  ['match', 'moss', /^os/],
  ['match', undefined, /undefined/],
  ['doesNotMatch', 'moss', /os/],
  ['doesNotMatch', 'moss', /^os/],
  ['doesNotMatch', undefined, /moss/],
  ['fail', 'no'],
  ...(
    [
      [
        [1, [2]],
        [1, [2]],
      ],
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
      [[1], { 0: 1 }],
      [[undefined], [null]],
      [
        { a: 1, b: { c: 2 } },
        { b: { c: 2 }, a: 1 },
      ],
      [{ a: undefined }, {}],
      [{}, { a: undefined }],
      [{ a: undefined }, { b: undefined }],
      [{ a: 1 }, { a: '1' }],
      [new Point(1), new Point(1)],
      [new Point(1), new Point(2)],
      [new Point(1), { x: 1 }],
      [Object.create(null), {}],
      [new Map([['a', [1]]]), new Map([['a', [1]]])],
      [new Map([['a', [1]]]), new Map([['a', [2]]])],
      [new Map([['a', undefined]]), new Map([['b', undefined]])],
      [new Set(['a']), new Set(['a'])],
      [new Set(['a']), new Set(['b'])],
      [new Set(['a']), ['a']],
      [new Set(['a']), new Set(['a', 'b'])],
      [new Date(1), new Date(1)],
      [new Date(1), new Date(2)],
      [/a/g, /a/g],
      [/a/g, /a/],
      [new Error('a'), new Error('a')],
      [new Error('a'), new Error('b')],
      [new Error('a'), new TypeError('a')],
      [null, {}],
      ['a', ['a']],
      [NaN, NaN],
    ] as const
  ).map(([actual, expected]) => ['deepEqual', actual, expected] as const),
];

describe('assertions of host tests', () => {
  for (const [name, ...given] of cases) {
    const judge = (assertions: object) => {
      try {
        (assertions as Record<Assertion, (...args: readonly unknown[]) => void>)[name](...given);
        return 'holds';
      } catch (error) {
        return (error as Error).name;
      }
    };
    it(`judge as Node's do: ${name} of ${given.map((each) => (each instanceof Map || each instanceof Set ? JSON.stringify([...each]) : each instanceof RegExp || each instanceof Error ? String(each) : JSON.stringify(each))).join(', ')}`, () => {
      assert.equal(judge(hostAssert), judge(assert));
    });
  }
});
