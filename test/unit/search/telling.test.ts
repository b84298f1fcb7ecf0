import assert from 'node:assert/strict';
import { SearchEngine } from '../../../src/core/search/engine';
import { mostTelling } from '../../../src/core/search/translation/telling';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { paper } from './paper';

describe('the words of a query that tell most', () => {
  const words = Array.from({ length: 33 }, (_, at) => `w${at}`);

  it('are all of them up to 32', () => {
    assert.deepEqual(
      mostTelling(words.slice(0, 32), () => 0),
      words.slice(0, 32),
    );
  });

  it('are those of the highest value from 33 on, in their order', () => {
    assert.deepEqual(
      mostTelling(words, (word) => (word === 'w5' ? 0 : 1)),
      words.filter((word) => word !== 'w5'),
    );
    assert.deepEqual(
      mostTelling(words, (word) => -Number(word.slice(1))),
      words.slice(0, 32),
    );
  });

  it('find the paper of a long text by what is rare in it', () => {
    const common = Array.from({ length: 40 }, (_, at) => String.fromCharCode(0x4e00 + 2 * at, 0x4e01 + 2 * at));
    const table = TermTable.parse(
      [
        ...common.map((word, at) => `${word} 10 common${'abcdefghij'[at % 10]}${'klmn'[at % 4]} 16`),
        '深度伪造 20 deepfak 18',
      ].join('\n'),
    );
    const filler = common.map((_, at) => `common${'abcdefghij'[at % 10]}${'klmn'[at % 4]}`).join(' ');
    const engine = new SearchEngine();
    engine.useTerms(table);
    engine.update({
      removed: [],
      added: [
        ...Array.from({ length: 30 }, (_, at) => paper(`other${at}`, filler)),
        paper('wanted', `${filler} deepfakes`),
      ],
    });
    assert.equal(engine.search(`${common.join('')}深度伪造`)[0]?.key, 'wanted');
    assert.equal(engine.search(`深度伪造${common.join('')}`)[0]?.key, 'wanted');
  });
});
