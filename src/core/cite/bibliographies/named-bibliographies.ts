import { languageOf } from '../languages/index';
import { type AskedDocument, configured, familyOf, type BibliographyFiles } from './find-document-keys';
import { folderOf, resolveNamed } from './paths';

/** A bibliography that is named for a document. */
export interface NamedBibliography {
  /** Where it is, or would be; an address on the web as it is written. */
  readonly path: string;
  /** The document or configuration that names it. */
  readonly namedBy: string;
}

/**
 * The bibliographies that are named for a document by itself, by what it is made with (the document that includes it, and
 * what that includes) and by its project. What merely lies beside it says nothing of it.
 */
export async function namedBibliographies(
  document: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly NamedBibliography[]> {
  const family = await familyOf(document, files);
  const root = family[0]?.path ?? document.path;
  const byFamily = family.flatMap(({ path, parsed }) => {
    // Some tools look from the root's folder, all others from the file.
    const folder = folderOf(languageOf(parsed.syntax).includes.fromRoot === true ? root : path);
    return parsed.bibliographies.map((reference) => ({ path: resolveNamed(folder, reference.path), namedBy: path }));
  });
  const byProject = (await configured(document, files)).flatMap(({ folder, name, paths }) =>
    paths.map((path) => ({ path: resolveNamed(folder, path), namedBy: `${folder}/${name}` })),
  );
  return [...byFamily, ...byProject];
}
