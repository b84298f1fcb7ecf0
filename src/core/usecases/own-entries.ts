import { type DocumentEntry, documentEntries } from '../cite/bibliographies/document-entries';
import type { BibliographyFile } from '../cite/bibliographies/document-keys';
import { yamlFor } from './yaml-for';

/** Reads a bibliography by its path; undefined where it cannot be read. */
export type ReadBibliographyText = (path: string) => Promise<string | undefined>;

/**
 * What a document's own bibliographies say of the works that they have under some keys, each by the first that has it. Strings may be
 * defined in another one of them.
 */
export async function ownEntries(
  files: readonly BibliographyFile[],
  keys: readonly string[],
  read: ReadBibliographyText,
): Promise<ReadonlyMap<string, DocumentEntry>> {
  const found = new Map<string, DocumentEntry>();
  const holderOf = (key: string) => files.find(({ entries }) => entries.has(key));
  for (const file of files) {
    const wanted = keys.filter((key) => holderOf(key) === file);
    const text = wanted.length === 0 ? undefined : await read(file.path);
    if (text === undefined) {
      continue;
    }
    const { yaml } = await yamlFor({ path: file.path, text });
    let entries = documentEntries(file.path, text, wanted, yaml);
    if (files.length > 1 && entries.some(({ publication }) => publication?.bibtex?.unresolved !== undefined)) {
      const others = await Promise.all(files.filter((other) => other !== file).map(({ path }) => read(path)));
      entries = documentEntries(
        file.path,
        text,
        wanted,
        yaml,
        others.flatMap((other) => other ?? []),
      );
    }
    entries.forEach((entry) => found.set(entry.id, entry));
  }
  return found;
}
