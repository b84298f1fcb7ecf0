import type { Log } from '../base/log';
import { isPathInside } from '../files/inside';
import { NotFound, Unavailable, type Workspace } from '../workspace/workspace';
import type { SourceState } from './feed-library';
import { isInFolder, type LibraryFolder, listFiles, type ListedFiles, type NotReadFile } from './library-folders';
import { reasonOf, refusedSource } from './refused-source';

/** What the folders of a library hold. */
export interface LibraryListing extends ListedFiles {
  /** Whether some folder that is known to be a library can be read. */
  readonly hasReadableFolder: boolean;
  /** Whether all that the folders hold is here. */
  readonly isComplete: boolean;
}

/** Lists the folders of a library. One that cannot be read does not keep the others from being read; one that does not exist holds nothing. */
export async function listLibrary(
  workspace: Workspace,
  folders: readonly LibraryFolder[],
  log: Log,
): Promise<LibraryListing> {
  const files = new Set<string>();
  const notRead: NotReadFile[] = [];
  let hasReadableFolder = false;
  let isComplete = true;
  for (const folder of folders) {
    try {
      const listed = await listFiles(workspace, folder);
      notRead.push(...listed.notRead);
      listed.files.forEach((uri) => files.add(uri));
      hasReadableFolder ||= !folder.implicit;
    } catch (error) {
      isComplete = false;
      if (!(error instanceof NotFound)) {
        notRead.push({ uri: folder.uri, code: 'unreadable-folder', args: [reasonOf(error)] });
      }
      log.warn(`The library folder ${folder.uri} cannot be read: ${String(error)}`);
    }
  }
  return {
    files: [...files],
    notRead,
    hasReadableFolder,
    isComplete: isComplete && notRead.every(({ code }) => code === 'linked-folder' || code === 'not-a-file'),
  };
}

/**
 * The sources that a folder held and those that it holds now, and what of it cannot be read.
 * @param sources those of the library
 */
export async function listChangedFolder(
  workspace: Workspace,
  folders: readonly LibraryFolder[],
  sources: readonly string[],
  uri: string,
): Promise<ListedFiles> {
  const known = sources.filter((source) => source === uri || isPathInside(uri, source));
  const folder = folders.find((candidate) => !candidate.implicit && isInFolder(candidate, uri));
  // It may be a file of another kind, or gone.
  const refuse = (error: unknown): ListedFiles => ({
    files: [],
    notRead: error instanceof Unavailable ? [{ uri, code: 'unreadable-folder', args: [reasonOf(error)] }] : [],
  });
  const { files, notRead } =
    folder === undefined
      ? { files: [], notRead: [] }
      : await listFiles(workspace, folder, { start: uri }).catch(refuse);
  return { files: [...known, ...files], notRead };
}

/** A file that is not read, as a source of which only this problem is known. */
export function notReadSource({ uri, code, args }: NotReadFile): SourceState {
  return { source: uri, parsed: refusedSource(code, ...args) };
}
