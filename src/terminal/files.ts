import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What is read of a folder. Paths are relative to it, with `/`; `''` is the folder itself. Failures reject. */
export interface Files {
  /** The names in a folder; links count as what they lead to, pipes and devices are left out. */
  list(path: string): Promise<readonly { readonly name: string; readonly isFolder: boolean }[]>;
  /** In bytes. */
  size(path: string): Promise<number>;
  read(path: string): Promise<Uint8Array>;
}

/** The files below a folder of the disk. */
export function filesOf(folder: string): Files {
  return {
    async list(path) {
      const children = await readdir(join(folder, path), { withFileTypes: true });
      const kinds = await Promise.all(
        children.map(async (child) => ({
          name: child.name,
          // A link that leads nowhere counts as a file, so that reading it tells.
          kind: child.isSymbolicLink() ? await stat(join(folder, path, child.name)).catch(() => undefined) : child,
        })),
      );
      return kinds.flatMap(({ name, kind }) => (kind === undefined || kind.isDirectory() || kind.isFile() ? [{ name, isFolder: kind?.isDirectory() === true }] : []));
    },
    size: async (path) => (await stat(join(folder, path))).size,
    read: (path) => readFile(join(folder, path)),
  };
}
