/** In milliseconds. */
export interface RefreshTimes {
  /** From the first wish to the request: the library comes in portions, and typing changes it. */
  readonly delay: number;
  /** From a request that nothing was drawn for to the next. */
  readonly repeat: number;
}

const mostRequests = 3;

/**
 * Has previews drawn anew. VS Code drops the request while a preview waits to follow its document, and then draws nothing
 * if the text is the same after all; so it is made again, at most three times in all, until something was drawn.
 */
export class PreviewRefresh {
  readonly #request: () => void;
  readonly #times: RefreshTimes;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Requests that may still be made; 0 when none is wanted. */
  #left = 0;
  #requested = false;

  constructor(request: () => void, times: RefreshTimes = { delay: 300, repeat: 1000 }) {
    this.#request = request;
    this.#times = times;
  }

  /** To be called when what previews show has changed; several calls within the delay are one. */
  wish(): void {
    this.#left = mostRequests;
    if (this.#timer === undefined || this.#requested) {
      this.#wait(this.#times.delay);
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
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#requested = false;
    this.#left = 0;
  }

  #wait(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#left > 0) {
        this.#left--;
        this.#requested = true;
        this.#wait(this.#times.repeat);
        this.#request();
      }
    }, time);
  }
}
