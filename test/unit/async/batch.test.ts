import assert from 'node:assert/strict';
import { Batch } from '../../../src/core/async/batch';
import { ManualClock } from './manual-clock';

describe('Batch', () => {
  const clock = new ManualClock();
  const handed: string[][] = [];
  const batchOf = () =>
    new Batch<string>(clock, 10, (items) => {
      handed.push([...items]);
      return Promise.resolve();
    });

  beforeEach(() => {
    handed.length = 0;
  });

  it('hands over what has come, each once and in order, when nothing has come for a while', () => {
    const batch = batchOf();
    ['b', 'a', 'b'].forEach((item) => {
      batch.add(item);
    });
    clock.pass(9);
    batch.add('c');
    clock.pass(9);
    assert.deepEqual(handed, []);
    clock.pass(1);
    assert.deepEqual(handed, [['b', 'a', 'c']]);
  });

  it('hands over with a delay of the last one', () => {
    const batch = batchOf();
    batch.add('a');
    batch.add('b', 2);
    clock.pass(2);
    assert.deepEqual(handed, [['a', 'b']]);
  });

  it('hands over the next ones while the last are being dealt with, and nothing once it is disposed', () => {
    const batch = new Batch<string>(clock, 10, (items) => {
      handed.push([...items]);
      return new Promise(() => undefined);
    });
    batch.add('a');
    clock.pass(10);
    batch.add('b');
    clock.pass(10);
    batch.add('c');
    batch.dispose();
    clock.pass(10);
    assert.deepEqual(handed, [['a'], ['b']]);
  });
});
