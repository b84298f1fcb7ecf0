import type { Disposable } from '../../core/base/events';
import { Emitter } from '../../core/base/events';
import { Abort } from '../../core/services/abort';
import { hostClock } from '../clock';
import type { SharedPapers, SharedState, SharedWanted } from './shared-papers';

/** A query is sent when nothing has been typed for so long, in milliseconds. */
const typingPause = 200;

/** Asks shared libraries for one list, whose query changes as one types: a question is called off by the next one. */
export class SharedAsking implements Disposable {
  readonly #papers: SharedPapers;
  readonly #wanted: SharedWanted;
  readonly #change = new Emitter<void>();
  #states: readonly SharedState[] = [];
  #asked: string | undefined;
  #stop: () => void = () => undefined;

  /** Fires when there is more to show. */
  readonly onDidChange = this.#change.event;

  constructor(papers: SharedPapers, wanted: SharedWanted = {}) {
    this.#papers = papers;
    this.#wanted = wanted;
  }

  /** What is known for a query; the first time for each, it is asked. */
  states(query: string): readonly SharedState[] {
    if (this.#asked !== query) {
      this.#ask(query);
    }
    return this.#states;
  }

  /** Asks anew when it is looked at next. */
  again(): void {
    this.pause();
    this.#change.fire();
  }

  /** Leaves off asking. */
  pause(): void {
    this.#stop();
    this.#asked = undefined;
    this.#states = [];
  }

  dispose(): void {
    this.pause();
    this.#change.dispose();
  }

  #ask(query: string): void {
    this.#stop();
    this.#asked = query;
    const agreed = query.trim() === '' ? [] : this.#papers.agreed();
    this.#states = agreed.map((place) => ({
      place,
      phase: 'asked',
      found: [],
      values: [],
      keys: new Map(),
      isPartial: false,
    }));
    if (agreed.length === 0) {
      return;
    }
    const abort = new Abort();
    const callOff = hostClock.after(typingPause, () => {
      agreed.forEach((place, at) => {
        void this.#papers.find(query, place, { ...this.#wanted, signal: abort }).then((state) => {
          if (!abort.aborted) {
            this.#states = this.#states.map((other, index) => (index === at ? state : other));
            this.#change.fire();
          }
        });
      });
    });
    this.#stop = () => {
      callOff();
      abort.abort(new Error('Another query was typed.'));
    };
  }
}
