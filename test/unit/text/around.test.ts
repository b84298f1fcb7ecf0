import assert from 'node:assert/strict';
import { lineBefore, lineBehind, textBefore, endOfLine } from '../../../src/core/text/around';

describe('the text around a place', () => {
  const text = 'one\ntwo three\r\nfour';

  it('is what stands before it, no more than is looked at', () => {
    assert.equal(textBefore(text, 7, 3), 'two');
    assert.equal(textBefore(text, 7, 7), 'one\ntwo');
    assert.equal(textBefore(text, 7, 100), 'one\ntwo');
    assert.equal(textBefore(text, 0, 3), '');
  });

  it('is what stands before it on its line', () => {
    assert.equal(lineBefore(text, 10, 100), 'two th');
    assert.equal(lineBefore(text, 10, 3), ' th');
    assert.equal(lineBefore(text, 4, 100), '');
    assert.equal(lineBefore(text, 2, 100), 'on');
    assert.equal(lineBefore(text, 0, 100), '');
  });

  it('is what stands behind it on its line', () => {
    assert.equal(lineBehind(text, 5, 100), 'wo three');
    assert.equal(lineBehind(text, 5, 2), 'wo');
    assert.equal(lineBehind(text, 13, 100), '');
    assert.equal(lineBehind(text, 3, 100), '');
    assert.equal(lineBehind(text, 16, 100), 'our');
    assert.equal(lineBehind(text, text.length, 100), '');
  });

  it('goes as far as the line does', () => {
    assert.deepEqual(
      [0, 3, 4, 15, text.length].map((at) => endOfLine(text, at)),
      [3, 3, 14, text.length, text.length],
    );
  });
});
