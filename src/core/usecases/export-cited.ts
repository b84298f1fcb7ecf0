import { citedKeys } from '../cite/model/citation';
import { asEntries, citedPapers, withWrittenKeys } from '../cite/export/cited-papers';
import type { ExportedPaper } from '../cite/export/csl-item';
import { exportPapers } from '../cite/export/export';
import type { Library } from '../library/library';
import { readPublications, type ReadPublications } from '../library/publications';
import { publicationsIn } from '../parse/bibliography';
import { uriBelow } from '../base/uris';
import type { CheckedDocument } from './check-documents';
import type { LibraryPlace } from './read-library';
import { yamlFor } from './yaml-for';

/** What bibliographies say of works. */
export interface Publications {
  /** All sources of the library, among which strings are sought that a bibliography does not define itself. */
  readonly sources: readonly string[];
  readonly read: ReadPublications;
}

export interface ExportServices {
  readonly library: Pick<Library, 'cited' | 'papers' | 'sources' | 'writtenKeysOf'>;
  readonly publications: ReadPublications;
  /** Reads a document of `citedIn`. */
  readonly read: (document: string) => Promise<Pick<CheckedDocument, 'parsed' | 'own'>>;
  /** Told of each key, once a document, that neither a paper nor the document's own bibliographies have. */
  readonly onUnknown: (document: string, key: string) => void;
}

export interface ExportRequest {
  /** The identifier of a format that is written. */
  readonly format: string;
  /** Documents whose cited papers are wanted; all papers where it is not given. */
  readonly citedIn?: readonly string[];
}

/** The bibliography as one text: every paper, or every one that the documents cite, once. Rejects with what `read` rejects with. */
export async function exportedText(
  { library, publications, read, onUnknown }: ExportServices,
  { format, citedIn }: ExportRequest,
): Promise<string> {
  const chosen =
    citedIn === undefined ? library.papers.flatMap((paper) => withWrittenKeys(paper, library)) : await citedBy(citedIn);
  return bibliographyText(chosen, format, { sources: library.sources, read: publications });

  async function citedBy(documents: readonly string[]): Promise<ExportedPaper[]> {
    const keys: string[] = [];
    for (const document of documents) {
      const { parsed, own } = await read(document);
      const found = citedKeys(parsed);
      const unknown = new Set(
        found.filter((key) => !parsed.definedKeys.has(key) && !own.has(key) && library.cited(key) === undefined),
      );
      unknown.forEach((key) => {
        onUnknown(document, key);
      });
      keys.push(...found);
      if (parsed.citesAll === true) {
        keys.push(...own.all);
      }
    }
    return citedPapers(keys, (key) => library.cited(key)).papers.flatMap(asEntries);
  }
}

/** A whole bibliography as text, with all that the papers' own bibliographies say. */
export async function bibliographyText(
  papers: readonly ExportedPaper[],
  format: string,
  publications: Publications,
): Promise<string> {
  return exportPapers(await withPublications(papers, publications), format);
}

/** Papers with what their own bibliographies say of them, where that is not known already. */
export async function withPublications(
  papers: readonly ExportedPaper[],
  { sources, read }: Publications,
): Promise<ExportedPaper[]> {
  const ours = papers.filter(({ publication }) => publication === undefined);
  const publications = await readPublications(
    ours.map(({ paper }) => paper),
    sources,
    read,
  );
  return papers.map((exported) => ({
    ...exported,
    publication: exported.publication ?? publications.get(exported.paper.key),
  }));
}

/** What the sources of a library that `readLibrary` has read say of works. */
export function publicationsOf({ workspace, folder }: LibraryPlace): ReadPublications {
  return async (source, format, spans, related) => {
    const { text } = await workspace.read(uriBelow(folder, source));
    const { yaml } = await yamlFor({ path: source, text });
    const others = await Promise.all(
      related.map((other) =>
        workspace.read(uriBelow(folder, other)).then(
          (file) => file.text,
          () => '',
        ),
      ),
    );
    return spans.map(publicationsIn(text, format, yaml, others));
  };
}
