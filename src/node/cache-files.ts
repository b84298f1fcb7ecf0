import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of a cache in a folder of the disk, which comes up with the first one that is written. Nobody but their owner may read them. */
export class CacheFilesOnDisk {
  readonly #folder: string;
  /** Of this process: no other one writes to the same draft. */
  readonly #process = crypto.randomUUID().slice(0, 8);

  constructor(folder: string) {
    this.#folder = folder;
  }

  async names(): Promise<readonly string[]> {
    return readdir(this.#folder);
  }

  async readBytes(name: string): Promise<Uint8Array> {
    return readFile(join(this.#folder, name));
  }

  async replaceBytes(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const draft = join(this.#folder, `${name}.${this.#process}.draft`);
    try {
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, join(this.#folder, name));
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }
}
