import assert from 'node:assert/strict';
import { forEachLimited, readAhead } from '../../../src/core/async/limiter';
import { deferred, settled } from './manual-clock';

/** Tasks that a test ends one by one. */
function tasks() {
  const begun: number[] = [];
  const ends = new Map<number, ReturnType<typeof deferred>>();
  const task = (item: number) => {
    begun.push(item);
    const end = deferred();
    ends.set(item, end);
    return end.promise;
  };
  return {
    begun,
    task,
    end: (item: number) => {
      ends.get(item)!.resolve(undefined);
    },
    fail: (item: number) => {
      ends.get(item)!.reject(new Error(`no ${item}`));
    },
  };
}

describe('limiter', () => {
  it('has as many items at work as it may, in their order', async () => {
    const { begun, task, end } = tasks();
    let isDone = false;
    const all = forEachLimited([1, 2, 3, 4], 2, task).then(() => {
      isDone = true;
    });
    assert.deepEqual(begun, [1, 2]);
    end(2);
    await settled();
    assert.deepEqual(begun, [1, 2, 3]);
    end(3);
    await settled();
    assert.deepEqual(begun, [1, 2, 3, 4]);
    end(4);
    await settled();
    assert.equal(isDone, false);
    end(1);
    await all;
  });

  it('resolves for no items, and for fewer than it may have at work', async () => {
    const seen: number[] = [];
    await forEachLimited([], 3, () => Promise.reject(new Error('none')));
    await forEachLimited([1], 3, (item) => {
      seen.push(item);
      return Promise.resolve();
    });
    assert.deepEqual(seen, [1]);
  });

  it('rejects with the first failure when the others are done', async () => {
    const { begun, task, end, fail } = tasks();
    const all = forEachLimited([1, 2, 3], 1, task);
    fail(1);
    await settled();
    assert.deepEqual(begun, [1, 2]);
    fail(2);
    await settled();
    end(3);
    await assert.rejects(all, /no 1/);
    assert.deepEqual(begun, [1, 2, 3]);
  });
});

describe('reading ahead', () => {
  it('gives results in the order of the items, whichever comes first', async () => {
    const { begun, task, end } = tasks();
    const results = readAhead([1, 2, 3], 2, async (item) => {
      await task(item);
      return item * 10;
    });
    const first = results.next();
    await settled();
    assert.deepEqual(begun, [1, 2]);
    end(2);
    await settled();
    assert.deepEqual(begun, [1, 2]);
    end(1);
    assert.deepEqual(await first, { done: false, value: 10 });
    assert.deepEqual(begun, [1, 2, 3]);
    assert.deepEqual(await results.next(), { done: false, value: 20 });
    end(3);
    assert.deepEqual(await results.next(), { done: false, value: 30 });
    assert.deepEqual(await results.next(), { done: true, value: undefined });
  });

  it('begins nothing more once whoever takes the results has stopped', async () => {
    const read: number[] = [];
    for await (const result of readAhead([1, 2, 3, 4, 5], 2, (item) => {
      read.push(item);
      return Promise.resolve(item);
    })) {
      assert.equal(result, 1);
      break;
    }
    assert.deepEqual(read, [1, 2, 3]);
  });

  it('rejects at the turn of the item that could not be read', async () => {
    const taken: number[] = [];
    const take = async () => {
      for await (const result of readAhead([1, 2, 3], 3, (item) =>
        item === 2 ? Promise.reject(new Error('no 2')) : Promise.resolve(item),
      )) {
        taken.push(result);
      }
    };
    await assert.rejects(take(), /no 2/);
    assert.deepEqual(taken, [1]);
  });

  it('ends at once where there is nothing', async () => {
    assert.deepEqual(await readAhead([], 4, () => Promise.resolve(1)).next(), { done: true, value: undefined });
  });
});
