import type { AbortSignalLike } from './model';

/** A signal, and what aborts it: an `AbortController`, which core does not know. */
export class Abort implements AbortSignalLike {
  readonly #listeners = new Set<() => void>();
  #aborted = false;
  #reason: unknown;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  /** Tells each listener once; does nothing the second time. */
  abort(reason: unknown): void {
    if (!this.#aborted) {
      this.#aborted = true;
      this.#reason = reason;
      [...this.#listeners].forEach((listener) => {
        listener();
      });
    }
  }
}

/** Does something when a signal is aborted, at once where it is already. @returns stops listening */
export function onAbort(signal: AbortSignalLike, call: () => void): () => void {
  if (signal.aborted) {
    call();
    return () => undefined;
  }
  signal.addEventListener('abort', call);
  return () => {
    signal.removeEventListener('abort', call);
  };
}
