import { pathOf, relativeUriPath, withPath } from '../base/uris';
import type { Workspace } from '../workspace/workspace';

/** What names are equal by on file systems that do not tell letter cases apart, or Unicode's forms of a letter. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

/**
 * A folder that is there, as its file system spells it: that of Windows and macOS finds `Papers` by `papers`, and a name by letters
 * that are composed otherwise, but tells of changes by the names that it has stored.
 * @param within the folder from which on names are compared; where the folder lies elsewhere, its own name alone is
 */
export async function storedSpelling(
  workspace: Pick<Workspace, 'list'>,
  within: string,
  folder: string,
): Promise<string> {
  const below = relativeUriPath(within, folder);
  const names = below === undefined ? [pathOf(folder).split('/').at(-1) ?? ''] : below.split('/');
  if (names.includes('') || names.includes('..')) {
    return folder;
  }
  let path = below === undefined ? pathOf(folder).split('/').slice(0, -1).join('/') : pathOf(within);
  for (const name of names) {
    path = `${path}/${await storedName(workspace, withPath(folder, path), name)}`;
  }
  return withPath(folder, path);
}

async function storedName(workspace: Pick<Workspace, 'list'>, folder: string, name: string): Promise<string> {
  const stored = await workspace.list(folder).then(
    (entries) => entries.map((entry) => entry.name),
    (): readonly string[] => [],
  );
  const [alike, another] = stored.includes(name) ? [] : stored.filter((other) => folded(other) === folded(name));
  return another === undefined ? (alike ?? name) : name;
}
