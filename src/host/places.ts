import { isPathInside, relativePath } from '../core/files/inside';

/** A place as a URI has it, its path decoded; a `vscode.Uri` is one. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Whether something lies in a folder, at any depth; the folder does not lie in itself. */
export function isInside(folder: Place, place: Place): boolean {
  return pathInside(folder, place) !== undefined;
}

/** Whether something is a folder or lies in it. */
export function isAtOrInside(folder: Place, place: Place): boolean {
  return (
    isSameSystem(folder, place) &&
    (isPathInside(folder.path, place.path) || withoutEnd(folder.path) === withoutEnd(place.path))
  );
}

/** The path from a folder to what lies in it, with `/`; undefined for what does not. */
export function pathInside(folder: Place, place: Place): string | undefined {
  return isSameSystem(folder, place) ? relativePath(folder.path, place.path) : undefined;
}

function isSameSystem(one: Place, other: Place): boolean {
  return one.scheme === other.scheme && one.authority === other.authority;
}

function withoutEnd(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
