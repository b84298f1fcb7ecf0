import { formatsOf } from '../../parse/formats/index';
import { type BibliographyReference, citedKeys, type CitedDocument } from '../model/citation';
import { projectOf } from '../languages/projects';
import type { AskedDocument, BibliographyFiles, WorkDocument } from './bibliography-files';
import { familyOf } from './document-family';
import { DocumentKeys, type BibliographyFile } from './document-keys';
import { madeByBuild } from './made-by-build';
import { includedPaths, mayInclude, workDocument } from './includes';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import { buildOptionsFor, searchedToo, toldIn, toldOnCommandLines } from './build-options';
import { configured, type Configuration } from './project-files';
import { filesBelow } from './project-tree';
import { maxUnnamed, readAll, readNamed, type Wanted } from './read-bibliographies';

/** Documents that are read for their labels alone. */
const maxLabelled = 300;
const maxDataFiles = 20;
/** An entry of a file of data (`cpu:`, `"cpu": {`, `[cpu]`), or what it says is its key. */
const term =
  /(?:(?:^[ \t]{0,20}|[{,][ \t]{0,20}(?="))\[{0,2}["']?([\p{L}\p{N}_.-]{1,100})["']?(?:\]{1,2}|[ \t]{0,9}:(?=[ \t\r]{0,20}(?:\{|$)))|(?<![\p{L}\p{N}_-])["']?key["']?[ \t]{0,9}[:=][ \t]{0,9}["']?([\p{L}\p{N}_:.-]{1,100}))/gmu;

/** A document and where it lies. */
export interface PlacedDocument {
  readonly path: string;
  readonly text: string;
  readonly parsed: CitedDocument;
  readonly top: string;
}

/** A document as `findDocumentKeys` and its kin are asked for it. */
export function askedDocument({ path, text, parsed, top }: PlacedDocument): AskedDocument {
  return Object.assign(
    workDocument(path, text, parsed.syntax, () => parsed),
    { top },
  );
}

/** What the answer for a document rests on in the document itself, so that typing elsewhere in it asks for no other. */
export function signatureOf(path: string, text: string, parsed: CitedDocument): string {
  const { syntax, bibliographies, settingsFiles, keyPrefixes, dataFiles } = parsed;
  const { namedRoot, mayBePart, foldsCase } = workDocument(path, text, syntax, () => parsed);
  return JSON.stringify([
    syntax,
    bibliographies.map((named) => named.path),
    settingsFiles,
    keyPrefixes,
    dataFiles,
    includedPaths(text, syntax),
    namedRoot,
    mayBePart,
    foldsCase,
    toldIn(headOf({ text, parsed }), syntax),
  ]);
}

/** The metadata that a document begins with. */
function headOf({ text, parsed }: Pick<PlacedDocument, 'text' | 'parsed'>): string {
  return text.slice(0, parsed.body?.start ?? 0);
}

/**
 * The keys that a document's own bibliographies resolve: those that it names, those that the documents it belongs to
 * name (a LaTeX or Typst root, a Quarto, Bookdown, MyST or Sphinx project), and where nothing is named the `.bib` files
 * of the folders above it and of the project's other folders, since a command line may name them. Looked for where the
 * document's own tool looks, and in the folders above too, since tools are started there.
 */
export async function findDocumentKeys(placed: PlacedDocument, files: BibliographyFiles): Promise<DocumentKeys> {
  const document = askedDocument(placed);
  const { includes } = projectOf(document.parsed.syntax);
  const family = await familyOf(document, files);
  const configurations = await configured(document, files);
  const isUsed = ({ file }: Configuration) => file.isOption !== true;
  const wanted = new Map<string, Wanted>();
  const want = (
    written: string,
    folders: readonly string[],
    { mayBeMissing, isHeld, isOptional }: Pick<BibliographyReference, 'mayBeMissing' | 'isHeld' | 'isOptional'> = {},
    namedBy?: string,
  ) => {
    const name = written.replace(/^(?:file|path):/, '');
    const candidates = [
      ...new Set(
        folders.flatMap((folder) => [
          resolvePath(folder, name),
          ...(name.startsWith('/') ? [resolvePath(folder, name.slice(1))] : []),
        ]),
      ),
    ];
    const id = candidates.join('\n');
    wanted.set(id, {
      written,
      candidates,
      mayBeMissing: mayBeMissing === true,
      isNeeded: isHeld !== true && isOptional !== true,
      namedBy: [...(wanted.get(id)?.namedBy ?? []), namedBy ?? id],
    });
  };
  for (const { path, parsed } of family) {
    // Some tools look from the root's folder, all others from the file; they are often started further up.
    const first = includes.fromRoot === true ? [folderOf(family[0]?.path ?? path)] : [];
    parsed.bibliographies.forEach((reference) => {
      const folders = [...first, ...foldersUpTo(path, document.top)];
      want(reference.path, folders, reference, `${path}\n${reference.start}`);
    });
  }
  for (const { folder, paths } of configurations.filter(isUsed)) {
    paths.forEach((path) => {
      want(path, [folder]);
    });
  }
  const build = await buildOptionsFor(document, files, headOf(placed));
  const { found, missing } = await readNamed(
    [...wanted.values()].map((each) => searchedToo(each, build)),
    files,
  );
  const state = wanted.size === 0 ? 'none' : missing.length === 0 ? 'read' : 'unread';
  if (wanted.size === 0) {
    configurations
      .filter((each) => !isUsed(each))
      .forEach(({ folder, paths }) => {
        paths.forEach((path) => {
          want(path, foldersUpTo(`${folder}/`, document.top));
        });
      });
    (await readNamed([...wanted.values()], files)).found.forEach((file, path) => found.set(path, file));
  }
  for (const file of await toldOnCommandLines(build, document, files)) {
    found.set(file.path, file);
  }
  const unnamed =
    wanted.size === 0 || state === 'none'
      ? document.top
      : configurations.find(({ file, paths }) => file.takesAll === true && paths.length === 0)?.folder;
  for (const file of unnamed === undefined ? [] : await bibliographiesIn(unnamed, document, files)) {
    const isAbove = foldersUpTo(document.path, document.top).includes(folderOf(file.path));
    const further = isAbove || found.has(file.path) ? file : withoutKeysOf(found.values(), file);
    if (further !== undefined) {
      found.set(further.path, further);
    }
  }
  const told = missing.filter(({ written }) => includes.ignoredBibliographies?.test(written) !== true);
  // The document's own are known to who has parsed it.
  const others = family.filter(({ path }) => path !== document.path);
  const related = [...others, ...(await labelled(document, family, configurations, files))];
  return new DocumentKeys(
    [...found.values()],
    new Set(others.flatMap(({ parsed: { definedKeys } }) => [...definedKeys])),
    state === 'unread' && told.length === 0 ? 'read' : state,
    told.map(({ written }) => written),
    {
      labels: new Set([...related.flatMap(({ names }) => [...names]), ...(await termsOf(family, document, files))]),
      labelStarts: related.flatMap(({ parsed: { labelStarts = [] } }) => labelStarts),
      prefixes: related.flatMap(({ parsed: { keyPrefixes = [] } }) => keyPrefixes),
      expected: await madeByBuild(told, document, files),
      citedInWork: new Set(others.flatMap(({ parsed }) => citedKeys(parsed))),
      workCitesAll: others.some(({ parsed }) => parsed.citesAll === true),
      foldsCase: family.some((part) => part.foldsCase === true) && !family.some((part) => part.foldsCase === false),
    },
  );
}

/** Manubot's have the last of these names. */
const usualNames = /^(?:references|bibliography|library|refs|citations|manual-references[\w-]{0,40})\.[a-z]+$/i;

/** Whether a file may be the bibliography of the documents beside it, though none names it. */
function isUsual(name: string): boolean {
  return formatsOf(name).some(
    ({ besideDocuments }) => besideDocuments === 'any' || (besideDocuments === 'usual' && usualNames.test(name)),
  );
}

/** Bibliographies that a command line may name, since nothing else does: of the folders above, then of those in a folder. */
async function bibliographiesIn(
  top: string,
  { path, top: highest }: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly BibliographyFile[]> {
  const paths = new Set<string>();
  for (const folder of foldersUpTo(path, highest)) {
    (await files.list(folder)).files.filter(isUsual).forEach((name) => paths.add(`${folder}/${name}`));
  }
  for (const folder of [folderOf(path), top]) {
    (await filesBelow(folder, files, isUsual)).forEach((file) => paths.add(file));
  }
  return readAll([...paths].slice(0, maxUnnamed), files);
}

/** A bibliography of another folder without the keys that nearer ones have: it may be another work's. */
function withoutKeysOf(nearer: Iterable<BibliographyFile>, file: BibliographyFile): BibliographyFile | undefined {
  const known = [...nearer];
  const isKnown = (key: string) => known.some(({ entries }) => entries.has(key));
  if (![...file.entries.keys()].some(isKnown)) {
    return file.entries.size === 0 ? undefined : file;
  }
  const entries = new Map([...file.entries].filter(([key]) => !isKnown(key)));
  return entries.size === 0 ? undefined : { ...file, entries };
}

/** Terms that files of data hold which documents of a work read: those of a glossary. */
async function termsOf(
  family: readonly WorkDocument[],
  { top }: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { path, parsed } of family) {
    for (const written of (parsed.dataFiles ?? []).slice(0, maxDataFiles)) {
      for (const folder of foldersUpTo(path, top)) {
        const text = await files.read(resolvePath(folder, written.replace(/^\/+/, '')));
        if (text !== undefined) {
          found.push(...Array.from(text.matchAll(term), ([, entry, key = '']) => entry ?? key));
          break;
        }
      }
    }
  }
  return found;
}

/** The other documents of a project in which labels are common to all. */
async function labelled(
  { path, parsed: { syntax } }: AskedDocument,
  family: readonly WorkDocument[],
  configurations: readonly Configuration[],
  files: BibliographyFiles,
): Promise<readonly WorkDocument[]> {
  const project = configurations.find(({ file }) => file.sharesLabels === true);
  if (project === undefined) {
    return [];
  }
  const known = new Set([path, ...family.map((part) => part.path)]);
  const documents = (await filesBelow(project.folder, files, (name) => mayInclude(name, syntax))).filter(
    (each) => !known.has(each),
  );
  const found: WorkDocument[] = [];
  for (const each of documents.slice(0, maxLabelled)) {
    const part = await files.part(each, syntax);
    if (part !== undefined) {
      found.push(part);
    }
  }
  return found;
}
