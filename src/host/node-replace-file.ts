import { chmod, lstat, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replaceFile, type ReplaceFile } from './replace-file';

/** On this machine's disk in one step, which VS Code's own move is not; what a link leads to is replaced, the link stays. */
export const replaceFileOnDisk: ReplaceFile = async (uri, text) => {
  const target = uri.scheme === 'file' ? await targetOf(uri.fsPath) : undefined;
  if (target === undefined) {
    await replaceFile(uri, text);
    return;
  }
  const draft = join(dirname(target), `.${basename(target)}.new`);
  try {
    const before = await stat(target).catch(() => undefined);
    await rm(draft, { force: true });
    await writeFile(draft, text);
    await (before === undefined ? undefined : chmod(draft, before.mode & 0o7777));
    await rename(draft, target);
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    // VS Code may have ways where this one is barred, and says it in the user's language where it has not.
    await replaceFile(uri, text);
  }
};

/** What a path leads to; nothing for a link that leads nowhere. */
async function targetOf(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    const isLink = await lstat(path).then((found) => found.isSymbolicLink(), () => false);
    return isLink ? undefined : path;
  }
}
