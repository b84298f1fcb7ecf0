import type * as vscode from 'vscode';
import type { WorkspaceLibraryFolder } from '../workspace/library-folders';
import type { SourceState } from './library-applier';
import { isNotFound, listFiles, type NotReadUri, reasonOf } from '../workspace/source-files';
import { refused } from './source-reader';

/** What the folders of a library hold. */
export interface LibraryListing {
  /** Those that may be sources. */
  readonly files: readonly vscode.Uri[];
  /** What in them is not read, and why. */
  readonly notRead: readonly NotReadUri[];
  /** Whether some folder that is known to be a library can be read. */
  readonly hasReadableFolder: boolean;
  /** Whether all that the folders hold is here. */
  readonly isComplete: boolean;
}

/** One folder that cannot be read does not keep the others from being read; one that is not there holds nothing. */
export async function listLibrary(
  folders: readonly WorkspaceLibraryFolder[],
  log: vscode.LogOutputChannel,
): Promise<LibraryListing> {
  const files = new Map<string, vscode.Uri>();
  const notRead: NotReadUri[] = [];
  let hasReadableFolder = false;
  let isComplete = true;
  for (const folder of folders) {
    try {
      const listed = await listFiles(folder);
      notRead.push(...listed.notRead);
      listed.files.forEach((uri) => files.set(uri.toString(), uri));
      hasReadableFolder ||= !folder.implicit;
    } catch (error) {
      isComplete = false;
      if (!isNotFound(error)) {
        notRead.push({ uri: folder.uri, code: 'unreadable-folder', args: [reasonOf(error)] });
      }
      log.warn(`The library folder ${folder.uri.toString(true)} cannot be read: ${String(error)}`);
    }
  }
  return {
    files: [...files.values()],
    notRead,
    hasReadableFolder,
    isComplete: isComplete && notRead.every(({ code }) => code === 'linked-folder' || code === 'not-a-file'),
  };
}

/** What is not read as a source of which only this problem is known. */
export function notReadSource({ uri, code, args }: NotReadUri): SourceState {
  return { source: uri.toString(), parsed: refused(code, ...args) };
}
