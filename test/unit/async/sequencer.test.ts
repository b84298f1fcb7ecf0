import assert from 'node:assert/strict';
import { Sequencer } from '../../../src/core/async/sequencer';
import { deferred, settled } from './manual-clock';

describe('sequencer', () => {
  it('begins a task when the one before has ended, in the order in which they came', async () => {
    const sequencer = new Sequencer();
    const first = deferred();
    const log: string[] = [];
    const all = [
      sequencer.run(async () => {
        log.push('first begins');
        await first.promise;
        log.push('first ends');
      }),
      sequencer.run(() => log.push('second')),
      sequencer.run(() => log.push('third')),
    ];
    assert.deepEqual(log, []);
    await settled();
    assert.deepEqual(log, ['first begins']);
    first.resolve();
    await Promise.all(all);
    assert.deepEqual(log, ['first begins', 'first ends', 'second', 'third']);
  });

  it('gives what the task gives', async () => {
    const sequencer = new Sequencer();
    assert.deepEqual(await Promise.all([sequencer.run(() => Promise.resolve('one')), sequencer.run(() => 2)]), [
      'one',
      2,
    ]);
  });

  it('tells only who asked of a failure, thrown or rejected, and goes on', async () => {
    const sequencer = new Sequencer();
    const thrown = sequencer.run(() => {
      throw new Error('thrown');
    });
    const rejected = sequencer.run(() => Promise.reject(new Error('rejected')));
    const after = sequencer.run(() => 'done');
    await assert.rejects(thrown, /thrown/);
    await assert.rejects(rejected, /rejected/);
    assert.deepEqual(await after, 'done');
  });

  it('is idle when all that has come so far has ended, failures included', async () => {
    const sequencer = new Sequencer();
    await sequencer.whenIdle();
    const task = deferred();
    const log: string[] = [];
    sequencer.run(() => task.promise).catch(() => log.push('failed'));
    void sequencer.whenIdle().then(() => log.push('idle'));
    await settled();
    assert.deepEqual(log, []);
    task.reject(new Error('no'));
    await settled();
    assert.deepEqual(log, ['failed', 'idle']);
  });
});
