import { FileSystemError } from 'vscode';
import { readRegularFile, realPathOf } from '../node/regular-file';
import { accessByCode, type FileAccess } from './read-file';

/** On this machine's disk a file is opened once and never read beyond the limit, whatever size it tells of. */
export const accessByNode: FileAccess = {
  async read(uri, limit) {
    if (uri.scheme !== 'file') {
      return accessByCode.read(uri, limit);
    }
    try {
      return await readRegularFile(uri.fsPath, limit);
    } catch (error) {
      switch (error instanceof Error && 'code' in error ? error.code : undefined) {
        case 'ENOENT':
        case 'ENOTDIR':
          throw FileSystemError.FileNotFound(uri);
        case 'EACCES':
        case 'EPERM':
          throw FileSystemError.NoPermissions(uri);
        default:
          throw error;
      }
    }
  },
  realPath: (uri) => (uri.scheme === 'file' ? realPathOf(uri.fsPath) : Promise.resolve(undefined)),
};
