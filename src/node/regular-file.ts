import { constants, open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileRefusal } from '../core/files/refusal';
import type { FolderEntry } from '../core/files/walk';

/** Bytes that are asked for at a time where the size is not known. */
const firstSize = 64 * 1024;

/**
 * The bytes of a regular file, or of one that a link leads to. Rejects with `FileRefusal` for what is no regular file,
 * which is not opened, and for more than `limit` bytes, of which no more are read, whatever size the file system tells.
 */
export async function readRegularFile(path: string, limit: number): Promise<Uint8Array> {
  if (!(await stat(path)).isFile()) {
    throw new FileRefusal('not-a-file');
  }
  // What has taken its place since must not block: a pipe would, until somebody writes to it.
  const file = await open(path, constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile()) {
      throw new FileRefusal('not-a-file');
    }
    if (found.size > limit) {
      throw FileRefusal.tooLarge(found.size, limit);
    }
    let bytes = new Uint8Array(Math.min(limit + 1, Math.max(found.size + 1, found.size === 0 ? firstSize : 0)));
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, null);
      length += bytesRead;
      if (length > limit) {
        throw FileRefusal.tooLarge(length, limit);
      }
      if (bytesRead === 0) {
        return bytes.subarray(0, length);
      }
      if (length === bytes.length) {
        const longer = new Uint8Array(Math.min(limit + 1, 2 * length));
        longer.set(bytes);
        bytes = longer;
      }
    }
  } finally {
    await file.close();
  }
}

/** What a folder holds; links count as what they lead to. */
export async function listFolder(path: string): Promise<readonly FolderEntry[]> {
  const children = await readdir(path, { withFileTypes: true });
  return Promise.all(
    children.map(async (child) => {
      const isLink = child.isSymbolicLink();
      const found = isLink ? await stat(join(path, child.name)).catch(() => undefined) : child;
      return {
        name: child.name,
        isLink,
        kind: found?.isFile() === true ? 'file' : found?.isDirectory() === true ? 'folder' : 'other',
      };
    }),
  );
}

/** A path without links, with `/`; undefined where it leads nowhere. */
export async function realPathOf(path: string): Promise<string | undefined> {
  return realpath(path).then(
    (real) => real.replaceAll('\\', '/'),
    () => undefined,
  );
}
