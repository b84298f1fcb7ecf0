import { URI } from 'vscode-uri';
import { wellFormed } from '../text/uri-text';

/*
 * Arithmetic of URIs as strings. Paths are those of `cite/bibliographies/paths.ts`: with `/`, from a root, without `/` at
 * their end. In the extension `vscode-uri` is VS Code's own class (see `esbuild.js`), so that both write a URI alike.
 */

/** The path of a URI, decoded; the root is `''`. */
export function pathOf(uri: string): string {
  return withoutSlash(URI.parse(uri).path);
}

/** The scheme of a URI, such as `file`. */
export function schemeOf(uri: string): string {
  return URI.parse(uri).scheme;
}

/**
 * Another path of the same file system, without query and fragment. It may come from a document: halves of characters, which
 * no URI can hold, become U+FFFD, and several slashes at its start one, where they would begin an authority.
 */
export function withPath(uri: string, path: string): string {
  const base = URI.parse(uri);
  const single = base.authority === '' ? path.replace(/^\/{2,}/, '/') : path;
  return base.with({ path: single === '' ? '/' : wellFormed(single), query: '', fragment: '' }).toString();
}

/** What lies at a relative path, with `/`, below a folder; the folder itself where that is empty. */
export function uriBelow(folder: string, path: string): string {
  return path === '' ? folder : withPath(folder, `${pathOf(folder)}/${path}`);
}

/** Makes many URIs of what lies below a folder, see `uriBelow`. */
export function uriMaker(folder: string): (path: string) => string {
  const base = URI.parse(folder);
  const start = withoutSlash(base.path);
  return (path) =>
    path === '' ? folder : base.with({ path: wellFormed(`${start}/${path}`), query: '', fragment: '' }).toString();
}

/** A URI that somebody wrote, as VS Code writes it. Throws where it is none. */
export function normalized(written: string): string {
  return URI.parse(written).toString();
}

/** Whether two URIs are of the same file system. */
export function isSameSystem(one: string, other: string): boolean {
  const [left, right] = [URI.parse(one), URI.parse(other)];
  return left.scheme === right.scheme && left.authority === right.authority;
}

/** The folder that something lies in; the root lies in itself. */
export function parentOf(uri: string): string {
  const path = pathOf(uri);
  return withPath(uri, path.slice(0, Math.max(0, path.lastIndexOf('/'))));
}

/** The path of something from a folder that it lies in, at any depth; `''` for the folder itself, undefined where it lies elsewhere. */
export function relativeUriPath(folder: string, uri: string): string | undefined {
  const outer = URI.parse(folder);
  const inner = URI.parse(uri);
  const base = withoutSlash(outer.path);
  const path = withoutSlash(inner.path);
  if (
    outer.scheme !== inner.scheme ||
    outer.authority !== inner.authority ||
    (path !== base && !path.startsWith(`${base}/`))
  ) {
    return undefined;
  }
  return path.slice(base.length + 1);
}

/** The innermost of some folders that something lies in, be it one of them itself. */
export function folderAround(folders: readonly string[], uri: string): string | undefined {
  return folders
    .filter((folder) => relativeUriPath(folder, uri) !== undefined)
    .sort((one, other) => other.length - one.length)[0];
}

function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}

/** The URI of a file of this machine. @param path absolute, as the system writes it */
export function uriOfFile(path: string): string {
  return URI.file(wellFormed(path)).toString();
}

/** The path of a file of this machine, as the system writes it. */
export function filePathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}
