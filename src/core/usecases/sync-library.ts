import { Batch } from '../async/batch';
import { Debouncer } from '../async/debouncer';
import { forEachLimited } from '../async/limiter';
import { Sequencer } from '../async/sequencer';
import { type Cancellation, type Disposable, Emitter, neverCancelled } from '../base/events';
import type { SourceNote } from '../library/source-cache';
import type { DerivedSource } from '../model/paper';
import type { SkipReason } from '../parse/formats/shared/bibliography-format';
import { mayBeSource } from '../parse/formats/index';
import { pathOf } from '../base/uris';
import type { LibraryApplier } from './feed-library';
import {
  defaultFolderNames,
  isInFolder,
  type LibraryFolder,
  libraryFoldersOf,
  type NotReadFile,
} from './library-folders';
import type { LibrarySyncServices } from './library-sync-services';
import { listChangedFolder, listLibrary, notReadSource } from './list-library';

export type LibraryState = 'noFolder' | 'noLibrary' | 'indexing' | 'empty' | 'ready';

/** Long enough to gather the events of fast typing, short enough not to be noticed. */
const typingDelay = 150;
/** The editor has gathered events of the disk already. */
const diskDelay = 20;
/** Sources read side by side. */
const readsAtOnce = 32;
/** The cache is written when nothing has been read for so long, in milliseconds. */
const cacheDelay = 3000;

/** Keeps a library in step with its folders, open documents and settings. It reads nothing before `reload`. */
export class LibrarySync implements Disposable {
  readonly #services: LibrarySyncServices;
  readonly #feed: Pick<LibraryApplier, 'put'>;
  readonly #stateChange = new Emitter<LibraryState>();
  readonly #read = new Emitter<readonly string[]>();
  readonly #foldersChange = new Emitter<readonly LibraryFolder[]>();
  readonly #changed: Batch<string>;
  readonly #caching: Debouncer;
  readonly #subscriptions: readonly Disposable[];
  readonly #skipped = new Map<string, SkipReason>();
  readonly #tasks = new Sequencer();
  #watchers: readonly Disposable[] = [];
  #folders: readonly LibraryFolder[] = [];
  #hasReadableFolder = false;
  #state: LibraryState = 'indexing';
  #tellFolders: () => void = () => undefined;
  /** Resolves when the library folders are known for the first time. */
  readonly #foldersKnown = new Promise<void>((resolve) => {
    this.#tellFolders = resolve;
  });
  #generation = 0;

  /** Fires at each change of `state`. */
  readonly onDidChangeState = this.#stateChange.event;
  /** Fires with the sources that were read, or are gone, after the library has taken them in. */
  readonly onDidRead = this.#read.event;
  /** Fires when other folders are read as the library. */
  readonly onDidChangeFolders = this.#foldersChange.event;

  constructor(services: LibrarySyncServices) {
    const { workspace, clock, feed, onDidChangeSettings } = services;
    this.#services = services;
    this.#feed = feed((sources) => {
      this.#tell(this.#read, sources);
    });
    this.#changed = new Batch(clock, typingDelay, (uris) => this.#enqueue(() => this.#follow(uris)));
    this.#caching = new Debouncer(clock, cacheDelay, () => void this.#saveCache());
    this.#subscriptions = [
      this.#stateChange,
      this.#read,
      this.#foldersChange,
      this.#changed,
      this.#caching,
      workspace.onDidChangeFolders(() => void this.reload()),
      onDidChangeSettings(() => void this.reload()),
      workspace.onDidChangeDocument(({ uri }) => {
        this.#touch(uri);
      }),
      workspace.onDidSaveDocument(({ uri }) => {
        this.#touch(uri, 0);
      }),
      workspace.onDidCloseDocument(({ uri }) => {
        this.#touch(uri);
      }),
    ];
  }

  get state(): LibraryState {
    return this.#state;
  }

  get folders(): readonly LibraryFolder[] {
    return this.#folders;
  }

  /** Files of the library folders that were looked at and found to be no source, and why. */
  get skipped(): ReadonlyMap<string, SkipReason> {
    return this.#skipped;
  }

  /** Resolves when all that was asked for so far has been read. */
  async whenIdle(): Promise<void> {
    await this.#tasks.whenIdle();
  }

  /** Whether a source belongs to the library and holds what it did when the note was taken. */
  async isUnchanged(uri: string, note: SourceNote): Promise<boolean> {
    await this.#foldersKnown;
    const folder = this.#folderOf(uri);
    return folder !== undefined && this.#services.sources.isUnchanged(uri, folder.implicit, note);
  }

  /** Has a file looked at that the extension has written or taken away: of what comes and goes within a moment, file systems may tell nothing. */
  lookAt(uri: string): void {
    this.#touch(uri, diskDelay);
  }

  /** Finds the library folders anew and reads every source. A later call overtakes an earlier one. */
  reload(): Promise<void> {
    const generation = ++this.#generation;
    const isOvertaken = () => generation !== this.#generation;
    const cancellation: Cancellation = {
      get isCancellationRequested() {
        return isOvertaken();
      },
    };
    return this.#enqueue(() => this.#readAll(cancellation));
  }

  dispose(): void {
    this.#generation++;
    [...this.#watchers, ...this.#subscriptions].forEach((subscription) => {
      subscription.dispose();
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    return this.#tasks.run(task).catch((error: unknown) => {
      this.#fail(error);
    });
  }

  #fail(error: unknown): void {
    this.#services.log.error(error instanceof Error ? error : String(error));
  }

  #folderOf(uri: string): LibraryFolder | undefined {
    return this.#folders.find((folder) => isInFolder(folder, uri));
  }

  #setState(state: LibraryState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#tell(this.#stateChange, state);
    }
  }

  /** Reading goes on, whatever becomes of those who follow it. */
  #tell<T>(emitter: Emitter<T>, event: T): void {
    try {
      emitter.fire(event);
    } catch (error) {
      this.#fail(error);
    }
  }

  #settle(): void {
    const { workspace, library } = this.#services;
    if (workspace.folders.length === 0) {
      this.#setState('noFolder');
    } else if (library.size > 0) {
      this.#setState('ready');
    } else {
      this.#setState(this.#hasReadableFolder ? 'empty' : 'noLibrary');
    }
  }

  async #readAll(cancellation: Cancellation): Promise<void> {
    if (cancellation.isCancellationRequested) {
      return;
    }
    const { workspace, library, pins, sources, cache, foldersOf, startAfter, clock, log } = this.#services;
    this.#setState('indexing');
    const started = clock.now();
    sources.forgetSettings();
    const before = JSON.stringify(this.#folders);
    this.#folders = (
      await Promise.all(workspace.folders.map((folder) => libraryFoldersOf(workspace, folder, foldersOf(folder))))
    ).flat();
    if (JSON.stringify(this.#folders) !== before) {
      this.#tell(this.#foldersChange, this.#folders);
    }
    this.#tellFolders();
    this.#watch();
    await pins.readAll(this.#folders);
    await startAfter();
    const [{ files, notRead, hasReadableFolder, isComplete }] = await Promise.all([
      listLibrary(workspace, this.#folders, log),
      cache.load(),
    ]);
    this.#hasReadableFolder = hasReadableFolder;
    this.#skipped.clear();
    const present = new Set([...files, ...notRead.map(({ uri }) => uri)]);
    await this.#feed.put(library.sources.filter((source) => !present.has(source)).map((source) => ({ source })));
    await this.#feed.put(notRead.map(notReadSource));
    await this.#readInto(files, cancellation);
    if (cancellation.isCancellationRequested) {
      return;
    }
    if (isComplete) {
      cache.keepOnly(present);
    }
    log.info(`Read ${files.length} files: ${library.size} papers, ${Math.round(clock.now() - started)} ms.`);
    this.#settle();
  }

  async #readInto(uris: Iterable<string>, cancellation: Cancellation = neverCancelled): Promise<void> {
    this.#caching.cancel();
    const puts: Promise<void>[] = [];
    await forEachLimited(uris, readsAtOnce, async (uri) => {
      if (!cancellation.isCancellationRequested) {
        const parsed = await this.#parsedOf(uri);
        puts.push(this.#feed.put([{ source: uri, ...(parsed === undefined ? {} : { parsed }) }]));
      }
    });
    await Promise.all(puts);
    this.#caching.schedule();
  }

  /** What a source holds now; undefined where it is gone or no source. */
  async #parsedOf(uri: string): Promise<DerivedSource | undefined> {
    this.#skipped.delete(uri);
    const folder = this.#folderOf(uri);
    if (folder === undefined) {
      return undefined;
    }
    const { parsed, skipped } = await this.#services.sources.read(uri, folder.implicit);
    if (skipped !== undefined) {
      this.#skipped.set(uri, skipped);
    }
    return parsed;
  }

  /** Writes what was read to the cache; without a cache the next start is slower, and that is all. */
  async #saveCache(): Promise<void> {
    try {
      await this.#services.cache.write();
    } catch (error) {
      this.#services.log.info(`The cache of the library cannot be written: ${String(error)}`);
    }
  }

  #watch(): void {
    const { workspace } = this.#services;
    this.#watchers.forEach((watcher) => {
      watcher.dispose();
    });
    this.#watchers = [
      ...this.#folders.map(({ uri: folder, implicit }) =>
        workspace.watch({ folder, isDeep: !implicit }, ({ uri }) => {
          this.#touch(uri, diskDelay);
        }),
      ),
      ...workspace.folders.map((folder) =>
        workspace.watch({ folder, names: defaultFolderNames }, ({ kind }) => {
          if (kind !== 'changed') {
            void this.reload();
          }
        }),
      ),
    ];
  }

  #touch(uri: string, delay?: number): void {
    if (this.#folderOf(uri) !== undefined) {
      this.#changed.add(uri, delay);
    }
  }

  /** A changed path may be a source, or a folder that came or went with all sources in it. */
  async #follow(uris: readonly string[]): Promise<void> {
    const { workspace, library, pins } = this.#services;
    const files = new Set<string>();
    const notRead = new Map<string, NotReadFile>();
    for (const uri of uris) {
      if (pins.isPinsFile(uri)) {
        await pins.read(uri);
        this.#tell(this.#read, [uri]);
      } else if (mayBeSource(pathOf(uri)) && (await workspace.stat(uri))?.kind !== 'folder') {
        files.add(uri);
      } else {
        const below = await listChangedFolder(workspace, this.#folders, library.sources, uri);
        below.files.forEach((file) => files.add(file));
        below.notRead.forEach((one) => notRead.set(one.uri, one));
      }
    }
    if (files.size > 0 || notRead.size > 0) {
      await this.#readInto([...files].filter((uri) => !notRead.has(uri)));
      await this.#feed.put([...notRead.values()].map(notReadSource));
      this.#settle();
    }
  }
}
