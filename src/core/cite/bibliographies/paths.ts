/** Paths with `/` that begin at a root: of a URI in the editor, of the disk in the terminal. */

/** The folder of a path, without `/` at its end; the root is `''`. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A path as a document writes it, from a folder; `.` and `..` are taken out, `\` counts as `/`. */
export function resolvePath(folder: string, written: string): string {
  const slashed = written.replaceAll('\\', '/');
  const parts = isAbsolute(slashed) ? [] : folder.split('/');
  for (const part of slashed.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(part);
    }
  }
  const path = parts.filter((part) => part !== '').join('/');
  return /^[A-Za-z]:\//.test(path) && !folder.startsWith('/') ? path : `/${path}`;
}

/** Where a bibliography lies that is named in a file of a folder. */
export function resolveNamed(folder: string, written: string): string {
  return isAddress(written) ? written : resolvePath(folder, written);
}

export function isAddress(written: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(written);
}

/** Whether a path leads to a place of one machine, outside of any project: that of a user, a drive or a variable. */
export function isOfMachine(written: string): boolean {
  return /^(?:~|\$|%\w{1,40}%|[A-Za-z]:[\\/]|\/(?:home|Users|root|mnt|media|Volumes|tmp|var|opt|srv)\/)/.test(written);
}

function isAbsolute(written: string): boolean {
  return written.startsWith('/') || /^[A-Za-z]:[\\/]/.test(written);
}

/** Folders deeper than this above a document do not count. */
const maxFolders = 16;

/** The folders from that of a document up to `top`, which holds it; the nearest first. Only the nearest where `top` does not hold it. */
export function foldersUpTo(path: string, top: string): readonly string[] {
  const folders = [folderOf(path)];
  for (let folder = folderOf(path); folder !== top && folder.startsWith(`${top}/`) && folders.length < maxFolders;) {
    folder = folderOf(folder);
    folders.push(folder);
  }
  return folders;
}
