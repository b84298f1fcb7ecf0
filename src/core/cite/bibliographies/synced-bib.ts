import { formatsOf } from '../../parse/formats/index';
import { bibtex } from '../../parse/formats/bibtex';
import type { CitedDocument } from '../model/citation';
import type { NamedBibliography } from './named-bibliographies';
import { folderOf, isAddress, resolveNamed, resolvePath } from './paths';
import { isPattern } from './project-tree';

/** A document that cites; paths are absolute, with `/`. */
export interface CitingDocument {
  readonly path: string;
  readonly cited: CitedDocument;
}

/** A document and the BibTeX files, likeliest first, of which one is to hold what it cites. */
export interface BibSyncPlan {
  readonly document: CitingDocument;
  readonly files: readonly string[];
  /** Bibliographies of other formats that are named too. */
  readonly others: readonly string[];
  /** The document or configuration that names these files; undefined where none does. */
  readonly namedBy: string | undefined;
}

/**
 * Where the entries go that documents cite: into the BibTeX files that a document names; of one that names none, into
 * those that are named for it (it may be a chapter); else into a file of the default name beside it. Documents that cite
 * nothing, or have bibliographies of other formats only, are left out.
 * @param namedFor what is named for a document that names none itself
 * @param stored the path of a file as its file system spells it, so that a file is one however documents write its name
 */
export async function planBibSync(
  documents: readonly CitingDocument[],
  defaultName: string,
  namedFor: (document: CitingDocument) => Promise<readonly NamedBibliography[]>,
  stored: (path: string) => Promise<string>,
): Promise<BibSyncPlan[]> {
  const plans: BibSyncPlan[] = [];
  for (const document of documents.filter(({ cited }) => cited.groups.length > 0)) {
    const { path, cited } = document;
    const folder = folderOf(path);
    // What only a program names is no file to write.
    const own = cited.bibliographies
      .filter(({ path: name, mayBeMissing }) => mayBeMissing !== true || !isPattern(name))
      .map((reference) => ({ path: resolveNamed(folder, reference.path), namedBy: path }));
    const named = cited.bibliographies.length > 0 ? own : await namedFor(document);
    const spelled = await Promise.all(
      named.map(async ({ path: name, namedBy }) => ({ path: isAddress(name) ? name : await stored(name), namedBy })),
    );
    const paths = [...new Set(spelled.map((bibliography) => bibliography.path))];
    const files = paths.filter(isBibtexFile);
    const others = paths.filter((name) => !isBibtexFile(name) && !isAddress(name));
    if (cited.bibliographies.length === 0 && named.length === 0) {
      plans.push({ document, files: [await stored(resolvePath(folder, defaultName))], others, namedBy: undefined });
    } else if (files.length > 0) {
      plans.push({
        document,
        files,
        others,
        namedBy: spelled.find((bibliography) => bibliography.path === files[0])?.namedBy,
      });
    }
  }
  return plans;
}

/** BibTeX is what all tools read, and has comments, in which a file says who writes it. */
function isBibtexFile(path: string): boolean {
  return formatsOf(path).includes(bibtex) && !isAddress(path);
}
