import { isAddress, resolvePath } from '../cite/bibliographies/paths';
import { relativePath as pathInside } from '../files/inside';
import { isSkippedName } from '../files/limits';
import { type NotRead, walk } from '../files/walk';
import { mayBeSource } from '../parse/formats/index';
import { isSameSystem, normalized, pathOf, relativeUriPath, uriBelow, uriMaker, withPath } from '../base/uris';
import type { Workspace } from '../workspace/workspace';
import { storedSpelling } from './stored-spelling';

/** A folder that is read as (part of) the library. */
export interface LibraryFolder {
  readonly uri: string;
  readonly workspaceFolder: string;
  /** The workspace folder itself, taken because it holds lists: only its top level counts, and only files with evidence. */
  readonly implicit: boolean;
}

/** Names of folders that are taken without a setting, the first that exists. */
export const defaultFolderNames = ['seeds', 'literature', 'papers', 'references'];

/**
 * The library folders of a workspace folder; settings win over the default names, and those over the folder itself.
 * @param configured as the user writes them
 */
export async function libraryFoldersOf(
  workspace: Pick<Workspace, 'stat' | 'list'>,
  workspaceFolder: string,
  configured: readonly string[],
): Promise<readonly LibraryFolder[]> {
  const isThere = async (uri: string) => (await workspace.stat(uri))?.kind === 'folder';
  const namesIn = async (folder: string) => (await workspace.list(folder)).map(({ name }) => name);
  const stored = async (uri: string): Promise<LibraryFolder> => ({
    uri: await storedSpelling(namesIn, workspaceFolder, uri),
    workspaceFolder,
    implicit: false,
  });
  if (configured.length > 0) {
    return Promise.all(
      configured.map(async (written) => {
        const uri = resolveFolder(workspaceFolder, written);
        return (await isThere(uri)) ? stored(uri) : { uri, workspaceFolder, implicit: false };
      }),
    );
  }
  for (const name of defaultFolderNames) {
    const uri = uriBelow(workspaceFolder, name);
    if (await isThere(uri)) {
      return [await stored(uri)];
    }
  }
  return [{ uri: workspaceFolder, workspaceFolder, implicit: true }];
}

/** What is written in a setting: a URI, an absolute path on the workspace's own file system, or a path from the workspace folder. */
export function resolveFolder(workspaceFolder: string, written: string): string {
  return isAddress(written)
    ? normalized(written)
    : withPath(workspaceFolder, resolvePath(pathOf(workspaceFolder), written));
}

/** The shortest text for the setting that means a folder. */
export function folderToSetting(workspaceFolder: string, uri: string): string {
  if (!isSameSystem(workspaceFolder, uri)) {
    return uri;
  }
  const path = relativeUriPath(workspaceFolder, uri) ?? pathOf(uri);
  return path === '' ? '.' : path;
}

/** Whether something lies in a library folder at a depth that is read. */
export function isInFolder(folder: LibraryFolder, uri: string): boolean {
  // What is left out reads the same where it is encoded.
  const names = pathInside(folder.uri, uri)?.split('/');
  return names !== undefined && (!folder.implicit || names.length === 1) && !names.some(isSkippedName);
}

/** Something in a library folder that is not read, and why. */
export interface NotReadFile extends Omit<NotRead, 'path'> {
  readonly uri: string;
}

/** What a library folder, or a folder in it, holds. */
export interface ListedFiles {
  /** Sorted by path. */
  readonly files: readonly string[];
  readonly notRead: readonly NotReadFile[];
}

/** The files of a library folder that are wanted, by name, and what in it is not read. Where the folder cannot be read itself, it rejects. */
export async function listFiles(
  workspace: Pick<Workspace, 'list' | 'realPath'>,
  folder: LibraryFolder,
  { start = folder.uri, isWanted = mayBeSource } = {},
): Promise<ListedFiles> {
  const uriOf = uriMaker(folder.uri);
  const tree = {
    list: (path: string) => workspace.list(uriOf(path)),
    realPath: (path: string) => workspace.realPath(uriOf(path)),
  };
  const { files, notRead } = await walk(tree, {
    isWanted,
    isFlat: folder.implicit,
    start: relativeUriPath(folder.uri, start) ?? '',
  });
  return { files: files.map(uriOf), notRead: notRead.map(({ path, ...why }) => ({ ...why, uri: uriOf(path) })) };
}
