import assert from 'node:assert/strict';
import { SharedRun } from '../../../src/core/async/shared-run';

describe('a shared run', () => {
  function slow() {
    const ends: (() => void)[] = [];
    let begun = 0;
    const shared = new SharedRun(
      () =>
        new Promise<number>((resolve) => {
          const number = ++begun;
          ends.push(() => {
            resolve(number);
          });
        }),
    );
    return { shared, ends, begun: () => begun };
  }

  it('is one for all who ask before it begins, and the next one for all who ask while it runs', async () => {
    const { shared, ends, begun } = slow();
    const first = [shared.run(), shared.run()];
    await Promise.resolve();
    assert.equal(begun(), 1);
    const second = Array.from({ length: 50 }, () => shared.run());
    await Promise.resolve();
    assert.equal(begun(), 1);
    ends[0]?.();
    assert.deepEqual(await Promise.all(first), [1, 1]);
    await Promise.resolve();
    ends[1]?.();
    assert.deepEqual(new Set(await Promise.all(second)), new Set([2]));
    assert.equal(begun(), 2);
  });

  it('begins anew once it has ended', async () => {
    let asked = 0;
    const shared = new SharedRun(() => ++asked);
    assert.equal(await shared.run(), 1);
    assert.equal(await shared.run(), 2);
  });

  it('goes on after a run that failed, whoever shared that hears of it', async () => {
    let asked = 0;
    const shared = new SharedRun(() => {
      if (++asked === 1) {
        throw new Error('first');
      }
      return asked;
    });
    const failing = [shared.run(), shared.run()];
    for (const each of failing) {
      await assert.rejects(each, /first/);
    }
    assert.equal(await shared.run(), 2);
  });
});
