import assert from 'node:assert/strict';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { placesIn, type PlacedToken } from '../../../../src/core/cite/preview/places';

type Row = readonly [what: string, source: string, tokens: readonly PlacedToken[], found: readonly string[]];

const inline = (content: string, line?: number): PlacedToken => ({
  type: 'inline',
  content,
  map: line === undefined ? null : [line, line + content.split('\n').length],
});
const row = (line: number): PlacedToken => ({ type: 'tr_open', content: '', map: [line, line + 1] });

/** Which groups stand in which paragraph: the stretch of it, and the keys. */
function found(source: string, tokens: readonly PlacedToken[]): string[] {
  return [...placesIn(source, tokens, parseCitations(source, 'pandoc').groups)].flatMap(([content, groups]) =>
    [...groups].map(
      ([start, { end, group }]) =>
        `${start} ${content.slice(start, end)}: ${group.citations.map(({ key }) => key).join()}`,
    ),
  );
}

const table = '| x | y |\n|---|---|\n| a | a [@k] |\n| [@l] | b [@k] |\n';
const rows: readonly Row[] = [
  ['in a paragraph', 'See [@a] and @b.\n', [inline('See [@a] and @b.', 0)], ['4 [@a]: a', '13 @b: b']],
  ['at its beginning and end', '@a x @b\n', [inline('@a x @b', 0)], ['0 @a: a', '5 @b: b']],
  ['in a later paragraph alone', '@a\n\n@b\n', [inline('@b', 2)], ['0 @b: b']],
  ['in each of two', '@a\n\n@b\n', [inline('@a', 0), inline('@b', 2)], ['0 @a: a', '0 @b: b']],
  [
    'behind what marks a quotation and a list, over lines',
    '> - x [@a;\n>   @b] y @c\n',
    [inline('x [@a;\n@b] y @c', 0)],
    ['2 [@a;\n@b]: a,b', '13 @c: c'],
  ],
  ['behind an indent that the paragraph keeps', 'a\n  @b\n', [inline('a\n  @b', 0)], ['4 @b: b']],
  ['in a heading with closing signs', '## On @a ##\n', [inline('On @a', 0)], ['3 @a: a']],
  ['in a heading that ends in signs of its own', '# C# @a\n', [inline('C# @a', 0)], ['3 @a: a']],
  ['in a heading with attributes', '# On @a {#x}\n', [inline('On @a', 0)], ['3 @a: a']],
  ['not in a text that is not on its line', 'See @a.\n', [inline('See @b.', 0)], []],
  ['not where a group ends on a line that is lost', 'x [@a;\n@b]\n', [inline('x [@a;\nother', 0)], []],
  ['not in what is no paragraph', 'See @a.\n', [{ type: 'fence', content: 'See @a.', map: [0, 1] }], []],
  [
    'in the cells of a table, in order',
    table,
    [row(0), inline('x'), inline('y'), row(2), inline('a'), inline('a [@k]'), row(3), inline('[@l]'), inline('b [@k]')],
    ['2 [@k]: k', '0 [@l]: l', '2 [@k]: k'],
  ],
  ['not in an empty cell, which hides no other', '|  | @a |\n', [row(0), inline(''), inline('@a')], ['0 @a: a']],
  [
    'not in a cell with a bar, which hides no other',
    '| @a \\| b | @c |\n',
    [row(0), inline('@a | b'), inline('@c')],
    ['0 @c: c'],
  ],
  [
    'in the second of two cells that are alike, as such',
    '| @a | @a |\n',
    [row(0), inline('x @a'), inline('@a'), inline('@a')],
    ['0 @a: a'],
  ],
];

describe('citations in what the preview shows', () => {
  for (const [what, source, tokens, expected] of rows) {
    it(`stand ${what}`, () => {
      assert.deepEqual(found(source, tokens), expected);
    });
  }

  it('are found on lines that are longer than any are searched for, where these end with the paragraph', () => {
    const long = 'x'.repeat(2_000);
    assert.deepEqual(found(`> ${long} @a\n`, [inline(`${long} @a`, 0)]), ['2001 @a: a']);
    assert.deepEqual(found(`${long} @a {#y}\n`, [inline(`${long} @a`, 0)]), []);
    assert.deepEqual(found(`${long.slice(20)} @a {#y}\n`, [inline(`${long.slice(20)} @a`, 0)]), ['1981 @a: a']);
  });

  it('are the same in whatever order they are given, without those that are shown nowhere', () => {
    const source = '@a x @b\n';
    const { groups } = parseCitations(source, 'pandoc');
    const at = (given: typeof groups) => [
      ...(placesIn(source, [inline('@a x @b', 0)], given)
        .values()
        .next().value ?? []),
    ];
    assert.deepEqual(at([...groups].reverse()), at(groups));
    assert.deepEqual(
      at(groups.map((group, index) => (index === 0 ? { ...group, form: 'unseen' as const } : group))).map(
        ([start]) => start,
      ),
      [5],
    );
    assert.deepEqual(at([]), []);
  });
});
