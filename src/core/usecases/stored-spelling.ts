import { comparedName } from '../text/compared-name';
import { isSameSystem, pathOf, withPath } from '../base/uris';

/**
 * Something that is there, as its file system spells it: that of Windows and macOS finds `Papers` by `papers`, and a name by letters
 * that are composed otherwise, but tells of changes by the names that it has stored.
 * @param namesIn what a folder holds; may reject, and its names then stay as they are written
 * @param within the folder from which on names are compared, spelled as it is stored; where something lies elsewhere, its own name alone is
 * @param uri of a file or folder that is there; `within` itself counts as spelled
 */
export async function storedSpelling(
  namesIn: (folder: string) => Promise<readonly string[]>,
  within: string,
  uri: string,
): Promise<string> {
  const outer = pathOf(within).split('/');
  const names = pathOf(uri).split('/');
  if (names.slice(1).includes('') || names.includes('..')) {
    return uri;
  }
  const isBelow =
    isSameSystem(within, uri) && outer.every((name, at) => comparedName(name) === comparedName(names[at] ?? ''));
  let path = '';
  for (const [at, name] of names.entries()) {
    const isCompared = isBelow ? name !== outer[at] : at === names.length - 1;
    path = at === 0 ? '' : `${path}/${isCompared ? await storedName(namesIn, withPath(uri, path), name) : name}`;
  }
  return withPath(uri, path);
}

async function storedName(
  namesIn: (folder: string) => Promise<readonly string[]>,
  folder: string,
  name: string,
): Promise<string> {
  const stored = await namesIn(folder).catch((): readonly string[] => []);
  const [alike, another] = stored.includes(name)
    ? []
    : stored.filter((other) => comparedName(other) === comparedName(name));
  return another === undefined ? (alike ?? name) : name;
}
