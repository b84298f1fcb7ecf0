import { readdir, readFile, stat } from 'node:fs/promises';

/** The whole file system, by absolute paths with `/`. Failures reject. */
export interface Disk {
  read(path: string): Promise<Uint8Array>;
  /** In bytes. */
  size(path: string): Promise<number>;
  /** The names of the files in a folder. */
  list(folder: string): Promise<readonly string[]>;
}

export const disk: Disk = {
  read: (path) => readFile(path),
  size: async (path) => (await stat(path)).size,
  list: async (folder) => (await readdir(folder === '' ? '/' : folder, { withFileTypes: true })).flatMap((child) => (child.isDirectory() ? [] : [child.name])),
};
