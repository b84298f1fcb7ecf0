import { listFolder, readRegularFile } from '../node/regular-file';

/** The whole file system, by absolute paths with `/`. Failures reject. */
export interface Disk {
  /** The bytes of a regular file, at most so many. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** The names of the regular files in a folder. */
  list(folder: string): Promise<readonly string[]>;
}

export const disk: Disk = {
  read: readRegularFile,
  list: async (folder) => (await listFolder(folder === '' ? '/' : folder)).flatMap(({ kind, name }) => (kind === 'file' ? [name] : [])),
};
