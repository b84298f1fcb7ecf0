import assert from 'node:assert/strict';
import { cutToWidth, widthOf } from '../../../src/core/text/width';

describe('the width of a text', () => {
  it('is counted in Latin letters, of which a Chinese one takes two', () => {
    assert.equal(widthOf(''), 0);
    assert.equal(widthOf('moss'), 4);
    assert.equal(widthOf('苔藓 a'), 6);
  });

  it('is cut where it is too great, and nowhere else', () => {
    assert.equal(cutToWidth('moss', 4), 'moss');
    assert.equal(cutToWidth('mosses', 5), 'mosse…');
    assert.equal(cutToWidth('苔藓', 4), '苔藓');
    assert.equal(cutToWidth('苔藓', 3), '苔…');
    assert.equal(cutToWidth('moss', 0), '');
  });
});
