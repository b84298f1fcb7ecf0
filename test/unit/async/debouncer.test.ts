import assert from 'node:assert/strict';
import { Debouncer } from '../../../src/core/async/debouncer';
import { ManualClock } from './manual-clock';

describe('debouncer', () => {
  let clock: ManualClock;
  let calls: number[];
  let debouncer: Debouncer;

  beforeEach(() => {
    clock = new ManualClock();
    calls = [];
    debouncer = new Debouncer(clock, 100, () => calls.push(clock.now()));
  });

  it('calls once, when nothing has been asked for as long as the delay', () => {
    debouncer.schedule();
    clock.pass(99);
    debouncer.schedule();
    clock.pass(99);
    assert.deepEqual(calls, []);
    clock.pass(1);
    assert.deepEqual(calls, [199]);
    clock.pass(1000);
    assert.deepEqual(calls, [199]);
  });

  it('counts from the first request where a later one is not to put it off', () => {
    debouncer.scheduleOnce();
    clock.pass(99);
    debouncer.scheduleOnce();
    clock.pass(1);
    assert.deepEqual(calls, [100]);
    debouncer.scheduleOnce();
    clock.pass(100);
    assert.deepEqual(calls, [100, 200]);
  });

  it('takes the delay of the last request', () => {
    debouncer.schedule(500);
    debouncer.schedule(0);
    clock.pass(0);
    assert.deepEqual(calls, [0]);
    debouncer.scheduleOnce(30);
    debouncer.scheduleOnce(5);
    clock.pass(29);
    assert.deepEqual(calls, [0]);
    clock.pass(1);
    assert.deepEqual(calls, [0, 30]);
  });

  it('calls no more once it is called off or disposed, and can be asked anew', () => {
    debouncer.schedule();
    assert.equal(debouncer.isScheduled, true);
    debouncer.cancel();
    assert.equal(debouncer.isScheduled, false);
    clock.pass(1000);
    debouncer.schedule();
    debouncer.dispose();
    clock.pass(1000);
    assert.deepEqual(calls, []);
    debouncer.schedule();
    clock.pass(100);
    assert.deepEqual(calls, [2100]);
  });

  it('may be asked anew by what it calls', () => {
    const twice = new Debouncer(clock, 10, () => {
      assert.equal(twice.isScheduled, false);
      if (calls.push(clock.now()) < 2) {
        twice.scheduleOnce();
      }
    });
    twice.schedule();
    clock.pass(1000);
    assert.deepEqual(calls, [10, 20]);
  });

  it('may be called off by what it calls', () => {
    const once = new Debouncer(clock, 10, () => {
      once.schedule();
      once.cancel();
      calls.push(clock.now());
    });
    once.schedule();
    clock.pass(1000);
    assert.deepEqual(calls, [10]);
  });
});
