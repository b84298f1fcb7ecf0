import assert from 'node:assert/strict';
import { MadeOnUse } from '../../../src/host/bundles/made-on-use';

describe('what is made on use', () => {
  it('is made with the first question, once, and is the same for all', async () => {
    let count = 0;
    const one = new MadeOnUse(() => Promise.resolve({ number: ++count, dispose: () => undefined }));
    assert.equal(one.made, undefined);
    const [first, second] = await Promise.all([one.get(), one.get()]);
    assert.equal(first, second);
    assert.equal(await one.made, first);
    assert.equal(count, 1);
  });

  it('is disposed of where it was made, and never made for that', async () => {
    let [made, disposed] = [0, 0];
    const make = () => Promise.resolve({ number: ++made, dispose: () => void disposed++ });
    new MadeOnUse(make).dispose();
    assert.deepEqual([made, disposed], [0, 0]);
    const asked = new MadeOnUse(make);
    await asked.get();
    asked.dispose();
    await asked.made;
    assert.deepEqual([made, disposed], [1, 1]);
  });

  it('is disposed of once where that is wished while it is being made', async () => {
    let disposed = 0;
    let finish: () => void = () => undefined;
    const one = new MadeOnUse(
      () =>
        new Promise<{ dispose(): void }>((resolve) => {
          finish = () => {
            resolve({ dispose: () => void disposed++ });
          };
        }),
    );
    const asked = one.get();
    one.dispose();
    finish();
    await asked;
    await Promise.resolve();
    assert.equal(disposed, 1);
  });

  it('says to whoever asks that it cannot be made, and can be disposed of all the same', async () => {
    const one = new MadeOnUse(() => Promise.reject<{ dispose(): void }>(new Error('There is no such file.')));
    await assert.rejects(one.get(), /There is no such file/);
    one.dispose();
    await assert.rejects(one.get(), /There is no such file/);
  });
});
