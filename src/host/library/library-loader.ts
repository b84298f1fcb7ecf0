import * as vscode from 'vscode';
import { Batch } from '../../core/async/batch';
import { Debouncer } from '../../core/async/debouncer';
import { forEachLimited } from '../../core/async/limiter';
import { Sequencer } from '../../core/async/sequencer';
import { type Cancellation, neverCancelled } from '../../core/events';
import type { Library } from '../../core/library/library';
import type { DerivedSource } from '../../core/model';
import type { SkipReason } from '../../core/parse/bibliography-format';
import { mayBeSource } from '../../core/parse/formats';
import type { ParseCache, SourceNote } from '../../engine/parse-cache';
import { hostClock } from '../clock';
import { defaultFolderNames, isDirectory, type LibraryFolder, libraryFoldersOf } from './library-folders';
import { LibraryFeed } from './library-feed';
import { listLibrary, notReadSource } from './library-listing';
import type { PartLoader } from '../engine/parts';
import type { PinFiles } from './pin-files';
import { onDidChangeLibrarySettings } from '../settings';
import { isInFolder, isRefusal, listFiles, reasonOf, type NotReadUri } from './source-files';
import type { SourceReader } from './source-reader';
import { isPathInside } from '../../core/files/inside';

export type LibraryState = 'noFolder' | 'noLibrary' | 'indexing' | 'empty' | 'ready';

/** Long enough to gather the events of fast typing, short enough not to be noticed. */
const typingDelay = 150;
/** VS Code has gathered events of the disk already. */
const diskDelay = 20;
/** Sources read side by side. */
const readsAtOnce = 32;
/** The cache is written when nothing has been read for so long, in milliseconds. */
const cacheDelay = 3000;

export interface LoaderServices {
  readonly library: Library;
  readonly pins: PinFiles;
  readonly parts: PartLoader;
  readonly reader: SourceReader;
  readonly cache: ParseCache;
  /** Asked each time before sources are read, and awaited: what the user may be waiting for goes first. */
  readonly startAfter: () => Promise<void>;
  readonly log: vscode.LogOutputChannel;
}

/** Keeps the library in step with the library folders, open editors and settings. */
export class LibraryLoader implements vscode.Disposable {
  readonly #library: Library;
  readonly #log: vscode.LogOutputChannel;
  readonly #pins: PinFiles;
  readonly #reader: SourceReader;
  readonly #cache: ParseCache;
  readonly #startAfter: () => Promise<void>;
  readonly #feed: LibraryFeed;
  readonly #stateChange = new vscode.EventEmitter<LibraryState>();
  readonly #read = new vscode.EventEmitter<readonly string[]>();
  readonly #changed: Batch<string>;
  readonly #subscriptions: vscode.Disposable[];
  #watchers: vscode.Disposable[] = [];
  readonly #skipped = new Map<string, SkipReason>();
  #folders: readonly LibraryFolder[] = [];
  #hasReadableFolder = false;
  #state: LibraryState = 'indexing';
  readonly #tasks = new Sequencer();
  #tellFolders: () => void = () => undefined;
  /** Resolves when the library folders are known for the first time. */
  readonly #foldersKnown = new Promise<void>((resolve) => { this.#tellFolders = resolve; });
  #generation = 0;
  readonly #caching = new Debouncer(hostClock, cacheDelay, () => void this.#saveCache());

  /** Fires at each change of `state`. */
  readonly onDidChangeState = this.#stateChange.event;
  /** Fires with the sources that were read, or are gone, after the library has taken them in. */
  readonly onDidRead = this.#read.event;

  constructor({ library, pins, parts, reader, cache, startAfter, log }: LoaderServices) {
    this.#library = library;
    this.#pins = pins;
    this.#reader = reader;
    this.#cache = cache;
    this.#startAfter = startAfter;
    this.#log = log;
    this.#feed = new LibraryFeed(library, parts, (sources) => { this.#read.fire(sources); });
    this.#changed = new Batch(hostClock, typingDelay, (uris) => this.#enqueue(() => this.#follow(uris.map((uri) => vscode.Uri.parse(uri)))));
    this.#subscriptions = [
      this.#stateChange,
      this.#read,
      this.#changed,
      this.#caching,
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.reload()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.reload()),
      onDidChangeLibrarySettings(() => void this.reload()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.#touch(document.uri); }),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => { this.#touch(uri, 0); }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => { this.#touch(uri); }),
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
  async isUnchanged(uri: vscode.Uri, note: SourceNote): Promise<boolean> {
    await this.#foldersKnown;
    const folder = this.#folders.find((candidate) => isInFolder(candidate, uri));
    return folder !== undefined && this.#reader.isUnchanged(uri, folder.implicit, note);
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
    vscode.Disposable.from(...this.#watchers, ...this.#subscriptions).dispose();
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    return this.#tasks.run(task).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
  }

  #setState(state: LibraryState): void {
    if (state !== this.#state) {
      this.#state = state;
      this.#stateChange.fire(state);
    }
  }

  #settle(): void {
    if (vscode.workspace.workspaceFolders === undefined) {
      this.#setState('noFolder');
    } else if (this.#library.papers.length > 0) {
      this.#setState('ready');
    } else {
      this.#setState(this.#hasReadableFolder ? 'empty' : 'noLibrary');
    }
  }

  async #readAll(cancellation: Cancellation): Promise<void> {
    if (cancellation.isCancellationRequested) {
      return;
    }
    this.#setState('indexing');
    const started = Date.now();
    this.#reader.forgetSettings();
    this.#folders = (await Promise.all((vscode.workspace.workspaceFolders ?? []).map(libraryFoldersOf))).flat();
    this.#tellFolders();
    this.#watch();
    await this.#pins.readAll(this.#folders);
    await this.#startAfter();
    const [{ files, notRead, hasReadableFolder, isComplete }] = await Promise.all([listLibrary(this.#folders, this.#log), this.#cache.load()]);
    this.#hasReadableFolder = hasReadableFolder;
    this.#skipped.clear();
    const present = new Set([...files, ...notRead.map(({ uri }) => uri)].map((uri) => uri.toString()));
    await this.#feed.put(this.#library.sources.filter((source) => !present.has(source)).map((source) => ({ source })));
    await this.#feed.put(notRead.map(notReadSource));
    await this.#readInto(files, cancellation);
    if (cancellation.isCancellationRequested) {
      return;
    }
    if (isComplete) {
      this.#cache.keepOnly(present);
    }
    this.#log.info(`Read ${files.length} files: ${this.#library.papers.length} papers, ${Date.now() - started} ms.`);
    this.#settle();
  }

  async #readInto(uris: readonly vscode.Uri[], cancellation: Cancellation = neverCancelled): Promise<void> {
    this.#caching.cancel();
    const puts: Promise<void>[] = [];
    await forEachLimited(uris, readsAtOnce, async (uri) => {
      if (!cancellation.isCancellationRequested) {
        const parsed = await this.#parsedOf(uri);
        puts.push(this.#feed.put([{ source: uri.toString(), ...(parsed === undefined ? {} : { parsed }) }]));
      }
    });
    await Promise.all(puts);
    this.#caching.schedule();
  }

  /** What a source holds now; undefined where it is gone or no source. */
  async #parsedOf(uri: vscode.Uri): Promise<DerivedSource | undefined> {
    this.#skipped.delete(uri.toString());
    const folder = this.#folders.find((candidate) => isInFolder(candidate, uri));
    if (folder === undefined) {
      return undefined;
    }
    const { parsed, skipped } = await this.#reader.read(uri, folder.implicit);
    if (skipped !== undefined) {
      this.#skipped.set(uri.toString(), skipped);
    }
    return parsed;
  }

  /** Writes what was read to the cache; without a cache the next start is slower, and that is all. */
  async #saveCache(): Promise<void> {
    try {
      await this.#cache.write();
    } catch (error) {
      this.#log.info(`The cache of the library cannot be written: ${String(error)}`);
    }
  }

  #watch(): void {
    vscode.Disposable.from(...this.#watchers).dispose();
    const touch = (uri: vscode.Uri) => { this.#touch(uri, diskDelay); };
    const reload = () => void this.reload();
    this.#watchers = [
      ...this.#folders.map((folder) => watch(folder.uri, folder.implicit ? '*' : '**/*', touch, touch)),
      ...(vscode.workspace.workspaceFolders ?? []).map((folder) => watch(folder.uri, `{${defaultFolderNames.join(',')}}`, reload)),
    ];
  }

  #touch(uri: vscode.Uri, delay?: number): void {
    if (this.#folders.some((folder) => isInFolder(folder, uri))) {
      this.#changed.add(uri.toString(), delay);
    }
  }

  /** The sources that a folder held and those that it holds now, and what of it cannot be read. */
  async #sourcesBelow(uri: vscode.Uri): Promise<{ files: vscode.Uri[]; notRead: readonly NotReadUri[] }> {
    const changed = uri.toString();
    const known = this.#library.sources.filter((source) => source === changed || isPathInside(changed, source)).map((source) => vscode.Uri.parse(source));
    const folder = this.#folders.find((candidate) => !candidate.implicit && isInFolder(candidate, uri));
    // It may be a file of another kind, or gone.
    const refuse = (error: unknown) => ({ files: [], notRead: isRefusal(error) ? [{ uri, code: 'unreadable-folder' as const, args: [reasonOf(error)] }] : [] });
    const { files, notRead } = folder === undefined ? { files: [], notRead: [] } : await listFiles(folder, { start: uri }).catch(refuse);
    return { files: [...known, ...files], notRead };
  }

  /** A changed path may be a source, or a folder that came or went with all sources in it. */
  async #follow(uris: readonly vscode.Uri[]): Promise<void> {
    const files = new Map<string, vscode.Uri>();
    const notRead = new Map<string, NotReadUri>();
    for (const uri of uris) {
      if (this.#pins.isPinsFile(uri)) {
        await this.#pins.read(uri);
        this.#read.fire([uri.toString()]);
      } else if (mayBeSource(uri.path) && !(await isDirectory(uri))) {
        files.set(uri.toString(), uri);
      } else {
        const below = await this.#sourcesBelow(uri);
        below.files.forEach((file) => files.set(file.toString(), file));
        below.notRead.forEach((one) => notRead.set(one.uri.toString(), one));
      }
    }
    if (files.size > 0 || notRead.size > 0) {
      await this.#readInto([...files.values()].filter((uri) => !notRead.has(uri.toString())));
      await this.#feed.put([...notRead.values()].map(notReadSource));
      this.#settle();
    }
  }
}

function watch(base: vscode.Uri, glob: string, onMove: (uri: vscode.Uri) => void, onChange?: (uri: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(base, glob), false, onChange === undefined, false);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(onMove),
    watcher.onDidDelete(onMove),
    ...(onChange === undefined ? [] : [watcher.onDidChange(onChange)]),
  );
}
