import assert from 'node:assert/strict';
import { DocumentStore } from '../../../src/core/search/index/document-store';
import { paper } from './paper';

describe('documents of an index', () => {
  it('are known by their language, however many they are and however they are numbered', () => {
    const documents = new DocumentStore();
    const count = 2500;
    const isChinese = (at: number): boolean => at % 3 === 0;
    for (let at = 0; at < count; at++) {
      documents.add({ ...paper(`p${at}`, 'any'), language: isChinese(at) ? 'zh' : 'en' });
    }
    const right = (): boolean =>
      [...documents.numbers()].every(
        (number) => documents.isChinese(number) === isChinese(Number(documents.keyOf(number)?.slice(1))),
      );
    assert.equal(right(), true);
    assert.equal(documents.isChinese(count), false);
    for (const number of [0, 1, 2, 1023, 1024, 1025]) {
      documents.remove(number);
      assert.equal(documents.isChinese(number), false);
    }
    documents.renumber();
    assert.equal(right(), true);
    assert.equal(documents.isChinese(documents.count), false);
    assert.equal(documents.isChinese(count), false);
  });
});
