/**
 * Whether something lies in a folder, at any depth; the folder does not lie in itself.
 * @param folder a path, or a URI as a string, without `.` and `..`; may end with the separator, as `/` does
 * @param path of the same kind as `folder`, compared letter by letter
 */
export function isPathInside(folder: string, path: string, separator = '/'): boolean {
  return relativePath(folder, path, separator) !== undefined;
}

/** The path from a folder to what lies in it, see `isPathInside`; undefined for what does not. */
export function relativePath(folder: string, path: string, separator = '/'): string | undefined {
  const base = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}
