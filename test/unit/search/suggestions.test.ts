import assert from 'node:assert/strict';
import { queryParts } from '../../../src/core/search/query/query';
import { hasSeveralWords, missingWords, searchSuggestions } from '../../../src/core/search/query/suggestions';

/** A library whose one paper has these words and filters; a query finds it if all are there, a phrase if it is named as one. */
function library(...has: readonly string[]): (query: string) => Promise<boolean> {
  return (query) => Promise.resolve(queryParts(query).every(({ text }) => has.includes(text)));
}

describe('ways on from a query that finds nothing', () => {
  it('tells the parts of a query', () => {
    assert.deepEqual(
      queryParts('fog  "red car" lang:zh -night nosuch:x has:"code').map(({ kind, text }) => `${kind} ${text}`),
      ['word fog', 'phrase "red car"', 'filter lang:zh', 'filter -night', 'word nosuch:x', 'filter has:"code'],
    );
    assert.deepEqual(queryParts('  "" '), []);
  });

  const missing = async (query: string, ...has: readonly string[]) => missingWords(query, library(...has));

  it('tells the words that no paper has, filters apart', async () => {
    assert.deepEqual(await missing('federated learning', 'learning'), ['federated']);
    assert.deepEqual(await missing('learning', 'learning'), []);
    assert.deepEqual(await missing('"federated learning" lang:zh -night', 'learning'), ['federated']);
    assert.deepEqual(await missing('fog fog mist', 'x'), ['fog', 'mist']);
    assert.deepEqual(await missing('-night lang:zh'), []);
    assert.deepEqual(await missing('fog – & rain', 'fog', 'rain'), []);
  });

  it('takes the last word alone for the beginning of one, while it is being typed', async () => {
    const asked: string[] = [];
    const ask = async (query: string) => {
      asked.length = 0;
      await missingWords(query, (word) => {
        asked.push(word);
        return Promise.resolve(true);
      });
      return asked;
    };
    assert.deepEqual(await ask('fog lear'), ['fog ', 'lear']);
    assert.deepEqual(await ask('fog lear '), ['fog ', 'lear ']);
    assert.deepEqual(await ask('fog lear lang:zh'), ['fog ', 'lear ']);
  });

  it('knows several words from one', () => {
    assert.equal(hasSeveralWords('federated learning'), true);
    assert.equal(hasSeveralWords('"federated learning"'), true);
    for (const one of ['', 'fog', 'fog fog', 'fog lang:zh', 'lang:zh has:code', 'fog &']) {
      assert.equal(hasSeveralWords(one), false, one);
    }
  });

  const ways = async (query: string, ...has: readonly string[]) => {
    const finds = library(...has);
    return (await searchSuggestions(query, await missingWords(query, finds), finds)).map(
      ({ kind, query: other, left }) => `${kind}: ${other} (${left.join(' ')})`,
    );
  };

  it('leaves out what is missing, filters, or both, each only if it finds something', async () => {
    assert.deepEqual(await ways('federated learning', 'learning'), ['without: learning (federated)']);
    assert.deepEqual(await ways('federated'), []);
    assert.deepEqual(await ways('fog lang:zh', 'fog'), ['unfiltered: fog (lang:zh)']);
    assert.deepEqual(await ways('fog -night lang:zh', 'fog'), ['unfiltered: fog (-night lang:zh)']);
    assert.deepEqual(await ways('federated fog lang:zh', 'fog'), ['unfiltered: fog (federated lang:zh)']);
    assert.deepEqual(await ways('federated fog lang:zh', 'fog', 'lang:zh'), [
      'without: fog lang:zh (federated)',
      'unfiltered: fog (federated lang:zh)',
    ]);
    assert.deepEqual(await ways('federated lang:zh', 'lang:zh'), ['without: lang:zh (federated)']);
    assert.deepEqual(await ways('lang:zh'), []);
  });

  it('lets the words of a phrase stand apart, without those that are missing', async () => {
    assert.deepEqual(await ways('"fog rain"', 'fog', 'rain'), ['apart: fog rain ()']);
    assert.deepEqual(await ways('"red fog"', 'fog'), ['without: fog (red)']);
    assert.deepEqual(await ways('"fog rain" lang:zh', 'fog', 'rain'), ['unfiltered: fog rain (lang:zh)']);
    assert.deepEqual(await ways('"fog rain" lang:zh', 'fog', 'rain', 'lang:zh'), [
      'apart: fog rain lang:zh ()',
      'unfiltered: fog rain (lang:zh)',
    ]);
  });
});
