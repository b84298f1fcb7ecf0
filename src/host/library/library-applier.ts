import type { Library } from '../../core/library/library';
import { stepsBetween } from '../../core/library/steps';
import type { DerivedEntry, DerivedSource } from '../../core/model/paper';
import { hostSlicer } from '../clock';
import type { BundleLoader } from '../bundles/lazy-bundles';

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

/**
 * Hands sources to the library in portions of entries, so small that the host's thread is never kept long. The size of a
 * portion follows from how long the last one took, listeners of the library included.
 */
export class LibraryApplier {
  readonly #library: Library;
  readonly #bundles: BundleLoader;
  readonly #onDidApply: (sources: readonly string[]) => void;
  readonly #slicer = hostSlicer();
  #waiting = new Map<string, SourceState>();
  #portion = firstPortion;
  #running: Promise<void> | undefined;

  /** @param onDidApply told of sources when the library holds them in full */
  constructor(library: Library, bundles: BundleLoader, onDidApply: (sources: readonly string[]) => void) {
    this.#library = library;
    this.#bundles = bundles;
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
    this.#slicer.begin();
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
    return 1 + Math.max(parsed?.entries.length ?? 0, this.#library.entriesOf(source).length);
  }

  async #applySlowly({ source, parsed }: SourceState): Promise<void> {
    const problems = parsed?.problems ?? [];
    let reached: readonly DerivedEntry[] = [];
    for (const entries of stepsBetween(this.#library.entriesOf(source), parsed?.entries ?? [], () => this.#portion)) {
      reached = entries;
      await this.#apply([{ source, parsed: { entries, problems } }], false);
    }
    await this.#apply([{ source, ...(parsed === undefined ? {} : { parsed: { entries: reached, problems } }) }], true);
  }

  /** @param isLast the library holds these sources in full then */
  async #apply(states: readonly SourceState[], isLast: boolean): Promise<void> {
    const started = performance.now();
    this.#library.apply({
      updated: states.flatMap(({ source, parsed }) => (parsed === undefined ? [] : [{ source, parsed }])),
      removed: states.flatMap(({ source, parsed }) => (parsed === undefined ? [source] : [])),
    });
    const taken = performance.now() - started;
    this.#portion = Math.round(
      Math.min(maxPortion, Math.max(minPortion, this.#portion * Math.min(1.5, timeOfPortion / Math.max(taken, 0.1)))),
    );
    if (this.#library.needsRomanizer) {
      const { romanize } = await this.#bundles.load('romanizer');
      await this.#slicer.giveWay();
      // At its first use it builds its dictionary.
      romanize('文');
      await this.#slicer.giveWay();
      this.#library.useRomanizer(romanize);
    }
    if (isLast) {
      this.#onDidApply(states.map(({ source }) => source));
    }
    await this.#slicer.pause();
  }
}
