import assert from 'node:assert/strict';
import { atOnce, TimeSlicer, type WorkSteps } from '../../../src/core/async/time-slicer';
import { ManualClock, settled } from './manual-clock';

describe('time slicer', () => {
  let clock: ManualClock;
  let slicer: TimeSlicer;
  let isPast: boolean;

  beforeEach(() => {
    clock = new ManualClock();
    clock.work(1000);
    slicer = new TimeSlicer(clock, 12);
    isPast = false;
  });

  const wait = async (pause: Promise<void>) => {
    void pause.then(() => {
      isPast = true;
    });
    await settled();
    return isPast;
  };

  it('does not pause while the slice lasts', async () => {
    clock.work(11);
    assert.equal(await wait(slicer.pause()), true);
  });

  it('gives way when the slice is over, and begins another one then', async () => {
    clock.work(12);
    assert.equal(await wait(slicer.pause()), false);
    clock.work(50);
    clock.pass(0);
    await settled();
    assert.equal(isPast, true);
    clock.work(11);
    assert.equal(await wait(slicer.pause()), true);
  });

  it('gives way at once where it is told to', async () => {
    assert.equal(await wait(slicer.giveWay()), false);
    clock.pass(0);
    await settled();
    assert.equal(isPast, true);
  });

  it('does not count what went before work began', async () => {
    clock.work(500);
    slicer.begin();
    clock.work(11);
    assert.equal(await wait(slicer.pause()), true);
  });

  it('runs steps, and gives way between those that take it beyond the slice', async () => {
    const done: number[] = [];
    function* steps(): WorkSteps<string> {
      for (let step = 1; step <= 4; step++) {
        clock.work(6);
        done.push(step);
        yield;
      }
      return 'all';
    }
    const result = slicer.run(steps());
    await settled();
    assert.deepEqual(done, [1, 2]);
    clock.pass(0);
    await settled();
    assert.deepEqual(done, [1, 2, 3, 4]);
    clock.pass(0);
    assert.equal(await result, 'all');
  });

  it('rejects with what a step throws', async () => {
    function* steps(): WorkSteps<never> {
      throw new Error('no step');
    }
    await assert.rejects(slicer.run(steps()), /no step/);
  });

  it('is not needed by who has all the time', () => {
    function* steps(): WorkSteps<number> {
      yield;
      yield;
      return 3;
    }
    assert.equal(atOnce(steps()), 3);
  });
});
