import { Sequencer } from '../core/async/sequencer';
import type { Pausing } from '../core/async/time-slicer';
import {
  type CachedSource,
  equalStamps,
  type FileStamp,
  type SourceCache,
  type SourceNote,
} from '../core/library/source-cache';
import { Fingerprint } from '../core/text/text-fingerprint';
import { concatenated } from './byte-file';
import { cacheLines, readCache } from './cache-format';
import type { ByteFiles } from './index-cache';

const shardCount = 64;
const ending = '.papers';

/**
 * What reading the sources gave, kept from one start to the next, so that only what has changed is read again. Each file
 * holds the sources of a part of all identifiers, in full: two windows may write it, and either's is right.
 */
export class ParseCache implements SourceCache {
  readonly #files: ByteFiles;
  readonly #version: string;
  readonly #work: Pausing;
  readonly #sources = new Map<string, CachedSource>();
  readonly #byContent = new Map<string, CachedSource>();
  readonly #changed = new Set<string>();
  #loaded: Promise<void> | undefined;
  readonly #writing = new Sequencer();

  /**
   * @param version of the parser and of what it returns
   * @param work pauses after each small piece
   */
  constructor(files: ByteFiles, version: string, work: Pausing) {
    this.#files = files;
    this.#version = version;
    this.#work = work;
  }

  /** Reads the cache, once. What is damaged, or another version's, counts as not there. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  async #load(): Promise<void> {
    const names = (await this.#files.names().catch(() => [])).filter((name) => name.endsWith(ending));
    const contents = names.map((name) => this.#files.readBytes(name).catch(() => new Uint8Array()));
    for (const [index, name] of names.entries()) {
      const sources = await readCache((await contents[index]) ?? new Uint8Array(), this.#version, this.#work).catch(
        () => undefined,
      );
      if (sources === undefined) {
        this.#changed.add(name);
      }
      for (const cached of sources ?? []) {
        this.#sources.set(cached.source, cached);
        this.#byContent.set(cached.content, cached);
      }
    }
  }

  unchanged(source: string, stamp: FileStamp, options: string): CachedSource | undefined {
    const cached = this.#sources.get(source);
    return cached?.options === options && equalStamps(cached.stamp, stamp, { bothMissing: false }) ? cached : undefined;
  }

  last(source: string, options: string): CachedSource | undefined {
    const cached = this.#sources.get(source);
    return cached?.options === options ? cached : undefined;
  }

  withContent(content: string): CachedSource | undefined {
    return this.#byContent.get(content);
  }

  /** What the sources were read from. */
  notes(): ReadonlyMap<string, SourceNote> {
    return new Map(
      [...this.#sources.values()].map(({ source, stamp, options, content }) => [
        source,
        { options, content, ...(stamp === undefined ? {} : { stamp }) },
      ]),
    );
  }

  set(cached: CachedSource): void {
    const before = this.#sources.get(cached.source);
    if (
      before?.content === cached.content &&
      before.options === cached.options &&
      equalStamps(before.stamp, cached.stamp, { bothMissing: true })
    ) {
      return;
    }
    this.delete(cached.source);
    this.#sources.set(cached.source, cached);
    this.#byContent.set(cached.content, cached);
    this.#changed.add(fileOf(cached.source));
  }

  delete(source: string): void {
    const cached = this.#sources.get(source);
    if (cached !== undefined) {
      this.#sources.delete(source);
      if (this.#byContent.get(cached.content) === cached) {
        this.#byContent.delete(cached.content);
      }
      this.#changed.add(fileOf(source));
    }
  }

  /** Forgets all other sources: the cache never grows beyond the library. */
  keepOnly(sources: ReadonlySet<string>): void {
    for (const source of [...this.#sources.keys()]) {
      if (!sources.has(source)) {
        this.delete(source);
      }
    }
  }

  /** Whether `write` has something to do. */
  get isChanged(): boolean {
    return this.#changed.size > 0;
  }

  /** Writes the files whose sources have changed. Rejects where one cannot be written; the next call tries again. */
  write(): Promise<void> {
    return this.#writing.run(() => this.#write());
  }

  async #write(): Promise<void> {
    const byFile = new Map([...this.#changed].map((name): [string, CachedSource[]] => [name, []]));
    // What is set while these are being written is to be written next time.
    this.#changed.clear();
    for (const cached of this.#sources.values()) {
      byFile.get(fileOf(cached.source))?.push(cached);
    }
    try {
      for (const [name, sources] of byFile) {
        await this.#writeFile(name, sources);
        byFile.delete(name);
      }
    } catch (error) {
      [...byFile.keys()].forEach((name) => this.#changed.add(name));
      throw error;
    }
  }

  async #writeFile(name: string, sources: readonly CachedSource[]): Promise<void> {
    if (sources.length === 0) {
      await this.#files.remove(name);
      return;
    }
    const encoder = new TextEncoder();
    const lines: Uint8Array[] = [];
    for (const line of cacheLines(this.#version, sources)) {
      lines.push(encoder.encode(`${line}\n`));
      await this.#work.pause();
    }
    await this.#files.replaceBytes(name, concatenated(lines));
  }
}

function fileOf(source: string): string {
  const shard = new Fingerprint().add(source).value.split('.')[1] ?? '0';
  return `${String(parseInt(shard, 36) % shardCount).padStart(2, '0')}${ending}`;
}
