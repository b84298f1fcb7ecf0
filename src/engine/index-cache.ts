import { type IndexLabel, readHeadLabel, type StoredIndex } from './index-keeper';

/** Files of bytes by name. */
export interface ByteFiles {
  /** Empty where there are none yet. */
  names(): Promise<readonly string[]>;
  /** Rejects where the file cannot be read. */
  readBytes(name: string): Promise<Uint8Array>;
  /** Puts a file in the place of the one of that name, so that nobody sees half of it. */
  replaceBytes(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

const headName = 'head.index';
const ending = '.papers';
/** Files of papers that no head names are removed when they are older than this, in milliseconds: a window was closed while it wrote. */
const oldAge = 3_600_000;

const shardName = (id: string, shard: number): string => `${id}.${shard}${ending}`;

/**
 * The stored index of a library: a head, and files of papers that bear its id. Another window writes files of another id;
 * whose head is written last has them all, as it writes its head last.
 */
export class IndexCache {
  readonly #files: ByteFiles;
  readonly #version: string;

  /** @param version of the code that makes the index */
  constructor(files: ByteFiles, version: string) {
    this.#files = files;
    this.#version = version;
  }

  get version(): string {
    return this.#version;
  }

  /** What is stored; nothing where there is none of this version, or files are missing. Whoever unpacks it finds damage. */
  async read(): Promise<StoredIndex | undefined> {
    try {
      const head = await this.#files.readBytes(headName);
      const label = readHeadLabel(head);
      if (label?.version !== this.#version) {
        return undefined;
      }
      const names = Array.from({ length: label.shards }, (_, shard) => shardName(label.id, shard));
      return { head, shards: await Promise.all(names.map((name) => this.#files.readBytes(name))) };
    } catch {
      return undefined;
    }
  }

  /** A label for an index that is going to be stored. */
  newLabel(): IndexLabel {
    return { version: this.#version, id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}` };
  }

  /**
   * Stores an index. Rejects where a file cannot be written; what was stored before stays then.
   * @param nextPapers gives the files of papers, one after the other
   */
  async write({ id }: IndexLabel, head: Uint8Array, shards: number, nextPapers: () => Promise<Uint8Array>): Promise<void> {
    for (let shard = 0; shard < shards; shard++) {
      await this.#files.replaceBytes(shardName(id, shard), await nextPapers());
    }
    const before = await this.#files.readBytes(headName).then(readHeadLabel, () => undefined);
    await this.#files.replaceBytes(headName, head);
    for (const name of await this.#files.names()) {
      const [owner = ''] = name.split('.');
      if (name.endsWith(ending) && owner !== id && (owner === before?.id || isOld(owner))) {
        await this.#files.remove(name);
      }
    }
  }
}

function isOld(id: string): boolean {
  const written = parseInt(id, 36);
  return !(Date.now() - written < oldAge);
}
