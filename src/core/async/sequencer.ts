/** Runs tasks one after another, in the order in which they came. */
export class Sequencer {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs a task when all earlier ones have ended, well or not; never before this returns.
   * @returns what the task gives; rejects with what it rejects with or throws, which the next ones do not hear of
   */
  run<T>(task: () => Promise<T> | T): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all tasks that have come so far have ended, well or not; never rejects. */
  async whenIdle(): Promise<void> {
    await this.#last;
  }
}
