import { readFileSync, renameSync } from 'node:fs';
import { chmod, lstat, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { withFileLock } from './file-lock';
import { FileChanged, ForeignFile } from '../core/files/write-refusals';
import { isPathInside } from '../core/files/inside';

export interface DiskWrite {
  /** What the file must hold still, `missing` where it must not be there; without this it is written over whatever it holds. */
  readonly expected?: Uint8Array | 'missing';
  /** Folders out of which links must not lead; the file may not be an empty one elsewhere either. */
  readonly within?: readonly string[];
}

/**
 * Writes a file on this machine's disk, a new one or in the place of what is there, in one step: nobody sees half of it. What a link
 * leads to is replaced, and the link stays. Rejects with `FileChanged`, `ForeignFile` or what the file system says; then nothing has
 * changed and nothing is left beside the file.
 */
export async function replaceOnDisk(path: string, text: string, { expected, within }: DiskWrite): Promise<void> {
  const target = await targetOf(path);
  if (target === undefined || (within !== undefined && !(await isWithin(path, target, within)))) {
    throw new ForeignFile();
  }
  const move = async (isAllowed: () => boolean) => {
    const draft = join(dirname(target), `.${basename(target)}.${crypto.randomUUID().slice(0, 13)}.new`);
    const before = await stat(target).catch(() => undefined);
    if (before?.isFile() === false) {
      throw new ForeignFile();
    }
    try {
      await writeFile(draft, text, { flag: 'wx' });
      await (before === undefined ? undefined : chmod(draft, before.mode & 0o7777));
      // At once and without a pause, for those who write without the lock.
      if (!isAllowed() || (expected !== undefined && !holds(target, expected))) {
        throw new FileChanged();
      }
      renameSync(draft, target);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  };
  await (expected === undefined ? move(() => true) : withFileLock(target, (lock) => move(() => lock.isHeld())));
}

/** What a path leads to; nothing for a link that leads nowhere. */
async function targetOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    return (await isLink(path)) ? undefined : join(await realpath(dirname(path)), basename(path));
  }
}

async function isWithin(path: string, target: string, folders: readonly string[]): Promise<boolean> {
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)));
  return (
    roots.some((root) => root !== undefined && isPathInside(root, target, sep)) &&
    !((await isLink(path)) && (await stat(target)).size === 0)
  );
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isSymbolicLink(),
    () => false,
  );
}

function holds(path: string, expected: Uint8Array | 'missing'): boolean {
  try {
    const bytes = readFileSync(path);
    return expected !== 'missing' && bytes.equals(expected);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return expected === 'missing';
    }
    throw error;
  }
}
