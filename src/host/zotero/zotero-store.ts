import type { TimeSlicer } from '../../core/async/time-slicer';
import type { MirroredLibrary } from '../../core/zotero/mirror';
import { libraryOfLines, storedLines } from '../../core/zotero/stored';
import type { ByteFiles } from '../../worker/index-cache';

/** No file is longer, in bytes; a library of 8,000 items has some 15 million. */
const maxSize = 200_000_000;
const ending = '.jsonl';
const lineEnd = 10;

/** Keeps what was read of Zotero's libraries in the extension's storage, a file each, so that it need not be read again. */
export class ZoteroStore {
  readonly #files: ByteFiles;
  readonly #slicer: TimeSlicer;

  constructor(files: ByteFiles, slicer: TimeSlicer) {
    this.#files = files;
    this.#slicer = slicer;
  }

  /** The libraries that can be read; none where nothing is stored. */
  async load(): Promise<readonly MirroredLibrary[]> {
    const names = await this.#files.names().catch(() => []);
    const libraries: MirroredLibrary[] = [];
    for (const name of names.filter((one) => one.endsWith(ending))) {
      const bytes = await this.#files.readBytes(name).catch(() => new Uint8Array());
      this.#slicer.begin();
      const library = bytes.length > maxSize ? undefined : await this.#slicer.run(libraryOfLines(linesOf(bytes)));
      if (library !== undefined && fileOf(library) === name) {
        libraries.push(library);
      }
    }
    return libraries.sort((left, right) => Number(left.name !== '') - Number(right.name !== ''));
  }

  async save(library: MirroredLibrary): Promise<void> {
    const encoder = new TextEncoder();
    const parts: Uint8Array[] = [];
    let size = 0;
    this.#slicer.begin();
    for (const line of storedLines(library)) {
      const part = encoder.encode(`${line}\n`);
      parts.push(part);
      size += part.length;
      await this.#slicer.pause();
    }
    if (size > maxSize) {
      return;
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    await this.#files.replaceBytes(fileOf(library), bytes);
  }

  /** Lets go of what is stored of libraries other than these. */
  async keepOnly(libraries: readonly MirroredLibrary[]): Promise<void> {
    const wanted = new Set(libraries.map(fileOf));
    const names = await this.#files.names().catch(() => []);
    await Promise.all(
      names.filter((name) => name.endsWith(ending) && !wanted.has(name)).map((name) => this.#files.remove(name)),
    );
  }
}

function fileOf({ path }: { readonly path: string }): string {
  return `${path.replace(/[^a-z0-9]+/g, '-')}${ending}`;
}

function* linesOf(bytes: Uint8Array): Iterable<string> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(lineEnd, at);
    const to = end < 0 ? bytes.length : end;
    yield decoder.decode(bytes.subarray(at, to));
    at = to + 1;
  }
}
