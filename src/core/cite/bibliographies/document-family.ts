import { comparedName } from '../../text/compared-name';
import { projectOf } from '../languages/projects';
import type { AskedDocument, BibliographyFiles, WorkDocument } from './bibliography-files';
import { mayInclude, withEndings } from './includes';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import { filesBelow } from './project-tree';

/** Documents of one work that are read, and documents of a project that are asked whether they include one. */
const maxParts = 200;
const maxAsked = 200;
/** How far up includes are followed. */
const maxRoots = 4;

/** The document with those it is made with: its root first, then what that includes, then those that speak for the whole project. */
export async function familyOf(document: AskedDocument, files: BibliographyFiles): Promise<readonly WorkDocument[]> {
  const { syntax } = document.parsed;
  const { fromRoot } = projectOf(syntax).includes;
  const parts = new Map<string, WorkDocument>();
  const load = async (path: string): Promise<WorkDocument | undefined> =>
    path === document.path ? document : (await isThere(path, files)) ? files.part(path, syntax) : undefined;
  const root = await rootOf(document, files, load);
  const rootFolder = folderOf(root.path);
  const waiting: WorkDocument[] = [root];
  for (let part = waiting.shift(); part !== undefined && parts.size < maxParts; part = waiting.shift()) {
    if (parts.has(part.path)) {
      continue;
    }
    parts.set(part.path, part);
    for (const written of part.included) {
      const included = await firstPart(
        placesOf(written, part.path, document, fromRoot === true ? [rootFolder] : []),
        load,
      );
      if (included !== undefined) {
        waiting.push(included);
      }
    }
  }
  parts.set(document.path, document);
  for (const path of await companionsOf(document, files)) {
    const companion = parts.has(path) ? undefined : await load(path);
    if (companion !== undefined) {
      parts.set(path, companion);
    }
  }
  return [...parts.values()];
}

/** Where the documents that a part takes in may lie, by what is looked for above it, and those places by their compared names; many parts are asked about one another. */
const targets = new WeakMap<
  WorkDocument,
  { readonly top: string; readonly paths: ReadonlySet<string>; readonly alike: ReadonlyMap<string, string> }
>();

/** Whether a part may take in a document: from its own folder, or from that of a root further up. */
async function takesIn(
  part: WorkDocument,
  path: string,
  document: AskedDocument,
  files: BibliographyFiles,
): Promise<boolean> {
  const { top } = document;
  let known = targets.get(part);
  if (known?.top !== top) {
    const folders = foldersUpTo(part.path, top);
    const paths = new Set(part.included.flatMap((written) => placesOf(written, part.path, document, folders)));
    known = { top, paths, alike: new Map([...paths].map((place) => [comparedName(place), place])) };
    targets.set(part, known);
  }
  if (known.paths.has(path)) {
    return true;
  }
  const alike = known.alike.get(comparedName(path));
  // Written otherwise, it is the same only where the file system finds it so.
  return alike !== undefined && (await files.stored(alike)) === path;
}

/** Whether a folder has a file, however its name is written where the file system does not mind; to list a folder costs less than to look for many files in it. */
async function isThere(path: string, files: BibliographyFiles): Promise<boolean> {
  const folder = folderOf(path);
  const name = comparedName(path.slice(folder.length + 1));
  return (await files.list(folder)).files.some((file) => comparedName(file) === name);
}

/** Where what a part writes may lie: a path from the project's root begins with `/`, as one from the disk's does. */
function placesOf(
  written: string,
  path: string,
  { top, parsed: { syntax } }: AskedDocument,
  folders: readonly string[],
): readonly string[] {
  const from = written.startsWith('/') ? foldersUpTo(path, top) : [...folders, folderOf(path)];
  const places = from.map((folder) => resolvePath(folder, written.replace(/^\/+/, '')));
  return [
    ...new Set(
      [...places, ...(written.startsWith('/') ? [resolvePath('', written)] : [])].flatMap((place) =>
        withEndings(place, syntax),
      ),
    ),
  ];
}

async function firstPart(
  paths: readonly string[],
  load: (path: string) => Promise<WorkDocument | undefined>,
): Promise<WorkDocument | undefined> {
  for (const path of paths) {
    const part = await load(path);
    if (part !== undefined) {
      return part;
    }
  }
  return undefined;
}

async function rootOf(
  document: AskedDocument,
  files: BibliographyFiles,
  load: (path: string) => Promise<WorkDocument | undefined>,
): Promise<WorkDocument> {
  let root: WorkDocument = document;
  const seen = new Set([document.path]);
  while (seen.size <= maxRoots) {
    const { namedRoot } = root;
    const above: WorkDocument | undefined =
      namedRoot === undefined
        ? await includerOf(root, document, files)
        : await firstPart(placesOf(namedRoot, root.path, document, []), load);
    if (above === undefined || seen.has(above.path)) {
      break;
    }
    seen.add(above.path);
    root = above;
  }
  return root;
}

/** A document that includes another one: beside it or above, else anywhere in the project. */
async function includerOf(
  part: WorkDocument,
  document: AskedDocument,
  files: BibliographyFiles,
): Promise<WorkDocument | undefined> {
  if (!part.mayBePart) {
    return undefined;
  }
  const {
    top,
    parsed: { syntax },
  } = document;
  const asked = new Set([part.path]);
  const asking = async (paths: readonly string[]) => {
    for (const path of paths) {
      if (asked.has(path) || asked.size > maxAsked) {
        continue;
      }
      asked.add(path);
      const candidate = path === document.path ? document : await files.part(path, syntax);
      if (candidate !== undefined && (await takesIn(candidate, part.path, document, files))) {
        return candidate;
      }
    }
    return undefined;
  };
  const wanted = (name: string) => mayInclude(name, syntax);
  for (const folder of foldersUpTo(part.path, top)) {
    const found = await asking((await files.list(folder)).files.filter(wanted).map((name) => `${folder}/${name}`));
    if (found !== undefined) {
      return found;
    }
  }
  return asking(await filesBelow(top, files, wanted));
}

/** Documents whose metadata count for others: those of the folder, and those that a project names. */
async function companionsOf(
  { path, top, parsed: { syntax } }: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly string[]> {
  const { includes, projectFiles } = projectOf(syntax);
  const own = folderOf(path);
  const found = (includes.companionsOf?.(path.slice(own.length + 1)) ?? []).map((name) => `${own}/${name}`);
  for (const project of projectFiles) {
    for (const folder of project.documents === undefined ? [] : foldersUpTo(path, top)) {
      for (const name of (await files.list(folder)).files.filter((file) => project.names.test(file))) {
        const text = await files.read(`${folder}/${name}`);
        const named = text === undefined ? [] : await files.yamlStrings(text, project.documents?.setting ?? '');
        found.push(
          ...[...(project.documents?.usual ?? []), ...named]
            .slice(0, maxParts)
            .map((document) => resolvePath(folder, document)),
        );
      }
    }
  }
  return found;
}
