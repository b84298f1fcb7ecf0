import type { Clock } from '../async/clock';
import { onAbort } from './abort';
import type { AbortSignalLike } from './model';
import { ServiceError } from './service';

/** Who is told to wait for longer, in milliseconds, hears of it in place of waiting. */
export const longestWait = 30_000;

interface Waiting {
  start(): void;
}

/** Lets requests to one service begin in turn: so many at once, so far apart, and none while the service wants to be left alone. */
export class Pacer {
  readonly #clock: Clock;
  readonly #atOnce: number;
  #interval: number;
  #running = 0;
  #next = 0;
  #quietUntil = 0;
  readonly #waiting = new Set<Waiting>();
  #callOff: (() => void) | undefined;

  /** @param interval milliseconds from one beginning to the next */
  constructor(clock: Clock, atOnce: number, interval: number) {
    this.#clock = clock;
    this.#atOnce = atOnce;
    this.#interval = interval;
  }

  /** Milliseconds until the service may be asked again, as far as it has said so. */
  get quiet(): number {
    return Math.max(0, this.#quietUntil - this.#clock.now());
  }

  /** Sets how far apart requests begin from now on. */
  setInterval(interval: number): void {
    this.#interval = interval;
  }

  /** Leaves the service alone for so many milliseconds. */
  quietFor(time: number): void {
    this.#quietUntil = Math.max(this.#quietUntil, this.#clock.now() + time);
  }

  /** Does a task when its turn has come; rejects with `rate-limited` where that is too far off, and `cancelled` where it is aborted before. */
  async run<T>(task: () => Promise<T>, signal: AbortSignalLike): Promise<T> {
    await this.#turn(signal);
    try {
      return await task();
    } finally {
      this.#running--;
      this.#go();
    }
  }

  #turn(signal: AbortSignalLike): Promise<void> {
    const { quiet } = this;
    if (quiet > longestWait) {
      return Promise.reject(new ServiceError('rate-limited', { retryAfter: quiet }));
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        start: () => {
          stop();
          resolve();
        },
      };
      this.#waiting.add(waiting);
      const stop = onAbort(signal, () => {
        this.#waiting.delete(waiting);
        reject(new ServiceError('cancelled'));
      });
      this.#go();
    });
  }

  #go(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    for (const waiting of this.#waiting) {
      if (this.#running >= this.#atOnce) {
        return;
      }
      const now = this.#clock.now();
      const wait = Math.max(this.#next, this.#quietUntil) - now;
      if (wait > 0) {
        this.#callOff = this.#clock.after(wait, () => {
          this.#go();
        });
        return;
      }
      this.#waiting.delete(waiting);
      this.#running++;
      this.#next = now + this.#interval;
      waiting.start();
    }
  }
}
