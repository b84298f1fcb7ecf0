/** How long a timer may be late, in milliseconds, before the thread counts as blocked by it. */
const interval = 4;

/** Watches how long the host's thread is kept busy at a time. */
export class EventLoopMonitor {
  #longest = 0;
  #over50 = 0;
  #last = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#wait();
  }

  /** The longest block since the last call, in milliseconds, and how many were longer than 50 ms. */
  take(): { readonly longest: number; readonly over50: number } {
    this.#note();
    const taken = { longest: this.#longest, over50: this.#over50 };
    this.#longest = 0;
    this.#over50 = 0;
    return taken;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#last = performance.now();
    this.#timer = setTimeout(() => {
      this.#note();
      this.#wait();
    }, interval);
  }

  #note(): void {
    const late = performance.now() - this.#last - interval;
    this.#last = performance.now();
    this.#longest = Math.max(this.#longest, late);
    this.#over50 += Number(late > 50);
  }
}
