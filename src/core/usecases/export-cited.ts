import { citedKeys } from '../cite/citation';
import { allEntries, asOneEntry, citedPapers } from '../cite/export/cited-papers';
import type { ExportedPaper } from '../cite/export/csl-item';
import { exportPapers } from '../cite/export/export';
import type { Library } from '../library/library';
import { readPublications, type ReadPublications } from '../library/publications';
import { publicationsIn } from '../parse/bibliography';
import { uriBelow } from '../uris';
import type { CheckedDocument } from './check-documents';
import type { LibraryFolder } from './read-library';
import { yamlFor } from './yaml-for';

export interface ExportServices {
  readonly library: Pick<Library, 'cited' | 'papers'>;
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
export async function exportedText({ library, publications: readFrom, read, onUnknown }: ExportServices, { format, citedIn }: ExportRequest): Promise<string> {
  const chosen = citedIn === undefined ? library.papers.map((paper): ExportedPaper => ({ paper })) : await citedBy(citedIn);
  const publications = await readPublications(chosen.map(({ paper }) => paper), readFrom);
  return exportPapers(chosen.map((exported) => ({ ...exported, publication: publications.get(exported.paper.key) })), format);

  async function citedBy(documents: readonly string[]): Promise<ExportedPaper[]> {
    const keys: string[] = [];
    for (const document of documents) {
      const { parsed, own } = await read(document);
      const found = citedKeys(parsed);
      const unknown = new Set(found.filter((key) => key !== allEntries && !parsed.definedKeys.has(key) && !own.has(key) && library.cited(key) === undefined));
      unknown.forEach((key) => { onUnknown(document, key); });
      keys.push(...found);
    }
    return citedPapers(keys, (key) => library.cited(key)).papers.map(asOneEntry);
  }
}

/** What the sources of a library that `readLibrary` has read say of works. */
export function publicationsOf({ workspace, folder }: LibraryFolder): ReadPublications {
  return async (source, format, spans) => {
    const { text } = await workspace.read(uriBelow(folder, source));
    const { yaml } = await yamlFor({ path: source, text });
    return spans.map(publicationsIn(text, format, yaml));
  };
}
