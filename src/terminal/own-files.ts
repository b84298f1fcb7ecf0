import type { OwnFiles } from '../core/cite/own/find-own-keys';
import type { OwnFile } from '../core/cite/own/own-keys';
import { parseCitations } from '../core/cite/parse/parse';
import { bibliographyEntries } from '../core/parse/bibliography';
import { mayBeBibliography } from '../core/parse/formats';
import { decodeText } from './decode';
import type { Disk } from './disk';
import { yamlFor } from './yaml';

const megabyte = 1024 * 1024;
/** Documents and configurations, and bibliographies; larger ones are not read. */
const largestText = 4 * megabyte;
const largestBibliography = 50 * megabyte;

/** The bibliographies beside documents of the disk; each is read once. */
export function ownFilesOf(disk: Disk): OwnFiles {
  const bibliographies = new Map<string, Promise<OwnFile | undefined>>();
  const read = async (path: string, limit: number): Promise<string | undefined> => {
    try {
      return (await disk.size(path)) > limit ? undefined : decodeText(await disk.read(path)).text;
    } catch {
      return undefined;
    }
  };
  const bibliography = async (path: string): Promise<OwnFile | undefined> => {
    if (!mayBeBibliography(path)) {
      return undefined;
    }
    const text = await read(path, largestBibliography);
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
