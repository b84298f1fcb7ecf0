import type * as vscode from 'vscode';
import { Emitter } from '../../core/base/events';
import { textHash } from '../../core/library/base/fingerprint';
import type { Paper } from '../../core/model/paper';
import { Abort } from '../../core/services/abort';
import { permitted } from '../../core/services/permission';
import { SharedClient } from '../../core/shared-library/client';
import {
  SharedLibraryError,
  type SharedLibraryPlace,
  type SharedLibraryTrouble,
  type SharedPaper,
} from '../../core/shared-library/model';
import { indexAddress, sharedLibraryPlaces } from '../../core/shared-library/place';
import { SharedSearch } from '../../core/shared-library/shared-search';
import { KnownPapers } from '../../core/zotero/known-papers';
import { fetchNetwork } from '../../network/fetch-network';
import { hostClock, hostSlicer, today } from '../clock';
import { showError } from '../notify';
import { EntryKeeper } from '../records/entry-keeper';
import { RecordsRefusal, type RecordsServices } from '../records/records-files';
import { settings } from '../settings';
import type { ZoteroIndexServices } from '../zotero/zotero-index';
import { SharedConsent } from './consent';
import { credentialsOf } from './credentials';
import { QueryMaker } from './query-maker';

/** Papers of one library that are shown. */
const maxFound = 50;
/** A query is sent when nothing has been typed for so long, in milliseconds. */
const typingPause = 200;
/** No answer is longer, in bytes: fifty papers with abstracts take a hundred thousand. */
const maxAnswer = 8_000_000;
/** What the source of a paper of a shared library is called; no file is. */
const sharedSource = 'shared-library';

export interface SharedServices extends ZoteroIndexServices, RecordsServices {
  readonly context: Pick<vscode.ExtensionContext, 'secrets' | 'globalState'>;
  /** What documents cite. */
  readonly cited: { readonly cited: ReadonlySet<string> };
}

/** What one shared library has for a query. */
export interface SharedState {
  readonly place: SharedLibraryPlace;
  readonly phase: 'asked' | 'answered' | SharedLibraryTrouble;
  /** Those that the library has not; their keys are of no other paper. */
  readonly found: readonly Paper[];
  readonly isPartial: boolean;
}

/** Papers of shared libraries beside those of the library, asked while a list is open that offers them. */
export class SharedPapers implements vscode.Disposable {
  readonly #services: SharedServices;
  readonly #consent: SharedConsent;
  readonly #queries: QueryMaker;
  readonly #known = new KnownPapers();
  readonly #change = new Emitter<void>();
  /** What papers in lists stand for, as long as a list has them. */
  readonly #seen = new WeakMap<Paper, { readonly shared: SharedPaper; readonly place: SharedLibraryPlace }>();
  #states: readonly SharedState[] = [];
  #asked: string | undefined;
  #stop: () => void = () => undefined;

  /** Fires when there is more to show. */
  readonly onDidChange = this.#change.event;

  constructor(services: SharedServices) {
    this.#services = services;
    this.#consent = new SharedConsent(services.context.globalState);
    this.#queries = new QueryMaker(services);
  }

  /** What is known for a query; the first time for each, it is asked. */
  states(query: string): readonly SharedState[] {
    if (this.#asked !== query) {
      this.#ask(query);
    }
    return this.#states;
  }

  /** The libraries whose servers the user has not agreed to. */
  unagreed(): readonly SharedLibraryPlace[] {
    return places().filter((place) => !this.#consent.has(place));
  }

  /** Shows the user which servers would be asked. */
  async agree(): Promise<void> {
    await this.#consent.ask(this.unagreed());
    this.again();
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

  /**
   * Papers as the library has them, those of shared libraries once they stand in its records; undefined where they cannot be kept, which the user is told.
   */
  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    const kept = new Map<string, string>();
    const asked = new Map<SharedLibraryPlace, { id: string; item: SharedPaper['item']; key: string }[]>();
    for (const paper of papers.filter(isShared)) {
      const seen = this.#seen.get(paper);
      if (seen !== undefined) {
        const { shared, place } = seen;
        asked.set(place, [...(asked.get(place) ?? []), { id: paper.key, item: shared.item, key: shared.paper.key }]);
      }
    }
    const { library, bundles } = this.#services;
    try {
      for (const [place, items] of asked) {
        const keys = await new EntryKeeper(this.#services).keep(place.name, items.length, async (records) =>
          (await bundles.load('records')).keepSharedPapers(items, {
            library,
            records,
            source: indexAddress(place),
            date: today(),
            loadRomanizer: async () => (await bundles.load('romanizer')).romanize,
          }),
        );
        keys.forEach((key, id) => kept.set(id, key));
      }
    } catch (error) {
      if (!(error instanceof RecordsRefusal)) {
        throw error;
      }
      void showError(error.message);
      return undefined;
    }
    return papers.flatMap((paper) => {
      const key = isShared(paper) ? kept.get(paper.key) : paper.key;
      return (key === undefined ? undefined : library.get(key)) ?? (isShared(paper) ? [] : [paper]);
    });
  }

  dispose(): void {
    this.pause();
    this.#queries.dispose();
    this.#change.dispose();
  }

  #ask(query: string): void {
    this.#stop();
    this.#asked = query;
    const agreed = query.trim() === '' ? [] : places().filter((place) => this.#consent.has(place));
    this.#states = agreed.map((place) => ({ place, phase: 'asked', found: [], isPartial: false }));
    if (agreed.length === 0) {
      return;
    }
    const abort = new Abort();
    const callOff = hostClock.after(typingPause, () => {
      agreed.forEach((place, at) => {
        void this.#find(query, place, abort).then((state) => {
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

  async #find(query: string, place: SharedLibraryPlace, signal: Abort): Promise<SharedState> {
    try {
      const { papers, isPartial } = await new SharedSearch(this.#clientOf(place), this.#queries.bodyOf).search(query, {
        limit: maxFound,
        signal,
        ...(query.includes('cited:') ? { cited: this.#services.cited.cited } : {}),
      });
      await hostSlicer().run(this.#known.read(this.#services.library.papers));
      const found = papers.flatMap((shared) => {
        const { paper } = shared;
        const hash = textHash(paper.abstract);
        return this.#known.find({ paper, textHash: hash }) === undefined ? [this.#shown(shared, place)] : [];
      });
      return { place, phase: 'answered', found, isPartial };
    } catch (error) {
      if (!signal.aborted) {
        this.#services.log.info(`${indexAddress(place)}: ${String(error)}`);
      }
      const phase = error instanceof SharedLibraryError ? error.trouble : 'failed';
      return { place, phase, found: [], isPartial: false };
    }
  }

  /** A paper as lists have it: of no file, under a key that no other has. */
  #shown(shared: SharedPaper, place: SharedLibraryPlace): Paper {
    const key = `shared:${indexAddress(place)}/${shared.paper.key}`;
    const span = { start: 0, end: 0, line: 0, endLine: 0 };
    const source = { source: sharedSource, span, format: '' };
    const paper: Paper = { ...shared.paper, key, aliases: [], links: [], sources: [source] };
    this.#seen.set(paper, { shared, place });
    return paper;
  }

  #clientOf(place: SharedLibraryPlace): SharedClient {
    const permission = { isOn: () => places().length > 0, hasAgreed: () => this.#consent.has(place) };
    return new SharedClient(place, {
      network: permitted(fetchNetwork(maxAnswer), permission),
      clock: hostClock,
      authorization: () => credentialsOf(this.#services.context.secrets, place),
    });
  }
}

const places = (): readonly SharedLibraryPlace[] => sharedLibraryPlaces(settings.sharedLibraries());

const isShared = (paper: Paper): boolean => paper.sources[0].source === sharedSource;
