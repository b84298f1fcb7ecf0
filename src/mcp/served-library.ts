import { join } from 'node:path';
import { Sequencer } from '../core/async/sequencer';
import { forEachLimited } from '../core/async/limiter';
import { TimeSlicer } from '../core/async/time-slicer';
import type { Log } from '../core/base/log';
import { filePathOf, uriBelow } from '../core/base/uris';
import { maxSourceSize } from '../core/files/limits';
import { deriveSource } from '../core/library/derive';
import { Library } from '../core/library/library';
import { PinFile, type PinFilePort } from '../core/library/pin-file';
import { pinsFileName } from '../core/library/pins/pins-file-name';
import type { DerivedSource } from '../core/model/paper';
import { parseSource } from '../core/parse/source';
import { settingDefaults } from '../core/usecases/defaults';
import { isInFolder, type LibraryFolder, libraryFoldersOf } from '../core/usecases/library-folders';
import { listLibrary, notReadSource } from '../core/usecases/list-library';
import { SourceReader } from '../core/usecases/read-sources';
import { yamlFor } from '../core/usecases/yaml-for';
import { nodeClock } from '../node/clock';
import type { NodeWorkspace } from '../node/node-workspace';
import { sharedFileOnDisk } from '../node/shared-file';
import type { ParseCache } from '../worker/parse-cache';
import type { StoredState } from './served-search';

/** Files are looked at again for a call that comes so much later than the last look, in milliseconds. */
const lookAfter = 500;
const readsAtOnce = 32;
/** What is written within this of another time may be older or newer, in milliseconds. */
const clockTick = 2000;
/** Nobody waits for a frame here: only the protocol's own messages have their turn, every so many milliseconds. */
const sliceLength = 50;

export const servedSlicer = (): TimeSlicer => new TimeSlicer(nodeClock, sliceLength);

/** The library of folders of the disk, brought up to date with its files whenever it is asked for. */
export class ServedLibrary {
  readonly library = new Library();
  readonly #workspace: NodeWorkspace;
  readonly #folders: readonly LibraryFolder[];
  readonly #cache: ParseCache;
  readonly #sources: SourceReader;
  readonly #log: Log;
  readonly #pins: ReadonlyMap<string, PinFile>;
  readonly #read = new Map<string, DerivedSource>();
  readonly #tasks = new Sequencer();
  #lookedAt = Number.NEGATIVE_INFINITY;

  constructor(workspace: NodeWorkspace, folders: readonly LibraryFolder[], cache: ParseCache, log: Log) {
    this.#workspace = workspace;
    this.#folders = folders;
    this.#cache = cache;
    this.#log = log;
    this.#sources = new SourceReader({
      workspace,
      parse: async ({ path, text, options }) => {
        const parsed = parseSource({ path, text }, { ...options, ...(await yamlFor({ path, text })) });
        return 'skipped' in parsed ? parsed : deriveSource(parsed);
      },
      cache,
      // In the order in which the editor writes them, so that both take the same for unchanged.
      settingsOf: () => ({
        parsing: { markers: settingDefaults['library.markers'], shape: settingDefaults['library.listShape'] },
        encoding: 'utf8',
        maxFileSize: maxSourceSize,
      }),
      slicer: servedSlicer,
      time: Date.now,
    });
    this.#pins = new Map(
      folders.map(({ uri }) => {
        const source = uriBelow(uri, pinsFileName);
        return [uri, new PinFile(this.library, source, portOf(filePathOf(uri)))];
      }),
    );
  }

  /** Folders that are libraries themselves, as those of the command line are. */
  static foldersOf(workspace: NodeWorkspace): Promise<readonly LibraryFolder[]> {
    return Promise.all(workspace.folders.map((folder) => libraryFoldersOf(workspace, folder, ['.']))).then((all) =>
      all.flat(),
    );
  }

  /** Brings the library up to date; a look that is recent enough counts. */
  look(): Promise<void> {
    return this.#tasks.run(async () => {
      if (nodeClock.now() - this.#lookedAt >= lookAfter) {
        await this.#look();
        this.#lookedAt = nodeClock.now();
      }
    });
  }

  /** Whether the folders hold the very files that an index was made of, and keys files that are older: then it finds what the library would. */
  async isAsStored({ notes, time }: StoredState): Promise<boolean> {
    const { files, notRead } = await listLibrary(this.#workspace, this.#folders, this.#log);
    if (notRead.length > 0 || files.length !== notes.size) {
      return false;
    }
    const changed: string[] = [];
    await forEachLimited(files, readsAtOnce, async (uri) => {
      const note = notes.get(uri);
      if (note === undefined || !(await this.#sources.isUnchanged(uri, false, note))) {
        changed.push(uri);
      }
    });
    for (const { uri } of this.#folders) {
      const keys = await this.#workspace.stat(uriBelow(uri, pinsFileName));
      if (keys !== undefined && keys.modified >= time - clockTick) {
        changed.push(uri);
      }
    }
    return changed.length === 0;
  }

  /** Whether a source lies in the folders. */
  holds(uri: string): boolean {
    return this.#folders.some((folder) => isInFolder(folder, uri));
  }

  /** Keeps keys in the file of the folder where their papers stand. @returns why that could not be, if it could not */
  keep(keys: readonly string[]): Promise<string | undefined> {
    return this.#tasks.run(async () => {
      for (const { uri, ...folder } of this.#folders) {
        const file = this.#pins.get(uri);
        const own = keys.filter((key) => {
          const source = this.library.pinOf(key)?.source ?? this.library.get(key)?.sources[0].source ?? '';
          return isInFolder({ uri, ...folder }, source);
        });
        if (own.length > 0 && file !== undefined) {
          const outcome = await file
            .change(() => {
              this.library.pin(own, uriBelow(uri, pinsFileName));
            })
            .catch((error: unknown) => {
              this.#log.error(error instanceof Error ? error : String(error));
              return 'kept' as const;
            });
          if (outcome === 'kept') {
            return `${join(filePathOf(uri), pinsFileName)} cannot be written; the citation is right all the same.`;
          }
        }
      }
      return undefined;
    });
  }

  async #look(): Promise<void> {
    await this.#cache.load();
    const { files, notRead, isComplete } = await listLibrary(this.#workspace, this.#folders, this.#log);
    const present = new Set([...files, ...notRead.map(({ uri }) => uri)]);
    const updated: { source: string; parsed: DerivedSource }[] = [];
    const removed = this.library.sources.filter((source) => !present.has(source));
    removed.forEach((source) => this.#read.delete(source));
    const take = (source: string, parsed: DerivedSource | undefined) => {
      if (parsed === undefined) {
        removed.push(source);
        this.#read.delete(source);
      } else if (this.#read.get(source) !== parsed) {
        this.#read.set(source, parsed);
        updated.push({ source, parsed });
      }
    };
    await forEachLimited(files, readsAtOnce, async (source) => {
      take(source, (await this.#sources.read(source, false)).parsed);
    });
    for (const each of notRead) {
      take(each.uri, notReadSource(each).parsed);
    }
    await Promise.all([...this.#pins.values()].map((file) => file.follow()));
    if (updated.length > 0 || removed.length > 0) {
      this.library.apply({ updated, removed });
    }
    if (this.library.needsRomanizer) {
      this.library.useRomanizer((await import('../core/library/keys/pinyin')).romanize);
    }
    if (isComplete) {
      // The editor may keep other folders in the same cache.
      this.#cache.keepOnly(new Set([...present, ...[...this.#cache.notes().keys()].filter((uri) => !this.holds(uri))]));
    }
  }
}

function portOf(folder: string): PinFilePort {
  let kept: string | undefined;
  return {
    ...sharedFileOnDisk(join(folder, pinsFileName), folder),
    kept: () => kept,
    reason: () => 'pins-unwritable',
    keep: (text) => {
      kept = text;
      return Promise.resolve();
    },
  };
}
