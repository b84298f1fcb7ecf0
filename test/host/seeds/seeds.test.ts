import assert from 'node:assert/strict';
import { openLibrary } from '../library-api';
import { print } from '../print';

describe('the real input', () => {
  it('gives 50 papers and 7 empty entries', async () => {
    const api = await openLibrary();
    const counts = api.library.sources.map((source) => api.library.papersOf(source).length);
    assert.deepEqual(counts, [10, 10, 13, 7, 10]);
    const problems = api.library.sources.flatMap((source) => api.library.problemsOf(source).map(({ code }) => code));
    assert.deepEqual(problems.filter((code) => code === 'empty-entry').length, 7);
    print(`activate returned after ${api.activationTime.toFixed(1)} ms (to stay under 50)`);
  });
});
