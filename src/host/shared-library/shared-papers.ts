import type * as vscode from 'vscode';
import type { Disposable } from '../../core/base/events';
import { textHash } from '../../core/library/base/fingerprint';
import type { Paper } from '../../core/model/paper';
import type { AbortSignalLike } from '../../core/services/model';
import { permitted } from '../../core/services/permission';
import { SharedClient } from '../../core/shared-library/client';
import { sharedFilterValues } from '../../core/shared-library/filter-values';
import {
  SharedLibraryError,
  type SharedLibraryPlace,
  type SharedLibraryTrouble,
  type SharedPaper,
} from '../../core/shared-library/model';
import { indexAddress, sharedLibraryPlaces } from '../../core/shared-library/place';
import { SharedSearch } from '../../core/shared-library/shared-search';
import type { KeyedLibrary } from '../../core/records/added';
import type { SharedToKeep } from '../../core/usecases/keep-shared-papers';
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
import { SharedKeys } from './shared-keys';

/** Papers of one library that are shown. */
const maxFound = 50;
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
  /** What the filter at the end of the query may become, where that was asked for. */
  readonly values: readonly string[];
  /** What they would be cited by, where that was asked for. */
  readonly keys: ReadonlyMap<Paper, string>;
  readonly isPartial: boolean;
}

/** What is wanted of an answer. */
export interface SharedWanted {
  /** Papers, at most; fifty unless told. */
  readonly limit?: number;
  /** Gives the keys by which the papers would be cited, where they are wanted. */
  readonly keys?: SharedKeys;
  readonly signal: AbortSignalLike;
}

/** What a paper of a list stands for. */
interface Seen {
  readonly shared: SharedPaper;
  readonly place: SharedLibraryPlace;
}

/** Papers of shared libraries: asks for them, and keeps those that are cited. */
export class SharedPapers implements Disposable {
  readonly #services: SharedServices;
  readonly #consent: SharedConsent;
  readonly #queries: QueryMaker;
  readonly #known = new KnownPapers();
  /** What papers in lists stand for, as long as a list has them. */
  readonly #seen = new WeakMap<Paper, Seen>();

  constructor(services: SharedServices) {
    this.#services = services;
    this.#consent = new SharedConsent(services.context.globalState);
    this.#queries = new QueryMaker(services);
  }

  /** The libraries whose servers the user has agreed to. */
  agreed(): readonly SharedLibraryPlace[] {
    return places().filter((place) => this.#consent.has(place));
  }

  /** The libraries whose servers the user has not agreed to. */
  unagreed(): readonly SharedLibraryPlace[] {
    return places().filter((place) => !this.#consent.has(place));
  }

  /** Shows the user which servers would be asked. */
  async agree(): Promise<void> {
    await this.#consent.ask(this.unagreed());
  }

  /** What one library has for a query. What goes wrong is a phase of the answer, and never rejects. */
  async find(
    query: string,
    place: SharedLibraryPlace,
    { limit = maxFound, keys, signal }: SharedWanted,
  ): Promise<SharedState> {
    try {
      const client = this.#clientOf(place);
      const { papers, isPartial } = await new SharedSearch(client, this.#queries.bodyOf).search(query, {
        limit,
        signal,
        ...(query.includes('cited:') ? { cited: this.#services.cited.cited } : {}),
      });
      await hostSlicer().run(this.#known.read(this.#services.library.papers));
      const found = papers.flatMap((shared) => {
        const { paper } = shared;
        const hash = textHash(paper.abstract);
        return this.#known.find({ paper, textHash: hash }) === undefined ? [this.#shown(shared, place, hash)] : [];
      });
      const wanted = found.map((paper) => [paper, this.#seen.get(paper)?.shared.paper.key ?? ''] as const);
      return { ...emptyState(place), phase: 'answered', found, keys: (await keys?.of(wanted)) ?? noKeys, isPartial };
    } catch (error) {
      this.#log(place, error, signal);
      const phase = error instanceof SharedLibraryError ? error.trouble : 'failed';
      return { ...emptyState(place), phase };
    }
  }

  /** What the filter at the end of a query may become in one library; none where that cannot be told, which never rejects. */
  async values(query: string, place: SharedLibraryPlace, signal: AbortSignalLike): Promise<readonly string[]> {
    try {
      return await sharedFilterValues(this.#clientOf(place), query, signal);
    } catch (error) {
      this.#log(place, error, signal);
      return [];
    }
  }

  /** What gives keys to the papers that all libraries have for one query. */
  newKeys(): SharedKeys {
    return new SharedKeys(this.#services.library, (paper, keyed) => this.#otherKey(paper, keyed));
  }

  /**
   * Papers as the library has them, those of shared libraries once they stand in its records. Rejects with a `RecordsRefusal` where they cannot be kept.
   * @param keys by which papers are cited already; that of the shared library unless told
   */
  async keep(papers: readonly Paper[], keys: ReadonlyMap<Paper, string> = noKeys): Promise<readonly Paper[]> {
    const kept = new Map<string, string>();
    const asked = new Map<SharedLibraryPlace, SharedToKeep[]>();
    for (const paper of papers.filter(isShared)) {
      const seen = this.#seen.get(paper);
      if (seen !== undefined) {
        const { shared, place } = seen;
        const one = { id: paper.key, item: shared.item, key: keys.get(paper) ?? shared.paper.key };
        asked.set(place, [...(asked.get(place) ?? []), one]);
      }
    }
    for (const [place, items] of asked) {
      const each = await new EntryKeeper(this.#services).keep(place.name, items.length, (records) =>
        this.#entriesOf(items, records, place),
      );
      each.forEach((key, id) => kept.set(id, key));
    }
    const { library } = this.#services;
    return papers.flatMap((paper) => {
      const key = isShared(paper) ? kept.get(paper.key) : paper.key;
      return (key === undefined ? undefined : library.get(key)) ?? (isShared(paper) ? [] : [paper]);
    });
  }

  /** The same, undefined where they cannot be kept, which the user is told. */
  async keepOrTell(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    try {
      return await this.keep(papers);
    } catch (error) {
      if (!(error instanceof RecordsRefusal)) {
        throw error;
      }
      void showError(error.message);
      return undefined;
    }
  }

  dispose(): void {
    this.#queries.dispose();
  }

  #log(place: SharedLibraryPlace, error: unknown, signal: AbortSignalLike): void {
    if (!signal.aborted) {
      this.#services.log.info(`${indexAddress(place)}: ${String(error)}`);
    }
  }

  async #otherKey(paper: Paper, keyed: KeyedLibrary): Promise<string | undefined> {
    const seen = this.#seen.get(paper);
    if (seen === undefined) {
      return undefined;
    }
    const { shared, place } = seen;
    const item = { id: paper.key, item: shared.item, key: shared.paper.key };
    return (await this.#entriesOf([item], '', place, keyed)).keys.get(paper.key);
  }

  async #entriesOf(items: readonly SharedToKeep[], records: string, place: SharedLibraryPlace, keyed?: KeyedLibrary) {
    const { library, bundles } = this.#services;
    return (await bundles.load('records')).keepSharedPapers(items, {
      library,
      keyed,
      records,
      source: indexAddress(place),
      date: today(),
      loadRomanizer: async () => (await bundles.load('romanizer')).romanize,
    });
  }

  /** A paper as lists have it: of no file, under a key that no other has. */
  #shown(shared: SharedPaper, place: SharedLibraryPlace, hash = textHash(shared.paper.title)): Paper {
    // Several people may use one key.
    const key = `shared:${indexAddress(place)}/${shared.paper.key}/${hash ?? ''}`;
    const span = { start: 0, end: 0, line: 0, endLine: 0 };
    const source = { source: sharedSource, span, format: '' };
    const paper: Paper = { ...shared.paper, key, aliases: [], links: [], sources: [source] };
    this.#seen.set(paper, { shared, place });
    return paper;
  }

  #clientOf(place: SharedLibraryPlace): SharedClient {
    const permission = {
      isOn: () => places().some((one) => indexAddress(one) === indexAddress(place)),
      hasAgreed: () => this.#consent.has(place),
    };
    return new SharedClient(place, {
      network: permitted(fetchNetwork(maxAnswer), permission),
      clock: hostClock,
      authorization: () => credentialsOf(this.#services.context.secrets, place),
    });
  }
}

const noKeys: ReadonlyMap<Paper, string> = new Map();

/** The state of a library that has not answered. */
export function emptyState(place: SharedLibraryPlace): SharedState {
  return { place, phase: 'asked', found: [], values: [], keys: noKeys, isPartial: false };
}

const places = (): readonly SharedLibraryPlace[] => sharedLibraryPlaces(settings.sharedLibraries());

const isShared = (paper: Paper): boolean => paper.sources[0].source === sharedSource;
