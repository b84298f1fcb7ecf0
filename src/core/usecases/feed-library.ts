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
/** After a portion that took longer than this, in milliseconds, another one would be too much for one go. */
const shortPortion = 3;
/** By this factor a portion it is forgotten how long entries took at most: those that take long stand together, as Chinese ones do. */
const remembered = 0.9;

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
  /** The longest that an entry took, in milliseconds, as far as that is remembered. */
  #timeOfEntry = 0;
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
        const { states, cost } = this.#take();
        const [first] = states;
        if (states.length === 1 && first !== undefined && this.#costOf(first) > this.#portion) {
          await this.#applySlowly(first);
        } else {
          await this.#apply(states, cost, true);
        }
      }
    } finally {
      this.#running = undefined;
    }
  }

  /** Sources that make up a portion together, or a single one that is larger. */
  #take(): { readonly states: readonly SourceState[]; readonly cost: number } {
    const states: SourceState[] = [];
    let cost = 0;
    for (const state of this.#waiting.values()) {
      const more = this.#costOf(state);
      if (states.length > 0 && cost + more > this.#portion) {
        break;
      }
      cost += more;
      states.push(state);
      this.#waiting.delete(state.source);
    }
    return { states, cost };
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
      await this.#apply([{ source, parsed: { entries, problems } }], this.#portion, false);
    }
    const last = { source, ...(parsed === undefined ? {} : { parsed: { entries: reached, problems } }) };
    await this.#apply([last], this.#portion, true);
  }

  /**
   * @param cost how many entries change, at most
   * @param isLast the library holds these sources in full then
   */
  async #apply(states: readonly SourceState[], cost: number, isLast: boolean): Promise<void> {
    const { library, clock, slicer, loadRomanizer } = this.#services;
    const started = clock.now();
    library.apply({
      updated: states.flatMap(({ source, parsed }) => (parsed === undefined ? [] : [{ source, parsed }])),
      removed: states.flatMap(({ source, parsed }) => (parsed === undefined ? [source] : [])),
    });
    const taken = clock.now() - started;
    this.#timeOfEntry = Math.max(taken / Math.max(cost, minPortion), this.#timeOfEntry * remembered);
    this.#portion = Math.round(
      Math.min(
        maxPortion,
        this.#portion * 1.5,
        Math.max(minPortion, timeOfPortion / Math.max(this.#timeOfEntry, 0.001)),
      ),
    );
    if (library.needsRomanizer) {
      await slicer.giveWay();
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
    await (taken > shortPortion ? slicer.giveWay() : slicer.pause());
  }
}
