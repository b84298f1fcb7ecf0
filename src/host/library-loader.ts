import * as vscode from 'vscode';
import type { Cancellation } from '../core/events';
import type { Library, SourceUpdate } from '../core/library/library';
import type { ProblemCode } from '../core/model';
import { parseSource, type SkipReason } from '../core/parse/source';
import { mayBeSource } from '../core/parse/source-name';
import { undecodableProblems } from '../core/parse/undecodable';
import { UriBatch } from './batch';
import { defaultFolderNames, type LibraryFolder, libraryFoldersOf } from './library-folders';
import type { PartLoader } from './parts';
import type { PinFiles } from './pin-files';
import { megabyte, onDidChangeLibrarySettings, settings } from './settings';
import { isInFolder, listFiles, readSource, sizeOf } from './source-files';

export type LibraryState = 'noFolder' | 'noLibrary' | 'indexing' | 'empty' | 'ready';

/** Long enough to gather the events of a checkout or of fast typing, short enough not to be noticed. */
const batchDelay = 150;
/** Sources read side by side, and handed to the library together. */
const readsAtOnce = 16;

/** Keeps the library in step with the library folders, open editors and settings. */
export class LibraryLoader implements vscode.Disposable {
  readonly #library: Library;
  readonly #log: vscode.LogOutputChannel;
  readonly #parts: PartLoader;
  readonly #pins: PinFiles;
  readonly #stateChange = new vscode.EventEmitter<LibraryState>();
  readonly #read = new vscode.EventEmitter<readonly string[]>();
  readonly #changed: UriBatch;
  readonly #subscriptions: vscode.Disposable[];
  #watchers: vscode.Disposable[] = [];
  readonly #skipped = new Map<string, SkipReason>();
  #folders: readonly LibraryFolder[] = [];
  #hasReadableFolder = false;
  #state: LibraryState = 'indexing';
  #queue: Promise<void> = Promise.resolve();
  #generation = 0;

  /** Fires at each change of `state`. */
  readonly onDidChangeState = this.#stateChange.event;
  /** Fires with the sources that were read, or are gone, after the library has taken them in. */
  readonly onDidRead = this.#read.event;

  constructor(library: Library, pins: PinFiles, parts: PartLoader, log: vscode.LogOutputChannel) {
    this.#library = library;
    this.#pins = pins;
    this.#parts = parts;
    this.#log = log;
    this.#changed = new UriBatch(batchDelay, (uris) => this.#enqueue(() => this.#follow(uris)));
    this.#subscriptions = [
      this.#stateChange,
      this.#read,
      this.#changed,
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.reload()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.reload()),
      onDidChangeLibrarySettings(() => void this.reload()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => { this.#touch(document.uri); }),
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
    await this.#queue;
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
    this.#queue = this.#queue.then(task).catch((error: unknown) => {
      this.#log.error(error instanceof Error ? error : String(error));
    });
    return this.#queue;
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
    this.#folders = (await Promise.all((vscode.workspace.workspaceFolders ?? []).map(libraryFoldersOf))).flat();
    this.#watch();
    await this.#pins.readAll(this.#folders);
    const files = await this.#listFiles();
    this.#skipped.clear();
    const present = new Set(files.map((uri) => uri.toString()));
    const gone = this.#library.sources.filter((source) => !present.has(source));
    this.#library.apply({ updated: [], removed: gone });
    this.#read.fire(gone);
    for (let first = 0; first < files.length; first += readsAtOnce) {
      if (cancellation.isCancellationRequested) {
        return;
      }
      await this.#readInto(files.slice(first, first + readsAtOnce));
    }
    this.#log.info(`Read ${files.length} files: ${this.#library.papers.length} papers, ${Date.now() - started} ms.`);
    this.#settle();
  }

  async #listFiles(): Promise<vscode.Uri[]> {
    const files = new Map<string, vscode.Uri>();
    this.#hasReadableFolder = false;
    for (const folder of this.#folders) {
      try {
        for (const uri of (await listFiles(folder)).filter(({ path }) => mayBeSource(path))) {
          files.set(uri.toString(), uri);
        }
        this.#hasReadableFolder ||= !folder.implicit;
      } catch (error) {
        this.#log.warn(`The library folder ${folder.uri.toString(true)} cannot be read: ${String(error)}`);
      }
    }
    return [...files.values()];
  }

  async #readInto(uris: readonly vscode.Uri[]): Promise<void> {
    const results = await Promise.all(uris.map(async (uri) => ({ uri, update: await this.#parse(uri) })));
    this.#library.apply({
      updated: results.flatMap(({ update }) => (update === undefined ? [] : [update])),
      removed: results.flatMap(({ uri, update }) => (update === undefined ? [uri.toString()] : [])),
    });
    if (this.#library.needsRomanizer) {
      const { romanize } = await this.#parts.load('romanizer');
      this.#library.useRomanizer(romanize);
    }
    this.#read.fire(uris.map((uri) => uri.toString()));
  }

  /** What a source holds now; undefined where it is gone or no source. What cannot be read is a problem. */
  async #parse(uri: vscode.Uri): Promise<SourceUpdate | undefined> {
    this.#skipped.delete(uri.toString());
    const folder = this.#folders.find((candidate) => isInFolder(candidate, uri));
    if (folder === undefined || !mayBeSource(uri.path)) {
      return undefined;
    }
    try {
      const limit = settings.maxFileSize(uri);
      const size = await sizeOf(uri);
      if (size > limit) {
        return refused(uri, 'too-large', Math.ceil(size / megabyte), limit / megabyte);
      }
      const { text, undecodable } = await readSource(uri);
      const file = { path: uri.path, text };
      const options = { ...settings.parsing(uri), needsEvidence: folder.implicit };
      let parsed = parseSource(file, options);
      if ('skipped' in parsed && parsed.skipped === 'needs-yaml') {
        parsed = parseSource(file, { ...options, parseYaml: (await this.#parts.load('yaml')).parseYaml });
      }
      if (!('skipped' in parsed)) {
        const problems = [...undecodableProblems(text, undecodable, settings.encoding(uri)), ...parsed.problems];
        return { source: uri.toString(), parsed: { ...parsed, problems } };
      }
      this.#skipped.set(uri.toString(), parsed.skipped);
      return undefined;
    } catch (error) {
      if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
        return undefined;
      }
      return refused(uri, 'unreadable', error instanceof Error ? error.message : String(error));
    }
  }

  #watch(): void {
    vscode.Disposable.from(...this.#watchers).dispose();
    const touch = (uri: vscode.Uri) => { this.#touch(uri); };
    const reload = () => void this.reload();
    this.#watchers = [
      ...this.#folders.map((folder) => watch(folder.uri, folder.implicit ? '*' : '**/*', touch, touch)),
      ...(vscode.workspace.workspaceFolders ?? []).map((folder) => watch(folder.uri, `{${defaultFolderNames.join(',')}}`, reload)),
    ];
  }

  #touch(uri: vscode.Uri): void {
    if (this.#folders.some((folder) => isInFolder(folder, uri))) {
      this.#changed.add(uri);
    }
  }

  /** The sources that a folder held and those that it holds now. */
  async #sourcesBelow(uri: vscode.Uri): Promise<vscode.Uri[]> {
    const below = `${uri.toString()}/`;
    const known = this.#library.sources.filter((source) => source.startsWith(below)).map((source) => vscode.Uri.parse(source));
    const folder = this.#folders.find((candidate) => !candidate.implicit && isInFolder(candidate, uri));
    const found = folder === undefined ? [] : await listFiles({ ...folder, uri }).catch(() => []);
    return [...known, ...found.filter(({ path }) => mayBeSource(path))];
  }

  /** A changed path may be a source, or a folder that came or went with all sources in it. */
  async #follow(uris: readonly vscode.Uri[]): Promise<void> {
    const files = new Map<string, vscode.Uri>();
    for (const uri of uris) {
      if (this.#pins.isPinsFile(uri)) {
        await this.#pins.read(uri);
        this.#read.fire([uri.toString()]);
      } else if (mayBeSource(uri.path)) {
        files.set(uri.toString(), uri);
      } else {
        (await this.#sourcesBelow(uri)).forEach((file) => files.set(file.toString(), file));
      }
    }
    if (files.size > 0) {
      await this.#readInto([...files.values()]);
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

function refused(uri: vscode.Uri, code: ProblemCode, ...args: (string | number)[]): SourceUpdate {
  const span = { start: 0, end: 0, line: 0, endLine: 0 };
  return { source: uri.toString(), parsed: { entries: [], problems: [{ code, args, span }] } };
}
