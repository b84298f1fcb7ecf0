import type { Disposable } from '../base/events';
import type { Clock } from './clock';

/** Calls once for what is asked of it several times in a row. At most one call is scheduled at a time. */
export class Debouncer implements Disposable {
  readonly #clock: Clock;
  readonly #delay: number;
  readonly #call: () => void;
  #callOff: (() => void) | undefined;

  /**
   * @param delay in milliseconds, where a request names none of its own
   * @param call nothing is scheduled any more when it is called, so it may schedule the next one; what it throws is the clock's
   */
  constructor(clock: Clock, delay: number, call: () => void) {
    this.#clock = clock;
    this.#delay = delay;
    this.#call = call;
  }

  /** Whether a call is to come. */
  get isScheduled(): boolean {
    return this.#callOff !== undefined;
  }

  /** Calls when nothing has been asked for so long: a call that is scheduled is put off. */
  schedule(delay = this.#delay): void {
    this.cancel();
    this.#callOff = this.#clock.after(delay, () => {
      this.#callOff = undefined;
      this.#call();
    });
  }

  /** Calls so long after the first request: a call that is scheduled stays as it is. */
  scheduleOnce(delay = this.#delay): void {
    if (!this.isScheduled) {
      this.schedule(delay);
    }
  }

  /** Calls off what is scheduled, if anything is. */
  cancel(): void {
    this.#callOff?.();
    this.#callOff = undefined;
  }

  /** The same as `cancel`. */
  dispose(): void {
    this.cancel();
  }
}
