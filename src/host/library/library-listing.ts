import type * as vscode from 'vscode';
import { mayBeSource } from '../../core/parse/formats';
import type { LibraryFolder } from './library-folders';
import type { SourceState } from './library-feed';
import { isNotFound, listFiles, reasonOf, type UnreadableFolder } from './source-files';
import { refused } from './source-reader';

/** What the folders of a library hold. */
export interface LibraryListing {
  /** Those that may be sources. */
  readonly files: readonly vscode.Uri[];
  readonly unreadable: readonly UnreadableFolder[];
  /** Whether some folder that is known to be a library can be read. */
  readonly hasReadableFolder: boolean;
  /** Whether all that the folders hold is here. */
  readonly isComplete: boolean;
}

/** One folder that cannot be read does not keep the others from being read; one that is not there holds nothing. */
export async function listLibrary(folders: readonly LibraryFolder[], log: vscode.LogOutputChannel): Promise<LibraryListing> {
  const files = new Map<string, vscode.Uri>();
  const unreadable: UnreadableFolder[] = [];
  let hasReadableFolder = false;
  let isComplete = true;
  for (const folder of folders) {
    try {
      const listed = await listFiles(folder);
      unreadable.push(...listed.unreadable);
      listed.files.filter(({ path }) => mayBeSource(path)).forEach((uri) => files.set(uri.toString(), uri));
      hasReadableFolder ||= !folder.implicit;
    } catch (error) {
      isComplete = false;
      if (!isNotFound(error)) {
        unreadable.push({ uri: folder.uri, reason: reasonOf(error) });
      }
      log.warn(`The library folder ${folder.uri.toString(true)} cannot be read: ${String(error)}`);
    }
  }
  return { files: [...files.values()], unreadable, hasReadableFolder, isComplete: isComplete && unreadable.length === 0 };
}

/** A folder that cannot be read as a source of which only this problem is known. */
export function unreadableSource({ uri, reason }: UnreadableFolder): SourceState {
  return { source: uri.toString(), parsed: refused('unreadable-folder', reason) };
}
