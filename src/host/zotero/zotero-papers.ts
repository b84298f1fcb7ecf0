import * as vscode from 'vscode';
import { Debouncer } from '../../core/async/debouncer';
import { Sequencer } from '../../core/async/sequencer';
import { type Disposable, Emitter } from '../../core/base/events';
import type { Paper } from '../../core/model/paper';
import { ZoteroApi } from '../../core/zotero/api';
import type { KeyedItem } from '../../core/zotero/citation-keys';
import {
  collectionCompletions,
  collectionNames,
  collectionQuery,
  collectionTest,
} from '../../core/zotero/collection-filter';
import { KnownPapers } from '../../core/zotero/known-papers';
import { type MirroredLibrary, ZoteroMirror } from '../../core/zotero/mirror';
import { partsOfId, ZoteroError, type ZoteroTrouble } from '../../core/zotero/model';
import { hostClock, hostSlicer } from '../clock';
import { showError } from '../notify';
import { RecordsRefusal, type RecordsServices } from '../records/records-files';
import { StoredCacheFiles } from '../workers/cache-files';
import { loopbackNetwork } from './loopback-network';
import { lastChangedFirst, ZoteroIndex, type ZoteroIndexServices } from './zotero-index';
import { ZoteroKeeper } from './zotero-keeper';
import { ZoteroStore } from './zotero-store';

/** More rows than anyone reads make the list slow. */
const maxFound = 100;
/** What is read is shown after so long, in milliseconds. */
const showDelay = 100;

export interface ZoteroServices extends ZoteroIndexServices, RecordsServices {
  /** Of the extension on this machine, since every workspace has the same Zotero. */
  readonly globalStorageUri: vscode.Uri;
  /** Set in the web worker host, which reaches no program of the user's computer. */
  readonly isWeb?: boolean;
}

/** How far Zotero is known. */
export type ZoteroState =
  | { readonly phase: 'reading'; readonly waiting: number }
  | { readonly phase: 'ready'; readonly isFull: boolean }
  | { readonly phase: 'failed'; readonly trouble: ZoteroTrouble };

/** A paper of Zotero that the library does not have. */
export interface ZoteroFound {
  readonly paper: Paper;
  /** The name of its group; empty in the user's own library. */
  readonly group: string;
}

/** What Zotero has for a query. */
export interface ZoteroAnswer {
  readonly query: string;
  /** Papers of the library that are among what was found. */
  readonly known: readonly Paper[];
  readonly found: readonly ZoteroFound[];
  /** The query asks for papers of collections, which the library alone cannot find. */
  readonly isFiltered: boolean;
}

/** The papers of a running Zotero beside those of the library: read while a list is open that offers them, kept for the next time. */
export class ZoteroPapers implements vscode.Disposable {
  readonly #services: ZoteroServices;
  readonly #api = new ZoteroApi({ network: loopbackNetwork(), clock: hostClock });
  readonly #store: ZoteroStore;
  readonly #index: ZoteroIndex;
  readonly #known = new KnownPapers();
  readonly #knowing = new Sequencer();
  readonly #change = new Emitter<void>();
  readonly #showing = new Debouncer(hostClock, showDelay, () => {
    this.#change.fire();
  });
  readonly #mirror: Promise<ZoteroMirror>;
  readonly #saving = new Sequencer();
  /** The paths of libraries that hold something else than what is stored of them. */
  readonly #unsaved = new Set<string>();
  readonly #following: Disposable;
  #libraries: readonly MirroredLibrary[] = [];
  #names: readonly string[] | undefined;
  #recent: readonly string[] | undefined;
  #state: ZoteroState = { phase: 'reading', waiting: 0 };
  #reading: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;
  #answer: ZoteroAnswer | undefined;
  #asked: string | undefined;
  /** Counts what could change an answer. */
  #generation = 0;

  /** Fires when there is more to show. */
  readonly onDidChange = this.#change.event;

  constructor(services: ZoteroServices) {
    this.#services = services;
    this.#store = new ZoteroStore(
      new StoredCacheFiles(vscode.Uri.joinPath(services.globalStorageUri, 'zotero')),
      hostSlicer(),
    );
    this.#index = new ZoteroIndex(services);
    this.#mirror = this.#open();
    this.#following = services.library.onDidChange(() => {
      this.#forget();
    });
  }

  get state(): ZoteroState {
    return this.#state;
  }

  /** What a filter by collection that is being typed may become. */
  completions(query: string): ReturnType<typeof collectionCompletions> {
    this.#names ??= collectionNames(this.#libraries);
    return collectionCompletions(query, this.#names);
  }

  /** Asks Zotero what has changed since the last time, until `pause`. */
  read(): void {
    if (this.#reading !== undefined) {
      return;
    }
    const controller = new AbortController();
    const done = this.#read(controller.signal).finally(() => {
      this.#reading = undefined;
    });
    this.#reading = { controller, done };
  }

  /** Leaves off reading; the next `read` goes on from there. */
  async pause(): Promise<void> {
    const { controller, done } = this.#reading ?? {};
    controller?.abort(new Error('The list was closed.'));
    await done;
  }

  /** Resolves when what has been read so far is stored. */
  saved(): Promise<void> {
    return this.#saving.whenIdle();
  }

  /** What is known for a query; undefined while it is being looked for first. `onDidChange` tells when there is more. */
  answer(query: string): ZoteroAnswer | undefined {
    if (this.#asked !== query) {
      this.#asked = query;
      void this.#find(query);
    }
    return this.#answer?.query === query ? this.#answer : undefined;
  }

  /**
   * Papers as the library has them, those of Zotero once they stand in its records; undefined where they cannot be kept, which the user
   * is told.
   */
  async keep(papers: readonly Paper[]): Promise<readonly Paper[] | undefined> {
    try {
      return await new ZoteroKeeper(this.#services, this.#api).keep(papers, (id) => this.#itemOf(id));
    } catch (error) {
      if (!(error instanceof RecordsRefusal)) {
        throw error;
      }
      void showError(error.message);
      return undefined;
    }
  }

  dispose(): void {
    void this.pause();
    this.#following.dispose();
    this.#showing.dispose();
    this.#index.dispose();
    this.#change.dispose();
  }

  async #open(): Promise<ZoteroMirror> {
    const stored = await this.#store.load();
    const mirror = new ZoteroMirror(this.#api, hostSlicer(), stored);
    this.#libraries = mirror.libraries;
    mirror.onDidChange((change) => {
      this.#libraries = mirror.libraries;
      this.#unsaved.add(change.library.path);
      if (this.#state.phase === 'reading') {
        this.#state = { phase: 'reading', waiting: mirror.waiting };
      }
      this.#tell(this.#index.apply(change));
    });
    for (const library of stored) {
      this.#tell(this.#index.apply({ library, changed: [...library.items.values()], removed: [] }));
    }
    return mirror;
  }

  /** What was answered so far holds no longer once this is done. */
  #tell(change: Promise<void>): void {
    change.then(
      () => {
        this.#forget();
        this.#showing.scheduleOnce();
      },
      (error: unknown) => {
        this.#services.log.warn(String(error));
      },
    );
  }

  #forget(): void {
    this.#generation++;
    this.#asked = undefined;
    this.#names = undefined;
    this.#recent = undefined;
  }

  async #read(signal: AbortSignal): Promise<void> {
    const mirror = await this.#mirror;
    const before = new Map(mirror.libraries.map(({ path, version }) => [path, version]));
    this.#state = { phase: 'reading', waiting: 0 };
    try {
      if (this.#services.isWeb === true) {
        throw new ZoteroError('unreachable', 'in the browser');
      }
      await mirror.sync(signal);
      this.#state = { phase: 'ready', isFull: mirror.isFull };
    } catch (error) {
      if (!signal.aborted) {
        const trouble = error instanceof ZoteroError ? error.trouble : 'failed';
        this.#state = { phase: 'failed', trouble };
        this.#services.log.info(`Zotero: ${String(error)}`);
      }
    }
    this.#libraries = mirror.libraries;
    this.#showing.scheduleOnce();
    const isWhole = this.#state.phase === 'ready';
    this.#saving
      .run(() => this.#save(before, isWhole))
      .catch((error: unknown) => {
        this.#services.log.warn(String(error));
      });
  }

  /** @param isWhole all libraries that there are have been read */
  async #save(before: ReadonlyMap<string, number | undefined>, isWhole: boolean): Promise<void> {
    const libraries = this.#libraries;
    for (const library of libraries) {
      const isChanged = this.#unsaved.delete(library.path);
      if (isChanged || before.get(library.path) !== library.version) {
        await this.#store.save(library);
      }
    }
    if (isWhole) {
      await this.#store.keepOnly(libraries);
    }
  }

  async #find(query: string): Promise<void> {
    const generation = this.#generation;
    const isWanted = () => this.#asked === query && this.#generation === generation;
    const { rest, wanted, unwanted } = collectionQuery(query);
    try {
      const mirror = await this.#mirror;
      this.#recent ??= lastChangedFirst(mirror.libraries);
      const ids = rest.trim() === '' ? this.#recent : await this.#index.find(rest, isWanted);
      await this.#knowing.run(() => hostSlicer().run(this.#known.read(this.#services.library.papers)));
      if (!isWanted()) {
        return;
      }
      const known = new Map<string, Paper>();
      const found: ZoteroFound[] = [];
      const passes = collectionTest(this.#libraries, wanted, unwanted);
      for (const id of ids) {
        const work = this.#index.work(id);
        if (work === undefined || !passes(id)) {
          continue;
        }
        const paper = this.#known.find(work);
        if (paper !== undefined) {
          known.set(paper.key, paper);
        } else {
          found.push({ paper: work.paper, group: this.#groupOf(id) });
        }
        if (found.length >= maxFound) {
          break;
        }
      }
      const isFiltered = wanted.length + unwanted.length > 0;
      this.#answer = { query, known: [...known.values()].slice(0, maxFound), found, isFiltered };
    } catch (error) {
      this.#services.log.warn(String(error));
      this.#answer = { query, known: [], found: [], isFiltered: false };
    }
    this.#change.fire();
  }

  async #itemOf(id: string): Promise<KeyedItem | undefined> {
    const { library, key } = partsOfId(id);
    const fields = (await this.#mirror).item(library, key)?.fields;
    return fields === undefined ? undefined : { id, fields, group: this.#groupOf(id) };
  }

  #groupOf(id: string): string {
    const { library } = partsOfId(id);
    return this.#libraries.find(({ path }) => path === library)?.name ?? '';
  }
}
