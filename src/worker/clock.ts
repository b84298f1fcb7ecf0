import type { Clock } from '../core/async/clock';

/** The clock and timers of a thread, Node's or the browser's. */
export const threadClock: Clock = {
  now: () => performance.now(),
  after: (delay, call) => {
    const timer = setTimeout(call, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};
