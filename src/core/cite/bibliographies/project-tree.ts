import type { BibliographyFiles } from './bibliography-files';
import { folderOf } from './paths';

/** How much of a project is looked through: folders that are listed, and how deep they may lie. */
const maxListed = 300;
const maxDepth = 5;
/** Folders of what tools make or fetch; what lies there is nobody's source. */
const madeFolder =
  /^(?:node_modules|bower_components|site-packages|__pycache__|venv|env|renv|packrat|vendor|_?build|_book|_site|_freeze|public|dist|target)$/i;

/** Whether documents and bibliographies of a project may lie in a folder of it, by its name. */
export function isProjectFolder(name: string): boolean {
  return !name.startsWith('.') && !madeFolder.test(name);
}

/**
 * The files of a folder and of those in it, the nearest folders first and each folder's sorted; of a large project the
 * first folders alone. Listings are the port's to remember.
 * @param isWanted by a file's name
 */
export async function filesBelow(
  top: string,
  files: Pick<BibliographyFiles, 'list'>,
  isWanted: (name: string) => boolean,
): Promise<readonly string[]> {
  const found: string[] = [];
  let level = [top];
  let listed = 0;
  for (let depth = 0; depth <= maxDepth && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level.slice(0, maxListed - listed)) {
      listed += 1;
      const { files: names, folders } = await files.list(folder);
      found.push(...names.filter(isWanted).map((name) => `${folder}/${name}`));
      next.push(...folders.filter(isProjectFolder).map((name) => `${folder}/${name}`));
    }
    level = next;
  }
  return found;
}

/** Whether a path as a document writes it stands for several files. */
export function isPattern(written: string): boolean {
  return /[*?]/.test(written);
}

/** The files that a pattern means: an absolute path in which `*` and `?` stand for characters of a name, and `**` for any folders. */
export async function matchingFiles(
  pattern: string,
  files: Pick<BibliographyFiles, 'list'>,
): Promise<readonly string[]> {
  const fixed = folderOf(pattern.slice(0, pattern.search(/[*?]/)));
  const wanted = pattern.slice(fixed.length + 1).split('/');
  const below = await filesBelow(fixed, files, (name) => nameMatches(wanted.at(-1) ?? '', name));
  return below.filter((path) => pathMatches(wanted, path.slice(fixed.length + 1).split('/')));
}

function pathMatches(pattern: readonly string[], path: readonly string[]): boolean {
  return matches(pattern, path, '**', nameMatches);
}

function nameMatches(pattern: string, name: string): boolean {
  return matches([...pattern], [...name], '*', (wanted, character) => wanted === '?' || wanted === character);
}

/** Whether a list matches a pattern in which a mark stands for any number of items. Goes back to the last mark only, so that time is bounded by the product of the lengths. */
function matches(
  pattern: readonly string[],
  list: readonly string[],
  mark: string,
  isAlike: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0;
  let marked = -1;
  let from = 0;
  for (let index = 0; index < list.length;) {
    const wanted = pattern[at];
    if (wanted === mark) {
      marked = at++;
      from = index;
    } else if (wanted !== undefined && isAlike(wanted, list[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (marked >= 0) {
      at = marked + 1;
      index = ++from;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((wanted) => wanted === mark);
}
