import type { CitedDocument } from '../citation';
import { folderOf, foldersUpTo, resolvePath } from '../own/paths';

/** A document that cites; paths are absolute, with `/`. */
export interface CitingDocument {
  readonly path: string;
  readonly cited: CitedDocument;
}

/** A document and the BibTeX files, likeliest first, of which one is to hold what it cites. */
export interface KeepingPlan {
  readonly document: CitingDocument;
  readonly files: readonly string[];
  /** Whether the document, or one that it is part of, names these files. */
  readonly isNamed: boolean;
}

/**
 * Where the entries go that documents cite: into the BibTeX files that a document names; of one that names none, into
 * those of the nearest documents of its syntax in its folder or above (it may be a chapter of them); else into a file of
 * the default name beside it. Documents that cite nothing, or name bibliographies of other formats only, are left out.
 * @param top the folder above which no document is looked for
 */
export function planKeeping(documents: readonly CitingDocument[], defaultName: string, top: string): KeepingPlan[] {
  const naming = documents.filter(({ cited }) => bibtexOf(cited).length > 0);
  return documents.flatMap((document): KeepingPlan[] => {
    const { path, cited } = document;
    if (cited.groups.length === 0) {
      return [];
    }
    if (cited.bibliographies.length > 0) {
      const files = filesOf(document);
      return files.length === 0 ? [] : [{ document, files, isNamed: true }];
    }
    const near = foldersUpTo(path, top)
      .map((folder) => naming.filter((other) => other.cited.syntax === cited.syntax && folderOf(other.path) === folder))
      .find((others) => others.length > 0);
    return near?.map((other) => ({ document, files: filesOf(other), isNamed: true })) ?? [{ document, files: [resolvePath(folderOf(path), defaultName)], isNamed: false }];
  });
}

function bibtexOf({ bibliographies }: CitedDocument): string[] {
  return bibliographies.map(({ path }) => path).filter((path) => /\.bib$/i.test(path) && !/^[a-z][a-z0-9+.-]+:\/\//i.test(path));
}

function filesOf({ path, cited }: CitingDocument): string[] {
  return [...new Set(bibtexOf(cited).map((file) => resolvePath(folderOf(path), file)))];
}
