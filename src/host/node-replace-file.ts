import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { replaceFile, type ReplaceFile } from './replace-file';

/** On this machine's disk in one step, which VS Code's own move is not; what a link leads to is replaced, the link stays. */
export const replaceFileOnDisk: ReplaceFile = async (uri, text) => {
  if (uri.scheme !== 'file') {
    await replaceFile(uri, text);
    return;
  }
  const target = await realpath(uri.fsPath).catch(() => uri.fsPath);
  const draft = join(dirname(target), `.${basename(target)}.new`);
  try {
    const before = await stat(target).catch(() => undefined);
    await writeFile(draft, text, before === undefined ? {} : { mode: before.mode });
    await rename(draft, target);
  } catch {
    await rm(draft, { force: true });
    // VS Code may have ways where this one is barred, and says it in the user's language where it has not.
    await replaceFile(uri, text);
  }
};
