import { projectOf } from '../languages/projects';
import type { BibliographyFiles } from './bibliography-files';
import { familyOf } from './document-family';
import { askedDocument, type PlacedDocument } from './find-document-keys';
import { folderOf, isAddress, resolveNamed } from './paths';
import { configured } from './project-files';
import { isPattern } from './project-tree';

/** A bibliography that is named for a document. */
export interface NamedBibliography {
  /** Where it is, or would be; an address on the web as it is written. */
  readonly path: string;
  /** The document or configuration that names it. */
  readonly namedBy: string;
}

/**
 * The bibliographies that are named for a document by itself, by what it is made with (the document that includes it, and
 * what that includes) and by its project. What merely lies beside it says nothing of it, nor do patterns and names that
 * only a program knows.
 */
export async function namedBibliographies(
  placed: PlacedDocument,
  files: BibliographyFiles,
): Promise<readonly NamedBibliography[]> {
  const document = askedDocument(placed);
  const family = await familyOf(document, files);
  const root = family[0]?.path ?? document.path;
  const byFamily = family.flatMap(({ path, parsed }) => {
    // Some tools look from the root's folder, all others from the file.
    const folder = folderOf(projectOf(parsed.syntax).includes.fromRoot === true ? root : path);
    return parsed.bibliographies
      .filter((reference) => reference.mayBeMissing !== true && !isPattern(reference.path))
      .map((reference) => ({ path: resolveNamed(folder, reference.path), namedBy: path }));
  });
  const byProject = (await configured(document, files))
    .filter(({ file }) => file.isOption !== true)
    .flatMap(({ folder, name, paths }) =>
      paths
        .filter((path) => !isPattern(path))
        .map((path) => ({ path: resolveNamed(folder, path), namedBy: `${folder}/${name}` })),
    );
  const named = [...byFamily, ...byProject];
  return Promise.all(
    named.map(async ({ path, namedBy }) => ({ path: isAddress(path) ? path : await files.stored(path), namedBy })),
  );
}
