import type { Clock } from '../core/async/clock';
import { TimeSlicer } from '../core/async/time-slicer';

/** The clock and timers of the extension host, Node's or the browser's. */
export const hostClock: Clock = {
  now: () => performance.now(),
  after: (delay, call) => {
    const timer = setTimeout(call, delay);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A host thread that is busy for longer than this, in milliseconds, is felt by whoever types; the rest is for others. */
const slice = 12;

/** Cuts work of the extension host into slices. */
export function hostSlicer(): TimeSlicer {
  return new TimeSlicer(hostClock, slice);
}
