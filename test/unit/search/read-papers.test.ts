import assert from 'node:assert/strict';
import { PaperReader } from '../../../src/core/search/ranking/read-papers';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

const table = () => TermTable.parse('图 12 graph 16\n网络 12 network 18');

/** So many words that have stems of their own. */
const words = (count: number): string => Array.from({ length: count }, (_, at) => `q${at}q`).join(' ');

describe('a reader of papers by the stems of a table', () => {
  it('reads each text of a paper, and a paper once', () => {
    const reader = PaperReader.for(table());
    const one = paper('one', '图网络', { title: '网络', titleIsDerived: false });
    const texts = reader.of(one);
    assert.deepEqual(
      texts.map(({ words: numbers, weight }) => [Array.from(numbers, (word) => reader.stems.stems(word)[0]), weight]),
      [
        [['network'], 3],
        [['graph', 'network'], 1],
      ],
    );
    assert.equal(reader.of(one), texts);
  });

  it('is one for a table, until it knows 100,000 words', () => {
    const terms = table();
    const reader = PaperReader.for(terms);
    reader.of(paper('many', words(99_999)));
    assert.equal(PaperReader.for(terms), reader);
    reader.of(paper('more', '图'));
    assert.notEqual(PaperReader.for(terms), reader);
    assert.notEqual(PaperReader.for(table()), PaperReader.for(terms));
  });
});
