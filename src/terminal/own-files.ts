import type { OwnFiles } from '../core/cite/own/find-own-keys';
import type { OwnFile } from '../core/cite/own/own-keys';
import { parseCitations } from '../core/cite/parse/parse';
import { bibliographyEndings, bibliographyEntries } from '../core/parse/bibliography-keys';
import { largestSource, largestText } from '../core/files/limits';
import { decodeText } from './decode';
import type { Disk } from './disk';

/** The bibliographies beside documents of the disk; each is read once. */
export function ownFilesOf(disk: Disk): OwnFiles {
  const bibliographies = new Map<string, Promise<OwnFile | undefined>>();
  const read = async (path: string, limit: number): Promise<string | undefined> => {
    try {
      return decodeText(await disk.read(path, limit)).text;
    } catch {
      return undefined;
    }
  };
  const bibliography = async (path: string): Promise<OwnFile | undefined> => {
    if (!bibliographyEndings.some((ending) => path.toLowerCase().endsWith(`.${ending}`))) {
      return undefined;
    }
    const text = await read(path, largestSource);
    const entries = text === undefined ? undefined : bibliographyEntries(path, text);
    return entries === undefined ? undefined : { path, entries };
  };
  return {
    read: (path) => read(path, largestText),
    list: async (folder) => [...(await disk.list(folder).catch(() => []))].sort(),
    bibliography: (path) => {
      const known = bibliographies.get(path) ?? bibliography(path);
      bibliographies.set(path, known);
      return known;
    },
    parse: (_, text, syntax) => parseCitations(text, syntax),
  };
}
