import assert from 'node:assert/strict';
import { openLibrary, until, writeFile } from '../library-api';

describe('a folder that holds lists of abstracts itself', () => {
  it('is the library, but for its texts that are no lists', async () => {
    const api = await openLibrary();
    assert.deepEqual(
      api.library.sources.map((source) => source.slice(source.lastIndexOf('/') + 1)),
      ['abstracts.txt'],
    );
    assert.equal(api.library.papers.length, 2);
    assert.equal(api.loader.state, 'ready');
  });

  it('gives way to a folder with a usual name as soon as there is one', async () => {
    const api = await openLibrary();
    await writeFile('papers/one.txt', 'We present Ibex-Net, a network that climbs, with hooves, where others fall.\n');
    await until(api, () => api.library.papers.length === 1);
    assert.match(api.library.papers[0]!.abstract, /Ibex-Net/);
  });
});
