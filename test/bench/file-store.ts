import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteFiles } from '../../src/worker/index-cache';

/** The files of a cache in a folder of the disk. */
export class DiskFiles implements ByteFiles {
  readonly #folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
  }

  names(): Promise<readonly string[]> {
    return readdir(this.#folder);
  }

  readBytes(name: string): Promise<Uint8Array> {
    return readFile(join(this.#folder, name));
  }

  async replaceBytes(name: string, bytes: Uint8Array): Promise<void> {
    const draft = join(this.#folder, `${name}.draft`);
    await writeFile(draft, bytes);
    await rename(draft, join(this.#folder, name));
  }

  remove(name: string): Promise<void> {
    return rm(join(this.#folder, name));
  }
}
