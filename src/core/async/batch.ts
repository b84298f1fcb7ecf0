import type { Disposable } from '../base/events';
import type { Clock } from './clock';
import { Debouncer } from './debouncer';

/** Collects items and hands them over together once none has come for a while, whether the last ones have been dealt with or not. */
export class Batch<Item> implements Disposable {
  readonly #waiting = new Set<Item>();
  readonly #handing: Debouncer;

  /**
   * @param delay in milliseconds, of items that name none of their own
   * @param handle given each item once, in the order in which they first came; what it rejects with is nobody's, so it deals with that itself
   */
  constructor(clock: Clock, delay: number, handle: (items: readonly Item[]) => Promise<void>) {
    this.#handing = new Debouncer(clock, delay, () => {
      const items = [...this.#waiting];
      this.#waiting.clear();
      void handle(items);
    });
  }

  /** @param delay of this one, where it need not wait as long as others */
  add(item: Item, delay?: number): void {
    this.#waiting.add(item);
    this.#handing.schedule(delay);
  }

  /** Hands over nothing any more. */
  dispose(): void {
    this.#handing.dispose();
  }
}
