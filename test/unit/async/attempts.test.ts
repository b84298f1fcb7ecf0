import assert from 'node:assert/strict';
import { attempted, maxAttempts } from '../../../src/core/async/attempts';

describe('attempts', () => {
  /** Something comes between the first so many times. */
  const disturbed = async (times: number) => {
    let count = 0;
    const result = await attempted(() => Promise.resolve(++count > times ? 'done' : undefined));
    return [result, count];
  };

  it('end with the first that nothing came between', async () => {
    assert.deepEqual(await disturbed(0), ['done', 1]);
    assert.deepEqual(await disturbed(maxAttempts - 1), ['done', maxAttempts]);
  });

  it('are given up after the third', async () => {
    assert.equal(maxAttempts, 3);
    assert.deepEqual(await disturbed(maxAttempts), [undefined, maxAttempts]);
  });

  it('end where one fails', async () => {
    let count = 0;
    await assert.rejects(
      attempted(() => {
        count++;
        return Promise.reject(new Error('broken'));
      }),
      /broken/,
    );
    assert.equal(count, 1);
  });
});
