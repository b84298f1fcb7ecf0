import type { Clock } from '../../../src/core/async/clock';
import { timeOut } from '../../../src/core/services/sending';

/** A clock on which every wait but that for an answer ends at once, and its time has passed then; that for answers ends when a test says so. */
export class EagerClock implements Clock {
  #now = 0;
  readonly #late = new Set<() => void>();

  now(): number {
    return this.#now;
  }

  after(delay: number, call: () => void): () => void {
    if (delay === timeOut) {
      this.#late.add(call);
      return () => this.#late.delete(call);
    }
    const at = this.#now + delay;
    const timer = setImmediate(() => {
      this.#now = Math.max(this.#now, at);
      call();
    });
    return () => {
      clearImmediate(timer);
    };
  }

  /** Nothing answers in time. */
  timeOut(): void {
    this.#now += timeOut;
    [...this.#late].forEach((call) => {
      call();
    });
  }
}
