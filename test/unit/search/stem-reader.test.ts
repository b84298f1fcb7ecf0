import assert from 'node:assert/strict';
import { StemReader } from '../../../src/core/search/translation/stem-reader';
import { stemmedWords } from '../../../src/core/search/translation/stemmed-words';
import { TermTable } from '../../../src/core/search/translation/term-table';

const table = TermTable.parse(
  '图 12 graph 16\n神经 14 neural 15 nerv 10 brain 5\n网络 12 network 18\n神经网络 15 neural 12 net 12\n的 4',
);

const read = (text: string, reader = new StemReader(table)) =>
  Array.from(reader.read(text), (word) => reader.stems(word));

describe('a reader of texts by the stems of a table', () => {
  it('reads the words that stand for something, in order: stop words, and characters that the table lacks, are left out', () => {
    assert.deepEqual(read('图的未知 networks of the 网络'), [['graph'], ['network'], ['network']]);
    assert.deepEqual(read(''), []);
  });

  it('reads a compound by its parts, each of which may be what the whole stands for besides', () => {
    assert.deepEqual(read('神经网络'), [
      ['neural', 'nerv', 'net'],
      ['network', 'net'],
    ]);
  });

  it('gives words of the same stems the same number, also in another text', () => {
    const reader = new StemReader(table);
    const [first, second] = reader.read('networks 网络');
    assert.equal(first, second);
    assert.deepEqual([...reader.read('network')], [first]);
    assert.equal(reader.count, 1);
  });

  it('reads what a query reads, by two stems a word', () => {
    for (const text of ['图神经网络', '神经的网络 for graphs', 'nothing 未知']) {
      assert.deepEqual(
        read(text),
        stemmedWords(text, table, 2).map(({ stems }) => stems),
        text,
      );
    }
  });

  it('knows the Chinese words that may stand for a stem', () => {
    assert.deepEqual(new StemReader(table).hanWords('neural'), ['神经', '神经网络']);
    assert.deepEqual(new StemReader(table).hanWords('brain'), []);
  });
});
