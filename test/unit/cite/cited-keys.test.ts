import assert from 'node:assert/strict';
import { citedKeys } from '../../../src/core/cite/model/citation';
import { parseCitations } from '../../../src/core/cite/languages/index';

describe('the keys that a document cites', () => {
  it('come in order of place, each as often as it is cited', () => {
    assert.deepEqual(citedKeys(parseCitations('See [@moss-2020; @fern-2019] and @moss-2020.', 'pandoc')), [
      'moss-2020',
      'fern-2019',
      'moss-2020',
    ]);
  });

  it('are none where nothing is cited', () => {
    assert.deepEqual(citedKeys(parseCitations('Nothing.', 'pandoc')), []);
  });
});
