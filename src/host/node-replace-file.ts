import { replaceOnDisk } from '../node/disk-file';
import { FileChanged, ForeignFile } from '../core/files/write-refusals';
import { replaceFile, type ReplaceFile } from './replace-file';

/** On this machine's disk in one step, which VS Code's own move is not, and while no other window writes. */
export const replaceFileOnDisk: ReplaceFile = async (uri, text, { expected, within } = {}) => {
  const options = { ...(expected === undefined ? {} : { expected }), ...(within === undefined ? {} : { within }) };
  if (uri.scheme !== 'file') {
    await replaceFile(uri, text, options);
    return;
  }
  try {
    await replaceOnDisk(uri.fsPath, text, {
      ...(expected === undefined ? {} : { expected }),
      ...(within === undefined
        ? {}
        : { within: within.filter(({ scheme }) => scheme === 'file').map(({ fsPath }) => fsPath) }),
    });
  } catch (error) {
    // VS Code may have ways where this one is barred, and says it in the user's language where it has not. Not past what was forbidden.
    if (error instanceof FileChanged || (within !== undefined && error instanceof ForeignFile)) {
      throw error;
    }
    await replaceFile(uri, text, options);
  }
};
