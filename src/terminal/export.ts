import { allEntries, asEntries, citedPapers, withWrittenKeys } from '../core/cite/export/cited-papers';
import type { ExportedPaper } from '../core/cite/export/csl-item';
import { exportPapers } from '../core/cite/export/export';
import { largestSource } from '../core/files/limits';
import type { Library } from '../core/library/library';
import { readPublications } from '../core/library/publications';
import { publicationsIn } from '../core/parse/bibliography';
import { decodeText } from './decode';
import type { DocumentReader } from './documents';
import type { Files } from './files';
import { citedKeys } from '../core/cite/citation';
import { yamlFor } from './yaml';

export interface Export {
  readonly library: Library;
  readonly files: Files;
  readonly format: string;
  /** Documents whose cited papers are wanted; all papers where it is not given. */
  readonly citedIn?: readonly string[];
  readonly read: DocumentReader;
  /** A line for people. */
  readonly tell: (message: string) => void;
}

/**
 * The bibliography as one text: every paper, or every one that the documents cite, once. Tells of keys that neither a
 * paper nor the document's own bibliographies have. Rejects with what `read` rejects with.
 */
export async function exportedText({ library, files, format, citedIn, read, tell }: Export): Promise<string> {
  const chosen = citedIn === undefined ? library.papers.flatMap((paper) => withWrittenKeys(paper, library)) : await citedBy(citedIn);
  const publications = await readPublications(chosen.map(({ paper }) => paper), library.sources, async (source, sourceFormat, spans, related) => {
    const text = decodeText(await files.read(source, largestSource)).text;
    const { yaml } = await yamlFor({ path: source, text });
    const others = await Promise.all(related.map((other) => files.read(other, largestSource).then((bytes) => decodeText(bytes).text, () => '')));
    return spans.map(publicationsIn(text, sourceFormat, yaml, others));
  });
  return exportPapers(chosen.map((exported) => ({ ...exported, publication: publications.get(exported.paper.key) })), format);

  async function citedBy(documents: readonly string[]): Promise<ExportedPaper[]> {
    const keys: string[] = [];
    for (const document of documents) {
      const { parsed, own } = await read(document);
      const found = citedKeys(parsed);
      const unknown = new Set(found.filter((key) => key !== allEntries && !parsed.definedKeys.has(key) && !own.has(key) && library.get(key) === undefined));
      unknown.forEach((key) => { tell(`${document}: no paper has the key "${key}".`); });
      keys.push(...found);
    }
    return citedPapers(keys, (key) => library.get(key)).papers.flatMap(asEntries);
  }
}
