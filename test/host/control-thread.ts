interface ControlWorker {
  onmessage: ((event: { readonly data: readonly [from: number, to: number] }) => void) | null;
  terminate(): void;
}
declare const Worker: (new (url: string) => ControlWorker) | undefined;

/** Ticks every 4 ms and tells when it was late, on the clock that all threads share. */
const code = `
  const now = () => performance.timeOrigin + performance.now();
  let last = now();
  setInterval(() => {
    const at = now();
    if (at - last > 10) { postMessage([last + 4, at]); }
    last = at;
  }, 4);`;

/**
 * A thread that does nothing. When it is late, the machine was busy with other things; where no clock tells what a thread
 * has worked (in a browser), a block of another thread at the same time is laid to that.
 */
export class ControlThread {
  readonly #late: (readonly [from: number, to: number])[] = [];
  readonly #worker: ControlWorker | undefined;

  constructor() {
    if (typeof Worker !== 'undefined') {
      this.#worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      this.#worker.onmessage = ({ data }) => { this.#late.push(data); };
    }
  }

  get isRunning(): boolean {
    return this.#worker !== undefined;
  }

  /** For how long of that time the thread was late, in milliseconds. */
  lateBetween(from: number, to: number): number {
    return this.#late.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
  }

  stop(): void {
    this.#worker?.terminate();
  }
}
