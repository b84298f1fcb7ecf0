import assert from 'node:assert/strict';
import { fileNameOf } from '../../../src/core/text/uri-text';

describe('the name of the file of a source', () => {
  for (const [source, name] of [
    ['file:///seeds/003.txt', '003.txt'],
    ['file:///my%20papers/%E8%AE%BA%E6%96%87.txt', '论文.txt'],
    ['papers/100%.txt', '100%.txt'],
    ['003.txt', '003.txt'],
  ] as const) {
    it(`of ${source} is ${name}`, () => {
      assert.equal(fileNameOf(source), name);
    });
  }
});
