import type { Clock } from '../core/async/clock';
import { TimeSlicer } from '../core/async/time-slicer';
import { threadClock } from '../worker/clock';

/** The clock and timers of the extension host, Node's or the browser's. */
export const hostClock: Clock = threadClock;

/** A host thread that is busy for longer than this, in milliseconds, is felt by whoever types; the rest is for others. */
const slice = 12;

/** Cuts work of the extension host into slices. */
export function hostSlicer(): TimeSlicer {
  return new TimeSlicer(hostClock, slice);
}

/** The day, as records write it. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
