import type { Clock } from '../core/async/clock';

/** Node's clock and timers. */
export const nodeClock: Clock = {
  now: () => performance.now(),
  after: (delay, call) => {
    const timer = setTimeout(call, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};
