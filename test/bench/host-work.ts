import { readFileSync } from 'node:fs';

const interval = 4;

/** Watches how long this thread works at a time, as the extension host's is watched (`test/host/event-loop.ts`). */
export class HostWork {
  #longest = 0;
  #last = workOfThread();
  #lastTime = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#wait();
  }

  /** The longest work in one go so far, in milliseconds; where no clock tells of work, the longest delay. */
  get longest(): number {
    this.#note();
    return this.#longest;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#note();
      this.#wait();
    }, interval);
  }

  #note(): void {
    const now = performance.now();
    const work = workOfThread();
    const late = Math.max(0, now - this.#lastTime - interval);
    this.#longest = Math.max(this.#longest, Math.min(late, work - this.#last));
    this.#lastTime = now;
    this.#last = work;
  }
}

/** Processor time of the main thread so far, in milliseconds; elsewhere than on Linux, time. */
function workOfThread(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'latin1').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
