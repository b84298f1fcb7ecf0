/** A host thread that is busy for longer than this, in milliseconds, is felt by whoever types; the rest is for others. */
const slice = 12;

/** Parts long work into slices, between which the host's thread does what else has come up. */
export class GivingWay {
  #started = performance.now();

  /** Resolves at once while the slice lasts, else when others have had their turn. */
  async pause(): Promise<void> {
    if (performance.now() - this.#started >= slice) {
      await this.giveWay();
    }
  }

  /** Resolves when others have had their turn: before something that takes long and has no steps. */
  async giveWay(): Promise<void> {
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    this.#started = performance.now();
  }

  /** Does work that comes in steps. */
  async through<T>(steps: Iterator<undefined, T, undefined>): Promise<T> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        return step.value;
      }
      await this.pause();
    }
  }

  /** Begins a slice: what went before was not one's own work. */
  begin(): void {
    this.#started = performance.now();
  }
}
