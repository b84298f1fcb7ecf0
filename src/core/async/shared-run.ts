import { Sequencer } from './sequencer';

/**
 * Runs a task whenever it is asked for, once at a time. Those who ask while it runs share the next run, which sees what there
 * is by then: however often it is asked for, no more than one run waits.
 */
export class SharedRun<T> {
  readonly #task: () => Promise<T> | T;
  readonly #runs = new Sequencer();
  #next: Promise<T> | undefined;

  constructor(task: () => Promise<T> | T) {
    this.#task = task;
  }

  /** @returns what a run gives that begins after this call; rejects with what the task rejects with or throws */
  run(): Promise<T> {
    this.#next ??= this.#runs.run(() => {
      this.#next = undefined;
      return this.#task();
    });
    return this.#next;
  }
}
