import type { Disposable } from '../../core/base/events';
import { Emitter } from '../../core/base/events';
import { Abort } from '../../core/services/abort';
import type { SharedLibraryPlace } from '../../core/shared-library/model';
import { indexAddress } from '../../core/shared-library/place';
import { hostClock } from '../clock';
import { emptyState, type SharedPapers, type SharedState } from './shared-papers';

/** A query is sent when nothing has been typed for so long, in milliseconds. */
const typingPause = 200;

/** What a list shows. */
export interface SharedListing {
  /** Papers of each library, at most; as many as there are usually unless told. */
  readonly limit?: number;
  /** What the filter that is being typed may become, too. */
  readonly withValues?: boolean;
  /** The keys by which the papers would be cited, too. */
  readonly withKeys?: boolean;
}

/** Asks shared libraries for one list, whose query changes as one types: a question is called off by the next one. */
export class SharedAsking implements Disposable {
  readonly #papers: SharedPapers;
  readonly #listing: SharedListing;
  readonly #change = new Emitter<void>();
  #states: readonly SharedState[] = [];
  #asked: string | undefined;
  /** The addresses that were asked. */
  #addresses = '';
  #stop: () => void = () => undefined;

  /** Fires when there is more to show. */
  readonly onDidChange = this.#change.event;

  constructor(papers: SharedPapers, listing: SharedListing = {}) {
    this.#papers = papers;
    this.#listing = listing;
  }

  /** What is known for a query; the first time for each, it is asked, and where the user has agreed to other libraries since. */
  states(query: string): readonly SharedState[] {
    const agreed = query.trim() === '' ? [] : this.#papers.agreed();
    const addresses = agreed.map(indexAddress).join('\n');
    if (this.#asked !== query || this.#addresses !== addresses) {
      this.#addresses = addresses;
      this.#ask(query, agreed);
    }
    return this.#states;
  }

  /** The query that was asked last. */
  get asked(): string | undefined {
    return this.#asked;
  }

  /** What is known for that; nothing is asked. */
  get known(): readonly SharedState[] {
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

  #ask(query: string, agreed: readonly SharedLibraryPlace[]): void {
    this.#stop();
    this.#asked = query;
    this.#states = agreed.map(emptyState);
    if (agreed.length === 0) {
      return;
    }
    const { limit, withValues = false, withKeys = false } = this.#listing;
    const abort = new Abort();
    const tell = (at: number, known: Partial<SharedState>): void => {
      if (!abort.aborted) {
        this.#states = this.#states.map((state, index) => (index === at ? { ...state, ...known } : state));
        this.#change.fire();
      }
    };
    const callOff = hostClock.after(typingPause, () => {
      const wanted = {
        ...(limit === undefined ? {} : { limit }),
        ...(withKeys ? { keys: this.#papers.newKeys() } : {}),
        signal: abort,
      };
      agreed.forEach((place, at) => {
        void this.#papers.find(query, place, wanted).then(({ phase, found, keys, isPartial }) => {
          tell(at, { phase, found, keys, isPartial });
        });
        // The papers do not wait for them.
        if (withValues) {
          void this.#papers.values(query, place, abort).then((values) => {
            if (values.length > 0) {
              tell(at, { values });
            }
          });
        }
      });
    });
    this.#stop = () => {
      callOff();
      abort.abort(new Error('Another query was typed.'));
    };
  }
}
