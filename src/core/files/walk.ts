import { maxFolderDepth, isSkippedName, maxFolders, maxSources } from './limits';

/** What a folder holds; a link counts as what it leads to, as `other` where that is no regular file and no folder. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly isLink: boolean;
}

/** The folders below a library folder. Paths are relative to it, with `/`; `''` is the folder itself. */
export interface FolderTree {
  /** Rejects where the folder cannot be read. */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** The path of a folder, with `/`, without links; undefined where the file system does not tell. */
  realPath(path: string): Promise<string | undefined>;
}

export interface WalkOptions {
  /** Whether a file is wanted, by its name. */
  readonly isWanted: (name: string) => boolean;
  /** The folder to begin at. */
  readonly start?: string;
  /** Whether folders in it are left alone. */
  readonly isFlat?: boolean;
  readonly maxFiles?: number;
}

/** Something that is not read, and why: the code of a problem and its arguments. */
export interface NotRead {
  readonly path: string;
  readonly code: 'unreadable-folder' | 'linked-folder' | 'deep-folder' | 'not-a-file' | 'too-many-files';
  readonly args: readonly (string | number)[];
}

export interface Walk {
  /** Sorted. */
  readonly files: readonly string[];
  readonly notRead: readonly NotRead[];
}

interface Waiting {
  readonly path: string;
  readonly depth: number;
  /** Where it really is, if that is known. */
  readonly real: string | undefined;
  /** Whether a link led here. */
  readonly isLinked: boolean;
}

/**
 * Finds the files of a library folder that are wanted. No folder is entered twice: a link is followed where it leads to
 * a folder that is not read anyway, and where the file system does not tell, unless it lies below another link. Rejects
 * where the first folder cannot be read.
 */
export async function walk(
  tree: FolderTree,
  { isWanted, start = '', isFlat = false, maxFiles = maxSources }: WalkOptions,
): Promise<Walk> {
  const files: string[] = [];
  const notRead: NotRead[] = [];
  const root = isFlat ? undefined : await tree.realPath('');
  const entered = new Set<string>();
  const waiting: Waiting[] = [
    { path: start, depth: 0, real: start === '' || isFlat ? root : await tree.realPath(start), isLinked: false },
  ];
  let folders = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const { path, depth, real, isLinked } = folder;
    if (real !== undefined && entered.has(real)) {
      notRead.push({ path, code: 'linked-folder', args: [] });
      continue;
    }
    if (real !== undefined) {
      entered.add(real);
    }
    const entries = await tree.list(path).catch((error: unknown) => {
      if (folders === 0) {
        throw error;
      }
      notRead.push({ path, code: 'unreadable-folder', args: [error instanceof Error ? error.message : String(error)] });
      return [];
    });
    folders++;
    const below: Waiting[] = [];
    for (const { name, kind, isLink } of [...entries].sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const child = path === '' ? name : `${path}/${name}`;
      if (isSkippedName(name) || (kind === 'folder' ? isFlat : !isWanted(name))) {
        continue;
      }
      if (kind === 'other') {
        notRead.push({ path: child, code: 'not-a-file', args: [] });
      } else if (kind === 'file') {
        files.push(child);
      } else if (depth >= maxFolderDepth) {
        notRead.push({ path: child, code: 'deep-folder', args: [maxFolderDepth] });
      } else if (!isLink) {
        below.push({
          path: child,
          depth: depth + 1,
          real: real === undefined ? undefined : joined(real, name),
          isLinked,
        });
      } else {
        const target = await tree.realPath(child);
        const isFollowed =
          target === undefined || real === undefined
            ? !isLinked
            : !isAround(target, real) && !isReadAnyway(target, root);
        if (isFollowed) {
          below.push({ path: child, depth: depth + 1, real: target, isLinked: true });
        } else {
          notRead.push({ path: child, code: 'linked-folder', args: [] });
        }
      }
    }
    waiting.push(...below.reverse());
    if (files.length > maxFiles || (folders >= maxFolders && waiting.length > 0)) {
      notRead.push({ path: start, code: 'too-many-files', args: [Math.min(files.length, maxFiles)] });
      break;
    }
  }
  return { files: files.slice(0, maxFiles).sort(), notRead };
}

function joined(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

/** Whether a folder is another one, or holds it. */
function isAround(folder: string, inner: string): boolean {
  return inner === folder || inner.startsWith(joined(folder, ''));
}

/** Whether a folder lies in the library where it is read without any link. */
function isReadAnyway(folder: string, root: string | undefined): boolean {
  return (
    root !== undefined &&
    isAround(root, folder) &&
    !folder.slice(joined(root, '').length).split('/').some(isSkippedName)
  );
}
