import { Debouncer } from '../core/async/debouncer';
import { hostClock } from '../host/clock';

/** In milliseconds. */
export interface RefreshTimes {
  /** From the first wish to the request: the library comes in portions, and typing changes it. */
  readonly delay: number;
  /** From a request that nothing was drawn for to the next. */
  readonly repeat: number;
}

const maxRequests = 3;

/**
 * Has previews drawn anew. VS Code drops the request while a preview waits to follow its document, and then draws nothing
 * if the text is the same after all; so it is made again, at most three times in all, until something was drawn.
 */
export class PreviewRefresh {
  readonly #request: () => void;
  readonly #times: RefreshTimes;
  readonly #next: Debouncer;
  /** Requests that may still be made; 0 when none is wanted. */
  #left = 0;
  #requested = false;

  constructor(request: () => void, times: RefreshTimes = { delay: 300, repeat: 1000 }) {
    this.#request = request;
    this.#times = times;
    this.#next = new Debouncer(hostClock, times.delay, () => {
      this.#ask();
    });
  }

  /** To be called when what previews show has changed; several calls within the delay are one. */
  wish(): void {
    this.#left = maxRequests;
    if (!this.#next.isScheduled || this.#requested) {
      this.#next.schedule();
    }
    this.#requested = false;
  }

  /** To be called when a preview is drawn. */
  drawn(): void {
    if (this.#requested) {
      this.dispose();
    }
  }

  dispose(): void {
    this.#next.cancel();
    this.#requested = false;
    this.#left = 0;
  }

  #ask(): void {
    if (this.#left > 0) {
      this.#left--;
      this.#requested = true;
      this.#next.schedule(this.#times.repeat);
      this.#request();
    }
  }
}
