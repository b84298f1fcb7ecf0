import * as vscode from 'vscode';
import type * as decoding from '../core/files/decode';
import { FileRefusal } from '../core/files/refusal';

/** How files are read that data or a folder names; the two hosts differ in it. */
export interface FileAccess {
  /**
   * The bytes of a regular file, or of one that a link leads to. Rejects with `FileRefusal` for what is no regular file
   * and for more than `limit` bytes, with VS Code's errors where it cannot be read.
   */
  read(uri: vscode.Uri, limit: number): Promise<Uint8Array>;
  /** The path of a folder without links; undefined where the file system does not tell. */
  realPath(uri: vscode.Uri): Promise<string | undefined>;
}

/** Through VS Code, which reads a file as a whole: by what it says of it beforehand. */
export const accessByCode: FileAccess = {
  async read(uri, limit) {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) {
      throw new FileRefusal('not-a-file');
    }
    if (size > limit) {
      throw FileRefusal.tooLarge(size, limit);
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    if (bytes.length > limit) {
      throw FileRefusal.tooLarge(bytes.length, limit);
    }
    return bytes;
  },
  realPath: () => Promise.resolve(undefined),
};

let access = accessByCode;
let load: (() => Promise<typeof decoding>) | undefined;

/** Has files read in another way from now on; for the composition root. */
export function useFileAccess(other: FileAccess): void {
  access = other;
}

/** Names the way to what decodes files that are not UTF-8; for whoever opens the library. */
export function useDecoding(part: () => Promise<typeof decoding>): void {
  load = part;
}

/** What decodes files that are not UTF-8. */
export function loadDecoding(): Promise<typeof decoding> {
  return load?.() ?? Promise.reject(new Error('Nothing decodes files yet.'));
}

/** The bytes of a file that data or a folder names, see `FileAccess`. */
export const readFile = (uri: vscode.Uri, limit: number): Promise<Uint8Array> => access.read(uri, limit);

export const realPathOfUri = (uri: vscode.Uri): Promise<string | undefined> => access.realPath(uri);
