import { folderAround, parentOf, pathOf, uriBelow, withPath } from '../base/uris';
import { isAddress, resolvePath } from '../cite/bibliographies/paths';
import { fileStemsOf, filesNamedBy, isCalledAfter, isReadable, webTextsOf } from '../library/named-files';
import type { ReadPublications } from '../library/publications';
import type { Paper } from '../model/paper';
import { fileDirectories, type NamedFile } from '../parse/bibtex/file-field';
import type { Workspace } from '../workspace/workspace';

export interface PaperFilesServices {
  readonly workspace: Pick<Workspace, 'folders' | 'list' | 'read' | 'realPath' | 'stat'>;
  readonly publications: ReadPublications;
  /** Folders of the user's, as URIs, in which files are called after their papers. */
  readonly folders: readonly string[];
  /** The user's own folder, as a URI, where it is known. */
  readonly home?: string | undefined;
  /** Whether files outside of the workspace may be opened that data names. */
  readonly isTrusted: boolean;
}

/** Where the text of a paper is. */
export interface PaperFiles {
  /** URIs of files that are there, the ones that sources name first. */
  readonly files: readonly string[];
  /** Addresses on the web, all https. */
  readonly web: readonly string[];
  /** What sources name and nobody has, as it is written. */
  readonly missing: readonly string[];
}

/** Everything else would be a text somebody has to search. */
const maxFound = 30;

/**
 * Finds the text of a paper: the files that its sources name (BibTeX's `file`, RIS's `L1`), then those that are called after it in the user's
 * folders, or where there are none, beside its sources, then addresses. Only regular files that people read are told, by the name that a
 * link leads to as well; nothing on another machine than the source, and in a workspace that is not trusted, nothing outside of it.
 */
export async function findPaperFiles(services: PaperFilesServices, paper: Paper): Promise<PaperFiles> {
  const finder = new FileFinder(services);
  const missing: string[] = [];
  const addresses: string[] = [];
  for (const { source, file, bases } of await namedFiles(services, paper)) {
    const [first] = file;
    if (/^https?:/i.test(first)) {
      addresses.push(...(first.startsWith('https:') ? [first] : []));
    } else if (!(await finder.takeFirst(placesOf(file, source, bases, services)))) {
      missing.push(first);
    }
  }
  const stems = fileStemsOf(paper);
  const beside = [...new Set(paper.sources.map(({ source }) => parentOf(source)))];
  for (const folder of services.folders.length > 0 ? services.folders : beside) {
    const entries = await services.workspace.list(folder).catch(() => []);
    for (const { name } of entries) {
      await (isCalledAfter(name, stems) ? finder.takeFirst([uriBelow(folder, name)]) : undefined);
    }
  }
  return { files: finder.found, web: [...new Set([...addresses, ...webTextsOf(paper)])], missing };
}

interface NamedBySource {
  readonly file: NamedFile;
  readonly source: string;
  /** Folders from which relative paths start. */
  readonly bases: readonly string[];
}

/** What the sources of a paper name, each file once. */
async function namedFiles(
  { publications, workspace }: PaperFilesServices,
  { sources }: Paper,
): Promise<readonly NamedBySource[]> {
  const named: NamedBySource[] = [];
  for (const { source, format, span } of sources) {
    const [publication] = await publications(source, format, [span], []).catch((): readonly undefined[] => []);
    const files = publication === undefined ? [] : filesNamedBy(publication);
    if (files.length > 0) {
      const text = await workspace.read(source).then(
        (read) => read.text,
        () => '',
      );
      const folder = pathOf(parentOf(source));
      const bases = [folder, ...fileDirectories(text).map((path) => resolvePath(folder, path))];
      named.push(...files.map((file) => ({ file, source, bases })));
    }
  }
  return named;
}

/** Where a file may be that a source names, as URIs of the source's file system or the user's folders. */
function placesOf(
  file: NamedFile,
  source: string,
  bases: readonly string[],
  { folders, home }: PaperFilesServices,
): readonly string[] {
  const own = file.flatMap((written) => pathsOf(written, bases, home === undefined ? undefined : pathOf(home)));
  // Of a machine that has it elsewhere, and below Zotero's folder.
  const tails = file.flatMap((written) => {
    const parts = written
      .replace(/^storage:|^internal-pdf:\/\//, '')
      .split(/[\\/]/)
      .filter((part) => part !== '' && part !== '.' && part !== '..');
    return [parts.slice(-2).join('/'), ...parts.slice(-1)];
  });
  return [
    ...own.map((path) => withPath(source, path)),
    ...folders.flatMap((folder) =>
      tails.flatMap((tail) => [uriBelow(folder, tail), uriBelow(folder, `storage/${tail}`)]),
    ),
  ];
}

/** The paths that a written one may mean on the machine of its source; none for what lies on another one. */
function pathsOf(written: string, bases: readonly string[], home: string | undefined): readonly string[] {
  // No path of a file to read has control characters.
  if (/[\0-\x1f]/.test(written)) {
    return [];
  }
  if (/^file:/i.test(written)) {
    const local = /^file:(?:\/\/(?:localhost)?(?=\/))?(\/?.*)$/is.exec(written)?.[1] ?? '';
    const path = decoded(local).replace(/^\/(?=[A-Za-z]:\/)/, '');
    return /^file:/i.test(path) ? [] : pathsOf(path, bases, home);
  }
  if (/^storage:/.test(written)) {
    return home === undefined ? [] : [resolvePath(`${home}/Zotero/storage`, `./${written.slice('storage:'.length)}`)];
  }
  if (/^internal-pdf:\/\//.test(written)) {
    return [];
  }
  const path = written.replaceAll('\\', '/');
  if (path.startsWith('//') || isAddress(path)) {
    return [];
  }
  if (path.startsWith('~/')) {
    return home === undefined ? [] : [resolvePath(home, path.slice(2))];
  }
  const drive = /^([A-Za-z]):\/(.*)$/s.exec(path);
  if (drive !== null) {
    const [, letter = '', rest = ''] = drive;
    // In WSL the drives of Windows are folders.
    return [resolvePath('', `/${letter}:/${rest}`), resolvePath('', `/mnt/${letter.toLowerCase()}/${rest}`)];
  }
  return path.startsWith('/')
    ? [resolvePath('', path)]
    : // Mendeley leaves out the first slash.
      [...bases.map((base) => resolvePath(base, path)), resolvePath('', path)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Takes files that are there and may be opened, each once. */
class FileFinder {
  readonly #services: PaperFilesServices;
  readonly #found = new Map<string, string>();
  #roots: Promise<readonly string[]> | undefined;

  constructor(services: PaperFilesServices) {
    this.#services = services;
  }

  get found(): readonly string[] {
    return [...this.#found.values()];
  }

  /** Takes the first of some places where a file is that may be opened; whether there is one. */
  async takeFirst(places: readonly string[]): Promise<boolean> {
    for (const place of new Set(places)) {
      const real = isReadable(pathOf(place)) ? await this.#realOf(place) : undefined;
      if (real !== undefined) {
        if (this.#found.size < maxFound && !this.#found.has(real)) {
          this.#found.set(real, place);
        }
        return true;
      }
    }
    return false;
  }

  /** The place without links; undefined where no regular file is, or none that may be opened. */
  async #realOf(place: string): Promise<string | undefined> {
    const { workspace, folders, isTrusted } = this.#services;
    const allowed = [...workspace.folders, ...folders];
    if (!isTrusted && folderAround(allowed, place) === undefined) {
      // Not even whether there is one is looked at.
      return undefined;
    }
    if ((await workspace.stat(place).catch(() => undefined))?.kind !== 'file') {
      return undefined;
    }
    const real = await this.#withoutLinks(place);
    this.#roots ??= Promise.all(allowed.map((folder) => this.#withoutLinks(folder)));
    return isReadable(pathOf(real)) && (isTrusted || folderAround(await this.#roots, real) !== undefined)
      ? real
      : undefined;
  }

  async #withoutLinks(uri: string): Promise<string> {
    const path = await this.#services.workspace.realPath(uri).catch(() => undefined);
    return path === undefined ? uri : withPath(uri, path.replace(/^(?=[A-Za-z]:)/, '/'));
  }
}
