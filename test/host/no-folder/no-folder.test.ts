import { assert } from 'chai';
import { openLibrary } from '../library-api';

describe('a window without a folder', () => {
  it('has no library and says so', async () => {
    const api = await openLibrary();
    assert.equal(api.loader.state, 'noFolder');
    assert.deepEqual(api.library.papers, []);
  });
});
