import type { Clock } from './clock';

/** Work in small steps: a host that must not be kept long does something else between them. */
export type WorkSteps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once, and gives what they come to. */
export function atOnce<T>(steps: WorkSteps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** Cuts long work into slices of time, between which the thread does what else has come up. */
export class TimeSlicer {
  readonly #clock: Clock;
  readonly #slice: number;
  #started: number;

  /** @param slice time that the thread is kept at most where nothing single takes longer, in milliseconds */
  constructor(clock: Clock, slice: number) {
    this.#clock = clock;
    this.#slice = slice;
    this.#started = clock.now();
  }

  /** Resolves at once while the slice lasts, else when others have had their turn. */
  async pause(): Promise<void> {
    if (this.#clock.now() - this.#started >= this.#slice) {
      await this.giveWay();
    }
  }

  /** Resolves when others have had their turn: before something that takes long and has no steps. */
  async giveWay(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#clock.after(0, resolve);
    });
    this.begin();
  }

  /** Does work that comes in steps; rejects with what a step throws. */
  async run<T>(steps: Iterator<undefined, T, undefined>): Promise<T> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        return step.value;
      }
      await this.pause();
    }
  }

  /** Begins a slice: what went before was not this work. */
  begin(): void {
    this.#started = this.#clock.now();
  }
}

/** What work has of a slicer that cannot come in steps, since it waits for other things too: it pauses after each small piece. */
export type Pausing = Pick<TimeSlicer, 'pause'>;
