import type { Clock } from '../async/clock';
import type { TimeSlicer } from '../async/time-slicer';
import type { Library } from '../library/library';
import { stepsBetween } from '../library/steps';
import type { DerivedEntry, DerivedSource } from '../model/paper';

/** What a source holds now; without `parsed` it is none any more. */
export interface SourceState {
  readonly source: string;
  readonly parsed?: DerivedSource;
}

/** Entries in the first portion, and the bounds of later ones, which follow the time that portions take. */
const firstPortion = 10;
const minPortion = 10;
const maxPortion = 400;
/** In milliseconds. */
const timeOfPortion = 10;

export interface LibraryFeedServices {
  readonly library: Pick<Library, 'apply' | 'entriesOf' | 'needsRomanizer' | 'useRomanizer'>;
  readonly clock: Clock;
  readonly slicer: Pick<TimeSlicer, 'begin' | 'giveWay' | 'pause'>;
  /** What romanizes Chinese, when the first key needs it. */
  readonly loadRomanizer: () => Promise<(text: string) => string>;
}

/**
 * Hands sources to the library in portions of entries, so small that the host's thread is never kept long. The size of a
 * portion follows from how long the last one took, listeners of the library included.
 */
export class LibraryApplier {
  readonly #services: LibraryFeedServices;
  readonly #onDidApply: (sources: readonly string[]) => void;
  #waiting = new Map<string, SourceState>();
  #portion = firstPortion;
  #running: Promise<void> | undefined;

  /** @param onDidApply told of sources when the library holds them in full */
  constructor(services: LibraryFeedServices, onDidApply: (sources: readonly string[]) => void) {
    this.#services = services;
    this.#onDidApply = onDidApply;
  }

  /** Resolves when the library holds it. A later state of the same source that comes meanwhile takes its place. */
  put(states: readonly SourceState[]): Promise<void> {
    states.forEach((state) => this.#waiting.set(state.source, state));
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    // Not at once: `put` has yet to note that this is running.
    await Promise.resolve();
    this.#services.slicer.begin();
    try {
      while (this.#waiting.size > 0) {
        const states = this.#take();
        const [first] = states;
        if (states.length === 1 && first !== undefined && this.#costOf(first) > this.#portion) {
          await this.#applySlowly(first);
        } else {
          await this.#apply(states, true);
        }
      }
    } finally {
      this.#running = undefined;
    }
  }

  /** Sources that make up a portion together, or a single one that is larger. */
  #take(): SourceState[] {
    const taken: SourceState[] = [];
    let cost = 0;
    for (const state of this.#waiting.values()) {
      cost += this.#costOf(state);
      if (taken.length > 0 && cost > this.#portion) {
        break;
      }
      taken.push(state);
      this.#waiting.delete(state.source);
    }
    return taken;
  }

  #costOf({ source, parsed }: SourceState): number {
    return 1 + Math.max(parsed?.entries.length ?? 0, this.#services.library.entriesOf(source).length);
  }

  async #applySlowly({ source, parsed }: SourceState): Promise<void> {
    const problems = parsed?.problems ?? [];
    let reached: readonly DerivedEntry[] = [];
    for (const entries of stepsBetween(
      this.#services.library.entriesOf(source),
      parsed?.entries ?? [],
      () => this.#portion,
    )) {
      reached = entries;
      await this.#apply([{ source, parsed: { entries, problems } }], false);
    }
    await this.#apply([{ source, ...(parsed === undefined ? {} : { parsed: { entries: reached, problems } }) }], true);
  }

  /** @param isLast the library holds these sources in full then */
  async #apply(states: readonly SourceState[], isLast: boolean): Promise<void> {
    const { library, clock, slicer, loadRomanizer } = this.#services;
    const started = clock.now();
    library.apply({
      updated: states.flatMap(({ source, parsed }) => (parsed === undefined ? [] : [{ source, parsed }])),
      removed: states.flatMap(({ source, parsed }) => (parsed === undefined ? [source] : [])),
    });
    const taken = clock.now() - started;
    this.#portion = Math.round(
      Math.min(maxPortion, Math.max(minPortion, this.#portion * Math.min(1.5, timeOfPortion / Math.max(taken, 0.1)))),
    );
    if (library.needsRomanizer) {
      const romanize = await loadRomanizer();
      await slicer.giveWay();
      // At its first use it builds its dictionary.
      romanize('文');
      await slicer.giveWay();
      library.useRomanizer(romanize);
    }
    if (isLast) {
      this.#onDidApply(states.map(({ source }) => source));
    }
    await slicer.pause();
  }
}
