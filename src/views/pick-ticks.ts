/**
 * The ticks of a quick pick in the order they were made. VS Code drops them whenever the rows are replaced and reports
 * them in list order, with a false empty report in between, so they are kept here and reports are compared.
 */
export class PickTicks<T> {
  readonly #ticked = new Map<string, T>();
  #restoring = false;

  get values(): readonly T[] {
    return [...this.#ticked.values()];
  }

  has(key: string): boolean {
    return this.#ticked.has(key);
  }

  /** To be called when the rows are about to be replaced; reports are ignored until one holds all ticks again. */
  rowsReplaced(): void {
    this.#restoring = this.#ticked.size > 0;
  }

  /** What VS Code reports as ticked. */
  reported(selection: ReadonlyMap<string, T>): void {
    if (this.#restoring) {
      if ([...this.#ticked.keys()].some((key) => !selection.has(key))) {
        return;
      }
      this.#restoring = false;
    }
    for (const key of [...this.#ticked.keys()]) {
      if (!selection.has(key)) {
        this.#ticked.delete(key);
      }
    }
    for (const [key, value] of selection) {
      if (!this.#ticked.has(key)) {
        this.#ticked.set(key, value);
      }
    }
  }
}
