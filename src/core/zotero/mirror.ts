import type { Pausing } from '../async/time-slicer';
import { type Event, Emitter } from '../base/events';
import type { AbortSignalLike } from '../services/model';
import type { ZoteroApi } from './api';
import { type ZoteroCollection, ZoteroError, type ZoteroItem, type ZoteroLibrary } from './model';
import { collectionsIn, groupsIn, itemsIn, versionsIn } from './read-answers';

/** Items that are asked for at a time: as many as the interface promises to give. */
const itemsAtOnce = 50;
/** Most items that are kept, of all libraries. */
const maxItems = 50_000;
/** Changes that a Zotero which counts them only when it synchronises may have had meanwhile. */
const recentItems = 50;

const ownLibrary = { path: 'users/0', name: '' };

/** What has changed in a library of the mirror. */
export interface MirrorChange {
  readonly library: ZoteroLibrary;
  readonly changed: readonly ZoteroItem[];
  /** The keys of items that are gone. */
  readonly removed: readonly string[];
}

/** A library with what is needed to ask for its changes alone. */
export interface MirroredLibrary extends ZoteroLibrary {
  /** Which Zotero it was read of. */
  readonly server: string | undefined;
  /** The version of which all has been read; undefined where that is not so. */
  readonly version: number | undefined;
}

class LibraryState implements MirroredLibrary {
  readonly path: string;
  readonly name: string;
  items: Map<string, ZoteroItem>;
  collections: readonly ZoteroCollection[];
  server: string | undefined;
  version: number | undefined;

  constructor({ path, name, items, collections, server, version }: MirroredLibrary) {
    this.path = path;
    this.name = name;
    this.items = new Map(items);
    this.collections = collections;
    this.server = server;
    this.version = version;
  }
}

/**
 * What a running Zotero holds. `sync` brings it up to date and asks for nothing twice: for each library for the versions of its items,
 * unless it is as it was, then for the items that are new or have changed. Where it is called off, the next one goes on from there.
 */
export class ZoteroMirror {
  readonly #api: ZoteroApi;
  readonly #slicer: Pausing;
  readonly #change = new Emitter<MirrorChange>();
  #libraries = new Map<string, LibraryState>();
  #waiting = 0;
  #isFull = false;

  /** Fires with each portion that has been read. */
  readonly onDidChange: Event<MirrorChange> = this.#change.event;

  /** @param stored libraries as they were read before */
  constructor(api: ZoteroApi, slicer: Pausing, stored: readonly MirroredLibrary[] = []) {
    this.#api = api;
    this.#slicer = slicer;
    this.#libraries = new Map(stored.map((library) => [library.path, new LibraryState(library)]));
  }

  /** The user's own library first. */
  get libraries(): readonly MirroredLibrary[] {
    return [...this.#libraries.values()];
  }

  /** How many items are known already to be there and have not been read. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether there are more items than are kept. */
  get isFull(): boolean {
    return this.#isFull;
  }

  item(library: string, key: string): ZoteroItem | undefined {
    return this.#libraries.get(library)?.items.get(key);
  }

  /** Rejects with a `ZoteroError` or the signal's reason. A group that cannot be read keeps no other from being read. */
  async sync(signal: AbortSignalLike): Promise<void> {
    this.#isFull = false;
    try {
      await this.#syncLibrary(this.#libraryOf(ownLibrary), signal);
      const groups = groupsIn((await this.#api.get(`${ownLibrary.path}/groups`, signal)).value);
      const paths = new Set([ownLibrary.path, ...groups.map(({ path }) => path)]);
      for (const library of [...this.#libraries.values()].filter(({ path }) => !paths.has(path))) {
        this.#libraries.delete(library.path);
        this.#tell(library, [], [...library.items.keys()]);
      }
      for (const group of groups) {
        await this.#syncGroup(group, signal);
      }
    } finally {
      this.#waiting = 0;
    }
  }

  async #syncGroup(group: { readonly path: string; readonly name: string }, signal: AbortSignalLike): Promise<void> {
    try {
      await this.#syncLibrary(this.#libraryOf(group), signal);
    } catch (error) {
      const isOfGroup =
        error instanceof ZoteroError && ['failed', 'too-old', 'malformed', 'too-large'].includes(error.trouble);
      if (!isOfGroup) {
        throw error;
      }
    }
  }

  #libraryOf({ path, name }: { readonly path: string; readonly name: string }): LibraryState {
    const known = this.#libraries.get(path);
    const library =
      known?.name === name
        ? known
        : new LibraryState({
            ...(known ?? { items: new Map(), collections: [], server: undefined, version: undefined }),
            path,
            name,
          });
    this.#libraries.set(path, library);
    return library;
  }

  async #syncLibrary(library: LibraryState, signal: AbortSignalLike): Promise<void> {
    const { path } = library;
    // Without a name of its own, Zotero counts local changes only once they are synchronised.
    const since = library.server === undefined || library.version === 0 ? undefined : library.version;
    const listing = `${path}/items/top?format=versions`;
    let answer = await this.#api.get(listing, signal, since);
    if (answer.value === undefined) {
      if (answer.server === library.server) {
        return;
      }
      answer = await this.#api.get(listing, signal);
    }
    const versions = versionsIn(answer.value);
    if (answer.server !== library.server && library.items.size > 0) {
      // Another Zotero's versions say nothing of these.
      const keys = [...library.items.keys()];
      library.items = new Map();
      this.#tell(library, [], keys);
    }
    library.version = undefined;
    library.server = answer.server;
    const removed = [...library.items.keys()].filter((key) => !versions.has(key));
    removed.forEach((key) => library.items.delete(key));
    const collections = collectionsIn((await this.#api.get(`${path}/collections`, signal)).value);
    const isRenamed = JSON.stringify(collections) !== JSON.stringify(library.collections);
    library.collections = collections;
    if (removed.length > 0 || isRenamed) {
      this.#tell(library, [], removed);
    }
    await this.#readItems(library, versions, signal);
    if (answer.server === undefined) {
      await this.#readRecent(library, versions, signal);
    }
    library.version = answer.version;
  }

  async #readItems(
    library: LibraryState,
    versions: ReadonlyMap<string, number>,
    signal: AbortSignalLike,
  ): Promise<void> {
    const wanted = [...versions].filter(([key, version]) => library.items.get(key)?.version !== version);
    const others = [...this.#libraries.values()].reduce((sum, { items }) => sum + items.size, 0);
    const fresh = wanted.filter(([key]) => !library.items.has(key)).length;
    const left = Math.max(0, wanted.length - Math.max(0, others + fresh - maxItems));
    this.#isFull ||= left < wanted.length;
    const reading = wanted.slice(0, left);
    this.#waiting = reading.length;
    for (let at = 0; at < reading.length; at += itemsAtOnce) {
      const batch = reading.slice(at, at + itemsAtOnce);
      const keys = batch.map(([key]) => key).join(',');
      const { value } = await this.#api.get(`${library.path}/items/top?itemKey=${keys}`, signal);
      const found = new Map(itemsIn(value).map((item) => [item.key, item]));
      this.#waiting = reading.length - at - batch.length;
      this.#put(
        library,
        batch.map(([key, version]) => ({ ...(found.get(key) ?? nothing(key)), version })),
      );
      await this.#slicer.pause();
    }
  }

  /** What has been changed last, where versions do not tell. */
  async #readRecent(
    library: LibraryState,
    versions: ReadonlyMap<string, number>,
    signal: AbortSignalLike,
  ): Promise<void> {
    const query = `sort=dateModified&direction=desc&limit=${recentItems}`;
    const { value } = await this.#api.get(`${library.path}/items/top?${query}`, signal);
    const changed = itemsIn(value).filter(({ key, modified }) => {
      const known = library.items.get(key);
      return known !== undefined && known.fields !== undefined && known.modified !== modified;
    });
    this.#put(
      library,
      changed.map((item) => ({ ...item, version: versions.get(item.key) ?? item.version })),
    );
  }

  #put(library: LibraryState, items: readonly ZoteroItem[]): void {
    if (items.length > 0) {
      items.forEach((item) => library.items.set(item.key, item));
      this.#tell(library, items, []);
    }
  }

  #tell(library: ZoteroLibrary, changed: readonly ZoteroItem[], removed: readonly string[]): void {
    this.#change.fire({ library, changed, removed });
  }
}

/** Stands for an item that was not given though it is listed. */
function nothing(key: string): Omit<ZoteroItem, 'version'> {
  return { key, fields: undefined, collections: [], modified: '' };
}
