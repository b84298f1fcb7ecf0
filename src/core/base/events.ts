/** Ends a subscription. */
export interface Disposable {
  dispose(): void;
}

export type Listener<T> = (event: T) => void;

/** Subscribes a listener; the result unsubscribes it. */
export type Event<T> = (listener: Listener<T>) => Disposable;

/** A source of events without ties to any host. Listeners are called in the order they subscribed. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<{ readonly call: Listener<T> }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return { dispose: () => this.#listeners.delete(entry) };
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) {
      listener.call(event);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Tells that an answer is no longer wanted; `vscode.CancellationToken` is one. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
}

export const neverCancelled: Cancellation = { isCancellationRequested: false };
