import { fileLabelOf, packFile, unpackFile } from './byte-file';
import type { IndexLabel, StoredParts } from './protocol';

/** Files of bytes by name. */
export interface ByteFiles {
  /** Empty until there are some. */
  names(): Promise<readonly string[]>;
  /** Rejects where the file cannot be read. */
  readBytes(name: string): Promise<Uint8Array>;
  /** Puts a file in the place of the one of that name, so that nobody sees half of it. */
  replaceBytes(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A stored index that is being read. */
export interface StoredFiles extends StoredParts {
  readonly label: IndexLabel;
  /** The pieces, then the files of papers, all being read at the same time; one that cannot be read is empty. */
  readonly parts: readonly Promise<Uint8Array>[];
}

const headName = 'head.index';
const ending = '.part';
/** Parts that no head names are removed when they are older than this, in milliseconds: a window was closed while it wrote. */
const oldAge = 3_600_000;

const partName = (id: string, part: number): string => `${id}.${part}${ending}`;

/**
 * The stored index of a library: parts that bear its id, and a head that names them. Another window writes parts of another
 * id; as the head is written when all parts are, the one that is there names parts that are whole.
 */
export class IndexCache {
  readonly #files: ByteFiles;
  readonly #version: string;

  /** @param version of the code that makes the index */
  constructor(files: ByteFiles, version: string) {
    this.#files = files;
    this.#version = version;
  }

  /** Begins to read what is stored; nothing where there is none of this version. Whoever unpacks it finds damage. */
  async read(): Promise<StoredFiles | undefined> {
    try {
      const head = readHead(await this.#files.readBytes(headName));
      if (head?.version !== this.#version) {
        return undefined;
      }
      const { version, id, pieces, shards } = head;
      const parts = Array.from({ length: pieces + shards }, (_, part) =>
        this.#files.readBytes(partName(id, part)).catch(() => new Uint8Array()),
      );
      return { label: { version, id }, pieces, shards, parts };
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
   * @param next gives the parts, one after the other
   */
  async write(
    { version, id }: IndexLabel,
    { pieces, shards }: StoredParts,
    next: () => Promise<Uint8Array>,
  ): Promise<void> {
    for (let part = 0; part < pieces + shards; part++) {
      await this.#files.replaceBytes(partName(id, part), await next());
    }
    const before = await this.#files.readBytes(headName).then(readHead, () => undefined);
    await this.#files.replaceBytes(headName, packFile([version, id, pieces, shards].join(' '), []));
    for (const name of await this.#files.names()) {
      const [owner = ''] = name.split('.');
      if (name.endsWith(ending) && owner !== id && (owner === before?.id || isOld(owner))) {
        await this.#files.remove(name);
      }
    }
  }
}

function readHead(head: Uint8Array): (IndexLabel & StoredParts) | undefined {
  const label = fileLabelOf(head) ?? '';
  const [version, id, pieces, shards] = label.split(' ');
  return version === undefined || id === undefined || shards === undefined || unpackFile(head, label) === undefined
    ? undefined
    : { version, id, pieces: Number(pieces), shards: Number(shards) };
}

function isOld(id: string): boolean {
  const written = parseInt(id, 36);
  return !(Date.now() - written < oldAge);
}
