import type { BibliographyFiles } from '../core/cite/bibliographies/find-document-keys';
import type { BibliographyFile } from '../core/cite/bibliographies/document-keys';
import { parseCitations } from '../core/cite/languages/index';
import { largestSource, largestText } from '../core/files/limits';
import { bibliographyEntries } from '../core/parse/bibliography';
import { mayBeBibliography } from '../core/parse/formats';
import { decodeText } from './decode';
import type { Disk } from './disk';
import { yamlFor } from './yaml';

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
    if (!mayBeBibliography(path)) {
      return undefined;
    }
    const text = await read(path, largestSource);
    if (text === undefined) {
      return undefined;
    }
    const { yaml } = await yamlFor({ path, text });
    const entries = bibliographyEntries({ path, text }, yaml);
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
