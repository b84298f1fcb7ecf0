import type { BibliographyEntry, FormatReader, PublicationAt } from './formats/shared/bibliography-format';
import { fencedPublications } from './fenced';
import { readers } from './formats/index';
import { type FileText, readersOf } from './source';
import type { YamlReader } from './yaml/yaml';

/**
 * What reads a file as a bibliography that a document names: by its ending, and where formats share one, by what is in it.
 * @returns `undefined` where the ending is no bibliography's
 */
export function bibliographyReader({ path, text }: FileText): FormatReader | undefined {
  const candidates = readersOf(path).filter(({ format }) => format.kind === 'bibliography');
  return candidates.find(
    (reader, index) => index === candidates.length - 1 || reader.refusal(text, { markers: [] }, '') === undefined,
  );
}

/**
 * The entries of a bibliography that a document names, by key, of damaged files what can be found; the first of a key, as
 * tools take it.
 * @param yaml needed where `needsYaml` says so
 * @returns `undefined` where the ending is no bibliography's
 */
export function bibliographyEntries(
  file: FileText,
  yaml?: YamlReader,
): ReadonlyMap<string, BibliographyEntry> | undefined {
  const reader = bibliographyReader(file);
  if (reader === undefined) {
    return undefined;
  }
  const found = new Map<string, BibliographyEntry>();
  for (const entry of reader.keys?.(file.text, yaml) ?? []) {
    if (!found.has(entry.key)) {
      found.set(entry.key, entry);
    }
  }
  return found;
}

/** Everywhere that a bibliography writes one of some keys: of its entries, and where other entries name those. */
export function keyUses(file: FileText, keys: readonly string[], yaml?: YamlReader): readonly BibliographyEntry[] {
  const reader = bibliographyReader(file);
  const all = [...(reader?.keys?.(file.text, yaml) ?? []), ...(reader?.crossReferences?.(file.text) ?? [])];
  return all.filter(({ key, start, end }) => end > start && keys.includes(key));
}

/**
 * Finds the publications of a source in the format that its entries have.
 * @param related texts of other sources, which may define strings that this one names
 */
export function publicationsIn(
  text: string,
  format: string,
  yaml?: YamlReader,
  related: readonly string[] = [],
): PublicationAt {
  const whole =
    readers.find((reader) => reader.format.id === format)?.publications?.(text, yaml, related) ?? (() => undefined);
  const fenced = fencedPublications(text, (block, reader) =>
    reader.format.id === format ? reader.publications?.(block, yaml, related) : undefined,
  );
  return fenced === undefined ? whole : (span) => fenced(span) ?? whole(span);
}
