import assert from 'node:assert/strict';
import { FileChanged, ForeignFile, writeRefusalOf } from '../../../src/core/files/write-refusals';

describe('the refusal to write a file', () => {
  it('is known by what it says of itself, since code that is loaded on use has another copy of its class', () => {
    const ofAnotherCopy = Object.assign(new Error('The file has changed meanwhile.'), { refusal: 'changed' });
    assert.equal(writeRefusalOf(ofAnotherCopy), 'changed');
    assert.equal(writeRefusalOf(new FileChanged()), 'changed');
    assert.equal(writeRefusalOf(new ForeignFile()), 'foreign');
  });

  it('is nothing else that is thrown', () => {
    for (const other of [
      new Error('changed'),
      Object.assign(new Error(), { refusal: 'other' }),
      'changed',
      undefined,
      { refusal: 'changed' },
    ]) {
      assert.equal(writeRefusalOf(other), undefined);
    }
  });
});
