import type { BibliographyFiles } from '../core/cite/bibliographies/find-document-keys';
import type { BibliographyFile } from '../core/cite/bibliographies/document-keys';
import { parseCitations } from '../core/cite/languages/index';
import { bibliographyEndings, bibliographyEntries } from '../core/parse/bibliography-keys';
import { largestSource, largestText } from '../core/files/limits';
import { decodeText } from './decode';
import type { Disk } from './disk';

/** The bibliographies beside documents of the disk; each is read once. */
export function ownFilesOf(disk: Disk): BibliographyFiles {
  const bibliographies = new Map<string, Promise<BibliographyFile | undefined>>();
  const read = async (path: string, limit: number): Promise<string | undefined> => {
    try {
      return decodeText(await disk.read(path, limit)).text;
    } catch {
      return undefined;
    }
  };
  const bibliography = async (path: string): Promise<BibliographyFile | undefined> => {
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
