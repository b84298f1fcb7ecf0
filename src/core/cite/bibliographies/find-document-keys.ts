import { formatsOf } from '../../parse/formats/index';
import type { CitationSyntax, CitedDocument } from '../model/citation';
import { languageOf } from '../languages/index';
import { includedPaths, mayBePart, mayInclude, namedRoot, withEndings } from './includes';
import { DocumentKeys, type BibliographyFile } from './document-keys';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import { pythonStrings } from './python-strings';

/** Where the documents and bibliographies beside a document are read; paths as in `paths.ts`. */
export interface BibliographyFiles {
  /** The text of a small file: a document, a configuration. `undefined` where there is none, or too much. */
  read(path: string): Promise<string | undefined>;
  /** The names of the files in a folder, sorted; none where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  /** The entries of a bibliography; `undefined` where there is none that can be read. */
  bibliography(path: string): Promise<BibliographyFile | undefined>;
  /** What a YAML text gives for a name, as `parse/yaml-strings.ts` has it. */
  yamlStrings(text: string, name: string): Promise<readonly string[]>;
  /** What another document cites and names. */
  parse(path: string, text: string, syntax: CitationSyntax): CitedDocument;
}

export interface AskedDocument {
  readonly path: string;
  readonly text: string;
  readonly parsed: CitedDocument;
  /** The folder above which nothing is looked for: the workspace folder, or where the terminal is. */
  readonly top: string;
}

/** Documents of one work that are read, and documents of a folder that are asked whether they include one. */
const maxParts = 100;
const maxAsked = 100;
/** How far up includes are followed. */
const maxRoots = 4;

/** A file that is named: where it may be, the likeliest first. */
interface Wanted {
  readonly written: string;
  readonly candidates: readonly string[];
}

/**
 * The keys that a document's own bibliographies resolve: those that it names, those that the documents it belongs to
 * name (a LaTeX or Typst root, a Quarto, Bookdown, MyST or Sphinx project), and where nothing is named the `.bib` files
 * beside it and above, since a command line may name them. Looked for where the document's own tool looks, and in the
 * folders above too, since tools are started there.
 */
export async function findDocumentKeys(document: AskedDocument, files: BibliographyFiles): Promise<DocumentKeys> {
  const { includes } = languageOf(document.parsed.syntax);
  const family = await familyOf(document, files);
  const wanted = new Map<string, Wanted>();
  const want = (written: string, folders: readonly string[]) => {
    const name = written.replace(/^(?:file|path):/, '');
    const candidates = [
      ...new Set(
        folders.flatMap((folder) => [
          resolvePath(folder, name),
          ...(name.startsWith('/') ? [resolvePath(folder, name.slice(1))] : []),
        ]),
      ),
    ];
    wanted.set(candidates.join('\n'), { written, candidates });
  };
  for (const { path, parsed } of family) {
    // Some tools look from the root's folder, all others from the file; they are often started further up.
    const first = includes.fromRoot === true ? [folderOf(family[0]?.path ?? path)] : [];
    parsed.bibliographies.forEach((reference) => {
      want(reference.path, [...first, ...foldersUpTo(path, document.top)]);
    });
  }
  for (const { folder, paths } of await configured(document, files)) {
    paths.forEach((path) => {
      want(path, [folder]);
    });
  }
  const found = new Map<string, BibliographyFile>();
  const missing: string[] = [];
  for (const { written, candidates } of wanted.values()) {
    const file = await firstOf(candidates, files);
    if (file !== undefined) {
      found.set(file.path, file);
    } else if (includes.ignoredBibliographies?.test(written) !== true) {
      missing.push(written);
    }
  }
  const state = wanted.size === 0 ? 'none' : missing.length === 0 ? 'read' : 'unread';
  for (const file of wanted.size === 0 ? await nearby(document, files) : []) {
    found.set(file.path, file);
  }
  // The document's own are known to who has parsed it.
  const others = family.filter(({ path }) => path !== document.path);
  const written = others.flatMap(({ text, parsed }) => [...parsed.definedKeys, ...(includes.labels?.(text) ?? [])]);
  return new DocumentKeys([...found.values()], new Set(written), state, missing);
}

async function firstOf(candidates: readonly string[], files: BibliographyFiles): Promise<BibliographyFile | undefined> {
  for (const path of candidates) {
    const file = /^[a-z][a-z\d+.-]+:\/\//i.test(path) ? undefined : await files.bibliography(path);
    if (file !== undefined) {
      return file;
    }
  }
  return undefined;
}

export interface DocumentPart {
  readonly path: string;
  readonly text: string;
  readonly parsed: CitedDocument;
}

/** The document with those it is made with: its root first, then what that includes. */
export async function familyOf(document: AskedDocument, files: BibliographyFiles): Promise<readonly DocumentPart[]> {
  const { syntax } = document.parsed;
  const { fromRoot, companionsOf } = languageOf(syntax).includes;
  const parts = new Map<string, DocumentPart>();
  const own: DocumentPart = document;
  const load = async (path: string): Promise<DocumentPart | undefined> => {
    if (path === document.path) {
      return own;
    }
    const text = await files.read(path);
    return text === undefined ? undefined : { path, text, parsed: files.parse(path, text, syntax) };
  };
  const root = await rootOf(own, document.top, files, load);
  const rootFolder = folderOf(root.path);
  const waiting: DocumentPart[] = [root];
  for (let part = waiting.shift(); part !== undefined && parts.size < maxParts; part = waiting.shift()) {
    if (parts.has(part.path)) {
      continue;
    }
    parts.set(part.path, part);
    for (const written of includedPaths(part.text, syntax)) {
      const folders = fromRoot === true ? [rootFolder, folderOf(part.path)] : [folderOf(part.path)];
      for (const path of new Set(folders.flatMap((folder) => withEndings(resolvePath(folder, written), syntax)))) {
        const included = parts.has(path) ? undefined : await load(path);
        if (included !== undefined) {
          waiting.push(included);
          break;
        }
      }
    }
  }
  parts.set(own.path, own);
  const folder = folderOf(document.path);
  for (const name of companionsOf?.(document.path.slice(folder.length + 1)) ?? []) {
    const path = `${folder}/${name}`;
    const companion = parts.has(path) ? undefined : await load(path);
    if (companion !== undefined) {
      parts.set(path, companion);
    }
  }
  return [...parts.values()];
}

async function rootOf(
  own: DocumentPart,
  top: string,
  files: BibliographyFiles,
  load: (path: string) => Promise<DocumentPart | undefined>,
): Promise<DocumentPart> {
  const { syntax } = own.parsed;
  let root = own;
  const seen = new Set([own.path]);
  while (seen.size <= maxRoots) {
    const named = namedRoot(root.text, syntax);
    const above =
      named === undefined
        ? await includerOf(root, top, files, load)
        : await firstPart(withEndings(resolvePath(folderOf(root.path), named), syntax), load);
    if (above === undefined || seen.has(above.path)) {
      break;
    }
    seen.add(above.path);
    root = above;
  }
  return root;
}

async function firstPart(
  paths: readonly string[],
  load: (path: string) => Promise<DocumentPart | undefined>,
): Promise<DocumentPart | undefined> {
  for (const path of paths) {
    const part = await load(path);
    if (part !== undefined) {
      return part;
    }
  }
  return undefined;
}

/** A document beside or above that includes another one. */
async function includerOf(
  { path, text, parsed: { syntax } }: DocumentPart,
  top: string,
  files: BibliographyFiles,
  load: (path: string) => Promise<DocumentPart | undefined>,
): Promise<DocumentPart | undefined> {
  if (!mayBePart(path, text, syntax)) {
    return undefined;
  }
  let asked = 0;
  for (const folder of foldersUpTo(path, top)) {
    for (const name of await files.list(folder)) {
      const candidate = `${folder}/${name}`;
      if (candidate === path || !mayInclude(name, syntax) || ++asked > maxAsked) {
        continue;
      }
      const part = await load(candidate);
      const includes = part === undefined ? [] : includedPaths(part.text, syntax);
      // From its own folder, or from that of a root further up.
      const isMeant = (written: string) =>
        withEndings(resolvePath('', written.replace(/^(?:\.{1,2}\/)+/, '')), syntax).some((meant) =>
          path.endsWith(meant),
        );
      if (part !== undefined && includes.some(isMeant)) {
        return part;
      }
    }
  }
  return undefined;
}

export interface Configuration {
  readonly folder: string;
  /** Of the file. */
  readonly name: string;
  readonly paths: readonly string[];
}

/** Bibliographies that the project of a document names. */
export async function configured(
  { path, parsed: { syntax }, top }: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly Configuration[]> {
  const { projectFiles } = languageOf(syntax);
  const found: Configuration[] = [];
  let inProject = true;
  for (const folder of projectFiles.length === 0 ? [] : foldersUpTo(path, top)) {
    for (const { names, setting, writtenIn, scope } of projectFiles) {
      if (scope !== undefined && !inProject) {
        continue;
      }
      for (const name of names) {
        const text = await files.read(`${folder}/${name}`);
        if (text !== undefined) {
          found.push({
            folder,
            name,
            paths: writtenIn === 'yaml' ? await files.yamlStrings(text, setting) : pythonStrings(text, setting),
          });
          inProject &&= scope !== 'root';
          break;
        }
      }
    }
  }
  return found.filter(({ paths }) => paths.length > 0);
}

const usualNames = /^(?:references|bibliography|library|refs|citations)\.[a-z]+$/i;

/** Whether a file may be the bibliography of the documents beside it, though none names it. */
function isUsual(name: string): boolean {
  return formatsOf(name).some(
    ({ besideDocuments }) => besideDocuments === 'any' || (besideDocuments === 'usual' && usualNames.test(name)),
  );
}

/** Bibliographies that a command line may name, since nothing else does. */
async function nearby({ path, top }: AskedDocument, files: BibliographyFiles): Promise<readonly BibliographyFile[]> {
  const found: BibliographyFile[] = [];
  for (const folder of foldersUpTo(path, top)) {
    for (const name of (await files.list(folder)).filter(isUsual).slice(0, maxAsked)) {
      const file = await files.bibliography(`${folder}/${name}`);
      if (file !== undefined) {
        found.push(file);
      }
    }
  }
  return found;
}
