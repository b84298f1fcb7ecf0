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

  /** Tells every listener; throws what the first one threw that did, when all have been told. */
  fire(event: T): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener.call(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw errors[0];
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
