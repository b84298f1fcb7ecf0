import assert from 'node:assert/strict';
import { sharedWords } from '../../../src/core/search/results/shared-words';

const hit = (...words: readonly string[]) => ({ matches: { abstract: words } });

describe('words that papers share', () => {
  it('are told as the query has them, where all share the same ones', () => {
    assert.deepEqual(sharedWords('federated Learning', [hit('learn'), hit('learned', 'Learns')]), ['Learning']);
    assert.deepEqual(sharedWords('"deep federated" learning lang:en', [hit('deep', 'learning')]), ['deep', 'learning']);
    assert.deepEqual(sharedWords('模型 并行', [hit('模型')]), ['模型']);
  });

  it('are none where each has others, or what matched is in another language', () => {
    assert.deepEqual(sharedWords('federated learning', [hit('learn'), hit('federated')]), []);
    assert.deepEqual(sharedWords('federated learning', [hit('学习'), hit('学习')]), []);
    assert.deepEqual(sharedWords('federated learning', []), []);
    assert.deepEqual(sharedWords('moss wal garden', [hit('moss', 'walls'), hit('moss', 'wall')]), []);
  });
});
