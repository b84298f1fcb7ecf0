import assert from 'node:assert/strict';
import { propertiesOf, readKeysFile } from '../../../src/core/library/pins/keys-file';
import {
  applyTextEdits,
  editBetween,
  insertItems,
  missingCommas,
  removeItems,
} from '../../../src/core/library/pins/text-edits';

describe('edits of a text', () => {
  it('are applied in order of place, those of one place in the order given', () => {
    const edits = [
      { start: 4, end: 5, content: 'E' },
      { start: 0, end: 0, content: '<' },
      { start: 2, end: 2, content: '1' },
      { start: 2, end: 2, content: '2' },
      { start: 2, end: 3, content: 'C' },
      { start: 6, end: 6, content: '>' },
    ];
    assert.equal(applyTextEdits('abcdef', edits), '<ab12CdEf>');
    assert.equal(applyTextEdits('abc', []), 'abc');
  });

  const between: readonly (readonly [before: string, after: string, start: number, end: number, content: string])[] = [
    ['', '', 0, 0, ''],
    ['abc', 'abc', 3, 3, ''],
    ['abc', 'abXc', 2, 2, 'X'],
    ['abc', 'ac', 1, 2, ''],
    ['abc', 'xyz', 0, 3, 'xyz'],
    ['', 'abc', 0, 0, 'abc'],
    ['abc', '', 0, 3, ''],
    ['aa', 'aaa', 2, 2, 'a'],
    ['aaa', 'aa', 2, 3, ''],
    ['abab', 'ab', 2, 4, ''],
    ['xabc', 'abc', 0, 1, ''],
    ['abc', 'abcd', 3, 3, 'd'],
    // Characters of two units of which one is the same.
    ['a😀b', 'a😁b', 1, 3, '😁'],
    ['a𠀀b', 'a𡀀b', 1, 3, '𡀀'],
    ['😀', '😀😀', 2, 2, '😀'],
    ['😀😁', '😁', 0, 2, ''],
  ];
  for (const [before, after, start, end, content] of between) {
    it(`are one that is as short as can be: from "${before}" to "${after}"`, () => {
      const edit = editBetween(before, after);
      assert.deepEqual(edit, { start, end, content });
      assert.equal(applyTextEdits(before, [edit]), after);
    });
  }
});

/** The nodes of the table of a keys file, or of the array at one of its keys. */
function nodesIn(text: string, key?: string) {
  const { clean, root, conflicts, tables } = readKeysFile(text);
  const table = tables[0]?.value ?? root!;
  const container = key === undefined ? table : propertiesOf(table).find(({ name }) => name === key)!.value;
  return { container, edited: { clean, newline: '\n', closed: conflicts } };
}

/** The text with items behind the child of a number, counted from 1; 0 is the head. */
function inserted(text: string, behind: number, items: readonly string[], key?: string): string {
  const { container, edited } = nodesIn(text, key);
  const edits = insertItems(
    edited,
    container,
    items.map((item) => ({ text: item })),
    (child) => (container.children ?? []).indexOf(child) < behind,
  );
  return applyTextEdits(text, edits);
}

function removed(text: string, numbers: readonly number[], key?: string): string {
  const { container, edited } = nodesIn(text, key);
  const nodes = numbers.map((number) => container.children![number - 1]!);
  return applyTextEdits(text, removeItems(edited, container, new Set(nodes)));
}

describe('items of a keys file', () => {
  const lines = (...rows: readonly string[]) => `{\n  "keys": {\n${rows.map((row) => `    ${row}\n`).join('')}  }\n}\n`;

  const insertions: Readonly<
    Record<string, readonly [before: string, behind: number, items: readonly string[], after: string]>
  > = {
    'at the head': [lines('"b": 1'), 0, ['"a": 0'], lines('"a": 0,', '"b": 1')],
    'behind the last, which gets a comma': [lines('"b": 1'), 1, ['"c": 2'], lines('"b": 1,', '"c": 2')],
    'behind the last with a comma, and keep one': [lines('"b": 1,'), 1, ['"c": 2'], lines('"b": 1,', '"c": 2,')],
    'between two': [lines('"a": 1,', '"c": 2'), 1, ['"b": 0'], lines('"a": 1,', '"b": 0,', '"c": 2')],
    'several at one place': [
      lines('"a": 1,', '"d": 2'),
      1,
      ['"b": 0', '"c": 0'],
      lines('"a": 1,', '"b": 0,', '"c": 0,', '"d": 2'),
    ],
    'several at the end': [
      lines('"a": 1'),
      1,
      ['"b": 0', '"c": 0'],
      lines('"a": 1,', '"b": 0', '"c": 0').replace('"b": 0', '"b": 0,'),
    ],
    'behind the comment of a line': [
      lines('"a": 1, // first', '"c": 2'),
      1,
      ['"b": 0'],
      lines('"a": 1, // first', '"b": 0,', '"c": 2'),
    ],
    'behind the comment of the last line, which gets its comma before it': [
      lines('"a": 1 // last'),
      1,
      ['"b": 0'],
      lines('"a": 1, // last', '"b": 0'),
    ],
    'behind a comment within the line': [
      lines('"a": 1, /* one */', '"c": 2'),
      1,
      ['"b": 0'],
      lines('"a": 1, /* one */', '"b": 0,', '"c": 2'),
    ],
    'before a comment that goes over lines': [
      lines('"a": 1, /* one', '   two */', '"c": 2'),
      1,
      ['"b": 0'],
      lines('"a": 1,', '"b": 0, /* one', '   two */', '"c": 2'),
    ],
    'before what else stands on the line': [lines('"a": 1, "c": 2'), 1, ['"b": 0'], lines('"a": 1,', '"b": 0, "c": 2')],
    'in an empty table': ['{"keys": {}}', 0, ['"a": 1', '"b": 2'], '{"keys": {\n  "a": 1,\n  "b": 2\n}}'],
    'in an empty table on lines': ['{\n  "keys": {\n  }\n}\n', 0, ['"a": 1'], '{\n  "keys": {\n    "a": 1\n  }\n}\n'],
    'in a table with nothing but a comment': [
      '{\n  "keys": {\n    // ours\n  }\n}\n',
      0,
      ['"a": 1'],
      '{\n  "keys": {\n    "a": 1\n    // ours\n  }\n}\n',
    ],
    'at the head of a table on one line': ['{"keys": {"b": 1}}', 0, ['"a": 0'], '{"keys": {"a": 0, "b": 1}}'],
    'at the end of a table on one line': ['{"keys": {"b": 1}}', 1, ['"c": 2'], '{"keys": {"b": 1, "c": 2}}'],
    'within a table on one line': ['{"keys": {"a": 1, "c": 2}}', 1, ['"b": 0'], '{"keys": {"a": 1, "b": 0, "c": 2}}'],
    'in an empty table on one line of a file of several': [
      '{\n  "keys": {}\n}\n',
      0,
      ['"a": 1'],
      '{\n  "keys": {\n    "a": 1\n  }\n}\n',
    ],
    'before the space at the end of a line': [
      lines('"a": 1,  ', '"c": 2'),
      1,
      ['"b": 0'],
      lines('"a": 1,', '"b": 0,  ', '"c": 2'),
    ],
    'behind a comment that another follows': [
      lines('"a": 1, /* one */ // two\t', '"c": 2'),
      1,
      ['"b": 0'],
      lines('"a": 1, /* one */ // two', '"b": 0,\t', '"c": 2'),
    ],
    'before a comment that nothing closes': [
      '{"keys": {\n  "a": 1 /* x',
      1,
      ['"b": 0'],
      '{"keys": {\n  "a": 1,\n  "b": 0 /* x',
    ],
    nowhere: [lines('"b": 1'), 1, [], lines('"b": 1')],
  };
  for (const [name, [before, behind, items, after]] of Object.entries(insertions)) {
    it(`are put ${name}`, () => {
      assert.equal(inserted(before, behind, items), after);
    });
  }

  it('are put into lists of one line, empty ones as well', () => {
    assert.equal(inserted('{"keys": {"a": []}}', 0, ['"x"', '"y"'], 'a'), '{"keys": {"a": ["x", "y"]}}');
    assert.equal(inserted('{"keys": {"a": ["x"]}}', 1, ['"y"'], 'a'), '{"keys": {"a": ["x", "y"]}}');
    assert.equal(inserted('{"keys": {"a": ["x", "z"]}}', 1, ['"y"'], 'a'), '{"keys": {"a": ["x", "y", "z"]}}');
    assert.equal(inserted('{"keys": {"a": ["x"]}}', 0, ['"w"'], 'a'), '{"keys": {"a": ["w", "x"]}}');
    assert.equal(inserted('{"keys": {\n"a": []}}', 0, ['"x"'], 'a'), '{"keys": {\n"a": ["x"]}}');
    assert.equal(inserted('{"keys": {\n"a": {}}}', 0, ['"x": 1'], 'a'), '{"keys": {\n"a": {"x": 1}}}');
    assert.equal(inserted('{"keys": {"a": {"x": 1}}}', 1, ['"y": 2'], 'a'), '{"keys": {"a": {"x": 1, "y": 2}}}');
    assert.equal(inserted('{"keys": {"a": [\n]}}', 0, ['"x"'], 'a'), '{"keys": {"a": [\n  "x"\n]}}');
  });

  it('are not put within a conflict of a merge', () => {
    const text = lines('"a": 1,').replace(
      '  }\n}',
      '<<<<<<< ours\n    "b": 1,\n=======\n    "c": 1,\n>>>>>>> theirs\n  }\n}',
    );
    assert.equal(inserted(text, 3, ['"d": 2']), text.replace('"a": 1,', '"a": 1,\n    "d": 2,'));
  });

  const removals: Readonly<Record<string, readonly [before: string, numbers: readonly number[], after: string]>> = {
    'with the line of the first': [lines('"a": 1,', '"b": 2'), [1], lines('"b": 2')],
    'with the line of the last, and the comma before it': [lines('"a": 1,', '"b": 2'), [2], lines('"a": 1')],
    'with the line of the last and its own comma': [lines('"a": 1,', '"b": 2,'), [2], lines('"a": 1,')],
    'from the middle': [lines('"a": 1,', '"b": 2,', '"c": 3'), [2], lines('"a": 1,', '"c": 3')],
    'all of them': [lines('"a": 1,', '"b": 2'), [1, 2], lines()],
    'the last two': [lines('"a": 1,', '"b": 2,', '"c": 3'), [2, 3], lines('"a": 1')],
    'with the comment of its line': [lines('"a": 1, // first', '"b": 2'), [1], lines('"b": 2')],
    'but not with a comment above': [lines('// first', '"a": 1,', '"b": 2'), [1], lines('// first', '"b": 2')],
    'with nothing else on the line': [lines('"a": 1, "b": 2,', '"c": 3'), [1], lines('"b": 2,', '"c": 3')],
    'from a line that others begin': [lines('"a": 1, "b": 2,', '"c": 3'), [2], lines('"a": 1, ', '"c": 3')],
    'first on one line': ['{"keys": {"a": 1, "b": 2}}', [1], '{"keys": {"b": 2}}'],
    'last on one line': ['{"keys": {"a": 1, "b": 2}}', [2], '{"keys": {"a": 1}}'],
    'in the middle of one line': ['{"keys": {"a": 1, "b": 2, "c": 3}}', [2], '{"keys": {"a": 1, "c": 3}}'],
    'alone on one line': ['{"keys": {"a": 1}}', [1], '{"keys": {}}'],
    'with all space behind it': ['{"keys": {"a": 1,   "b": 2}}', [1], '{"keys": {"b": 2}}'],
    'with all space before it, the last': ['{"keys": {"a": 1, "b": 2,   "c": 3}}', [3], '{"keys": {"a": 1, "b": 2}}'],
    'with the comma of the last that stays, behind a comment': [
      lines('"a": 1, // first', '"b": 2'),
      [2],
      lines('"a": 1 // first'),
    ],
    'none of them': [lines('"a": 1,', '"b": 2'), [], lines('"a": 1,', '"b": 2')],
  };
  for (const [name, [before, numbers, after]] of Object.entries(removals)) {
    it(`are taken out ${name}`, () => {
      assert.equal(removed(before, numbers), after);
      assert.equal(removed(before.replaceAll('\n', '\r\n'), numbers), after.replaceAll('\n', '\r\n'));
    });
  }

  it('get the commas that are missing between them', () => {
    const commas = (text: string) => {
      const { container, edited } = nodesIn(text);
      return applyTextEdits(text, missingCommas(edited.clean, container.children ?? []));
    };
    assert.equal(commas('{"keys": {"a": 1 "b": 2, "c": 3}}'), '{"keys": {"a": 1, "b": 2, "c": 3}}');
    assert.equal(commas('{"keys": {"a": 1 /* , */ "b": 2}}'), '{"keys": {"a": 1, /* , */ "b": 2}}');
    assert.equal(commas('{"keys": {"a": 1 // x\n, "b": 2}}'), '{"keys": {"a": 1 // x\n, "b": 2}}');
    assert.equal(commas('{"keys": {}}'), '{"keys": {}}');
  });
});
