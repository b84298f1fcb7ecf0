import assert from 'node:assert/strict';
import { areMostlyUntelling, isTellingName } from '../../../src/core/library/base/file-names';

describe('names of files', () => {
  for (const name of [
    'survey.txt',
    'graph-learning.md',
    '2023.bib',
    'icml2023.txt',
    '读书笔记.txt',
    '01 Vision.txt',
    'a1b2c3_mixup.txt',
    'refs.2.bib',
    '.hidden',
    'cafe.txt',
  ]) {
    it(`tell what is in them: ${name}`, () => {
      assert.equal(isTellingName(name), true);
    });
  }
  for (const name of [
    '000_2af80375dcabd833.txt',
    '0f8fad5b-d9cb-469f-a165-70867728950e.txt',
    'part-00017.txt',
    '17.txt',
    'abcdef.txt',
    'x1.txt',
    '1803.json',
    '书.txt',
    'page_12',
    '',
  ]) {
    it(`tell nothing: ${name}`, () => {
      assert.equal(isTellingName(name), false);
    });
  }

  it('tell nothing in a folder where more than half of them do not', () => {
    assert.equal(areMostlyUntelling(['1.txt', '2.txt', 'vision.txt']), true);
    assert.equal(areMostlyUntelling(['1.txt', 'vision.txt']), false);
    assert.equal(areMostlyUntelling([]), false);
  });
});
