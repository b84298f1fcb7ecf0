import type { BibliographyFiles } from '../core/cite/bibliographies/find-document-keys';
import type { BibliographyFile } from '../core/cite/bibliographies/document-keys';
import { parseCitations } from '../core/cite/languages/index';
import { bibliographyEndings, bibliographyEntries } from '../core/parse/bibliography-keys';
import { decodeText } from './decode';
import type { Disk } from './disk';

const megabyte = 1024 * 1024;
/** Documents and configurations, and bibliographies; larger ones are not read. */
const largestText = 4 * megabyte;
const largestBibliography = 50 * megabyte;

/** The bibliographies beside documents of the disk; each is read once. */
export function ownFilesOf(disk: Disk): BibliographyFiles {
  const bibliographies = new Map<string, Promise<BibliographyFile | undefined>>();
  const read = async (path: string, limit: number): Promise<string | undefined> => {
    try {
      return (await disk.size(path)) > limit ? undefined : decodeText(await disk.read(path)).text;
    } catch {
      return undefined;
    }
  };
  const bibliography = async (path: string): Promise<BibliographyFile | undefined> => {
    if (!bibliographyEndings.some((ending) => path.toLowerCase().endsWith(`.${ending}`))) {
      return undefined;
    }
    const text = await read(path, largestBibliography);
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
