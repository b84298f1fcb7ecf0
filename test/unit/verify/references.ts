import type { DocumentEntry } from '../../../src/core/cite/bibliographies/document-entries';
import { deriveSource } from '../../../src/core/library/derive';
import { Library } from '../../../src/core/library/library';
import type { ReadPublications } from '../../../src/core/library/publications';
import { bibliographyEntries, publicationsIn } from '../../../src/core/parse/bibliography';
import { parseSource } from '../../../src/core/parse/source';
import { ownEntries } from '../../../src/core/usecases/own-entries';
import type { CitedReference } from '../../../src/core/verify/reference';

/** The entries of a bibliography in BibTeX, by key. */
export async function entriesOf(text: string): Promise<ReadonlyMap<string, DocumentEntry>> {
  const path = '/refs.bib';
  const entries = bibliographyEntries({ path, text }) ?? new Map<string, never>();
  return ownEntries([{ path, entries }], [...entries.keys()], () => Promise.resolve(text));
}

/** The same as references that a document cites from its own bibliography, in order. */
export async function referencesOf(text: string): Promise<readonly CitedReference[]> {
  return [...(await entriesOf(text))].map(([key, { paper, publication }]) => ({
    key,
    holder: 'own',
    paper,
    publication,
  }));
}

/** A library of sources by path, and what they say of works. */
export function libraryOf(sources: Readonly<Record<string, string>>): { library: Library; read: ReadPublications } {
  const library = new Library();
  library.apply({
    updated: Object.entries(sources).flatMap(([source, text]) => {
      const parsed = parseSource({ path: source, text }, { markers: [] });
      return 'skipped' in parsed ? [] : [{ source, parsed: deriveSource(parsed) }];
    }),
    removed: [],
  });
  const read: ReadPublications = (source, format, spans) =>
    Promise.resolve(spans.map(publicationsIn(sources[source] ?? '', format)));
  return { library, read };
}
