import type { Clock } from '../../../src/core/async/clock';

/** A clock whose time passes only when a test says so. */
export class ManualClock implements Clock {
  #now = 0;
  #calls: { readonly at: number; readonly call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(delay: number, call: () => void): () => void {
    const entry = { at: this.#now + delay, call };
    this.#calls.push(entry);
    return () => {
      this.#calls = this.#calls.filter((other) => other !== entry);
    };
  }

  /** Lets time pass and makes the calls that fall into it, in order of time. */
  pass(time: number): void {
    const end = this.#now + time;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      const { at, call } = next;
      this.#calls = this.#calls.filter((entry) => entry.call !== call || entry.at !== at);
      this.#now = at;
      call();
    }
    this.#now = end;
  }

  /** Lets time pass in which nothing is called: the thread is busy. */
  work(time: number): void {
    this.#now += time;
  }

  #next(end: number) {
    return this.#calls.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** A promise that a test ends when it likes. */
export function deferred<T = void>(): {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: Error): void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolved, rejected) => {
    resolve = resolved;
    reject = rejected;
  });
  return { promise, resolve, reject };
}

/** Resolves when all that promises which have ended already lead to is done. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
