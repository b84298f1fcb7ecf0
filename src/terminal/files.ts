import { join } from 'node:path';
import type { FolderTree } from '../core/files/walk';
import { listFolder, readRegularFile, realPathOf } from '../node/regular-file';

/** What is read of a folder. Paths are relative to it, with `/`; `''` is the folder itself. Failures reject. */
export interface Files extends FolderTree {
  /** The bytes of a regular file, at most so many. */
  read(path: string, limit: number): Promise<Uint8Array>;
}

/** The files below a folder of the disk. */
export function filesOf(folder: string): Files {
  return {
    list: (path) => listFolder(join(folder, path)),
    realPath: (path) => realPathOf(join(folder, path)),
    read: (path, limit) => readRegularFile(join(folder, path), limit),
  };
}
