import assert from 'node:assert/strict';
import {
  repeatedKeys,
  withKeyKept,
  withoutConflictMarkers,
  withPinsUnited,
} from '../../../src/core/library/pins/pin-fixes';
import { parsePins } from '../../../src/core/library/pins/pins';
import { editBetween } from '../../../src/core/library/pins/text-edits';

const merged = [
  '{',
  '  "keys": {',
  '    "a": {"title": "X"},',
  '    "r-mix": {"aliases": ["one"], "title": "Mixing pictures at random"}, // ours',
  '    "r-mix": {"aliases": ["two"], "title": "Growing trees on spheres", "note": 1e400},',
  '    "z": 5',
  '  }',
  '}',
].join('\n');

describe('quick fixes of the keys file', () => {
  it('let one paper keep the key, and the other has another one', () => {
    const [repeated, ...others] = repeatedKeys(merged);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [repeated?.key, repeated?.isOnePaper, repeated?.places.map(({ index, line }) => [index, line])],
      [
        'r-mix',
        false,
        [
          [1, 3],
          [2, 4],
        ],
      ],
    );
    assert.equal(
      withKeyKept(merged, 1, new Map([[2, 'grow']])),
      merged.replace('"r-mix": {"aliases": ["two"]', '"grow": {"aliases": ["two"]'),
    );
    assert.equal(
      withKeyKept(merged, 2, new Map([[1, 'one']])),
      merged.replace('"r-mix": {"aliases": ["one"], ', '"one": {'),
    );
  });

  it('make one line of those about one paper, with the former keys of both', () => {
    const same = merged.replace('Growing trees on spheres", "note": 1e400', 'Mixing Pictures at Random"');
    const [repeated] = repeatedKeys(same);
    assert.ok(repeated?.isOnePaper);
    const united = withPinsUnited(same, repeated);
    assert.deepEqual(
      united.split('\n'),
      same
        .replace('["one"]', '["one", "two"]')
        .split('\n')
        .filter((_, line) => line !== 4),
    );
    assert.deepEqual(repeatedKeys(united), []);
  });

  it('take the markers of a merge out and keep both sides', () => {
    for (const newline of ['\n', '\r\n']) {
      const text = [
        '{',
        '  "keys": {',
        '<<<<<<< ours',
        '    "a": {"title": "X"}',
        '||||||| base',
        '    "b": {}',
        '=======',
        '    "a": {"title": "Y"}, // theirs',
        '    "c": {}',
        '>>>>>>> theirs',
        '',
        '  }',
        '}',
      ].join(newline);
      const fixed = withoutConflictMarkers(text);
      assert.equal(
        fixed,
        [
          '{',
          '  "keys": {',
          '    "a": {"title": "X"},',
          '    "a": {"title": "Y"}, // theirs',
          '    "c": {}',
          '',
          '  }',
          '}',
        ].join(newline),
      );
      assert.deepEqual(
        parsePins(fixed).pins.map(({ title }) => title),
        ['X', 'Y', undefined],
      );
      const { start, end, content } = editBetween(text, fixed);
      assert.equal(text.slice(0, start) + content + text.slice(end), fixed);
    }
  });

  it('lose no line where the text begins with a byte order mark', () => {
    const text = '\uFEFF{"keys": {"a": {},\n<<<<<<< ours\n"b": {}\n=======\n"c": {}\n>>>>>>> theirs\n}}\n';
    const fixed = withoutConflictMarkers(text);
    assert.equal(fixed, `\uFEFF${withoutConflictMarkers(text.slice(1))}`);
    assert.deepEqual(
      parsePins(fixed).pins.map(({ key }) => key),
      ['a', 'b', 'c'],
    );
  });
});
