import type { BibliographyFiles } from './bibliography-files';
import type { BibliographyFile } from './document-keys';
import { isAddress } from './paths';
import { isPattern, matchingFiles } from './project-tree';

/** Bibliographies that a pattern names, or that nothing names. */
export const maxUnnamed = 100;

/** A file that is named: where it may be, the likeliest first. */
export interface Wanted {
  readonly written: string;
  readonly candidates: readonly string[];
  /** Whether something names it that a tool need not be told of. */
  readonly mayBeMissing: boolean;
  /** Whether the tool cannot do without it. */
  readonly isNeeded: boolean;
  /** What names it. A pattern names several files, of which one is enough. */
  readonly namedBy: readonly string[];
}

/** Reads files that are named; of several places where one may be, the first that has it. */
export async function readNamed(
  wanted: readonly Wanted[],
  files: BibliographyFiles,
): Promise<{ readonly found: Map<string, BibliographyFile>; readonly missing: readonly Wanted[] }> {
  const found = new Map<string, BibliographyFile>();
  const missing: Wanted[] = [];
  const met = new Set<string>();
  for (const each of wanted) {
    const there = await firstOf(each.candidates, files);
    (there.length === 0 ? [] : each.namedBy).forEach((name) => met.add(name));
    if (there.length === 0) {
      missing.push(each);
    }
    there.forEach((file) => found.set(file.path, file));
  }
  return {
    found,
    missing: missing.filter(({ isNeeded, namedBy }) => isNeeded && !namedBy.every((name) => met.has(name))),
  };
}

/** The bibliographies at the first of some places that has any; a pattern is the place of several. */
export async function firstOf(
  candidates: readonly string[],
  files: BibliographyFiles,
): Promise<readonly BibliographyFile[]> {
  for (const path of candidates) {
    const paths = isAddress(path)
      ? []
      : isPattern(path)
        ? (await matchingFiles(path, files)).slice(0, maxUnnamed)
        : [path];
    const found = await readAll(paths, files);
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

/** The bibliographies at some places, without those that cannot be read. */
export async function readAll(
  paths: readonly string[],
  files: BibliographyFiles,
): Promise<readonly BibliographyFile[]> {
  const found: BibliographyFile[] = [];
  for (const path of paths) {
    const file = await files.bibliography(path);
    if (file !== undefined) {
      found.push(file);
    }
  }
  return found;
}
