import { projectOf } from '../languages/projects';
import type { CitationSyntax } from '../model/citation';
import type { CommandLine } from '../model/citation-language';
import type { AskedDocument, BibliographyFiles } from './bibliography-files';
import type { BibliographyFile } from './document-keys';
import { foldersUpTo, resolvePath } from './paths';
import { settingsAt } from './project-files';
import { firstOf, type Wanted } from './read-bibliographies';

/** What of such files is watched, since it changes without an editor: their endings, and names without one. */
export const watchedBuilds = {
  endings: 'mk sh bash zsh fish ps1 bat cmd r jl rb js el yml yaml json'.split(' '),
  names:
    'Makefile makefile GNUmakefile latexmkrc .latexmkrc justfile Justfile Snakefile SConstruct Rakefile .envrc'.split(
      ' ',
    ),
};

/** Files that start a tool: of `make` and its kin, of continuous integration, scripts, and what tells people to. */
const buildFile =
  /^(?:gnu)?makefile$|^\.?latexmkrc$|^(?:justfile|snakefile|sconstruct|rakefile|taskfile\.ya?ml|package\.json|antora[\w-]{0,40}\.yml|\.(?:gitlab-ci|travis)\.ya?ml|\.envrc|readme\.[a-z]{2,8})$|\.(?:mk|sh|bash|zsh|fish|ps1|bat|cmd)$|^(?:build|make|render|compile|export|publish|dodo)[\w-]{0,40}\.(?:py|r|jl|rb|js|el)$/i;
/** Folders beside documents in which such files lie. */
const folders = [
  '.github/workflows',
  '.gitlab',
  '.circleci',
  '.ci',
  '.vscode',
  'scripts',
  'script',
  'bin',
  'tools',
  'build',
];
const workflow = /\.ya?ml$|\.json$/i;
const maxRead = 40;
const maxTold = 50;

/** A path of a command line, and the folders that it may start from, the likeliest first. */
interface ToldPath {
  readonly path: string;
  readonly folders: readonly string[];
}

/** What command lines of a build say of the bibliographies of documents. */
export interface BuildOptions {
  readonly bibliographies: readonly ToldPath[];
  /** Files of settings. */
  readonly settings: readonly ToldPath[];
  /** Lists of folders in which named files are looked for; `//` at the end of one stands for those below too. */
  readonly searched: readonly ToldPath[];
}

/**
 * Finds what the files of a build above a document, and in folders beside those, tell its tool on command lines.
 * @param head the document's own metadata, which may hold options too
 */
export async function buildOptionsFor(
  { path, top, parsed: { syntax } }: AskedDocument,
  files: BibliographyFiles,
  head: string,
): Promise<BuildOptions> {
  const told: BuildOptions & Record<keyof CommandLine, ToldPath[]> = { bibliographies: [], settings: [], searched: [] };
  if (projectOf(syntax).commandLine === undefined) {
    return told;
  }
  const take = (text: string, bases: readonly string[]) => {
    for (const [kind, paths] of Object.entries(toldIn(text, syntax))) {
      const known = told[kind as keyof CommandLine];
      known.push(...paths.slice(0, maxTold - known.length).map((each) => ({ path: each, folders: bases })));
    }
  };
  const above = foldersUpTo(path, top);
  take(head, above);
  let read = 0;
  for (const folder of above) {
    for (const place of [folder, ...folders.map((name) => `${folder}/${name}`)]) {
      const isWanted = (name: string) =>
        buildFile.test(name) || (place !== folder && place.includes('/.') && workflow.test(name));
      for (const name of (await files.list(place)).files.filter(isWanted)) {
        const text = read++ < maxRead ? await files.read(`${place}/${name}`) : undefined;
        take(text ?? '', [...new Set([place, ...foldersUpTo(`${place}/`, top), ...above])]);
      }
    }
  }
  return told;
}

/** The paths that a text has on command lines of a language's tool. */
export function toldIn(text: string, syntax: CitationSyntax): Record<keyof CommandLine, readonly string[]> {
  const { bibliographies = [], settings = [], searched = [] } = projectOf(syntax).commandLine ?? {};
  return {
    bibliographies: optionsIn(text, bibliographies),
    settings: optionsIn(text, settings),
    searched: optionsIn(text, searched),
  };
}

/** A file that is named, looked for also where a build says that the tool looks. */
export function searchedToo(wanted: Wanted, { searched }: BuildOptions): Wanted {
  const name = wanted.written.replace(/^\.\//, '');
  const places = searched.flatMap(({ path, folders: bases }) =>
    path
      .split(/[:;]/)
      .filter((part) => part !== '' && !part.startsWith('$'))
      .flatMap((part) =>
        bases.map((base) => resolvePath(base, part.endsWith('//') ? `${part}**/${name}` : `${part}/${name}`)),
      ),
  );
  return places.length === 0 ? wanted : { ...wanted, candidates: [...new Set([...wanted.candidates, ...places])] };
}

/** Bibliographies that a build hands over to the tool, whatever the document names. */
export async function toldOnCommandLines(
  { bibliographies, settings }: BuildOptions,
  document: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly BibliographyFile[]> {
  const found: BibliographyFile[] = [];
  const places = ({ path, folders: bases }: ToldPath) => [...new Set(bases.map((base) => resolvePath(base, path)))];
  for (const told of bibliographies) {
    found.push(...(await firstOf(places(told), files)));
  }
  for (const { folder, paths } of await settingsAt(settings.flatMap(places), document, files)) {
    for (const path of paths) {
      const bases = foldersUpTo(`${folder}/`, document.top);
      found.push(...(await firstOf(places({ path, folders: bases }), files)));
    }
  }
  return found;
}

const assignment =
  /^[ \t]{0,20}(?:export[ \t]{1,9}|-[ \t]{1,9})?(\w{1,60})[ \t]{0,9}(?:[:?]{0,2}=|:)[ \t]{0,9}["']?([^\s"'#]{1,300})["']?[ \t\r]{0,9}$/gm;
const variable = /\$(?:\((\w{1,60})\)|\{(\w{1,60})\}|(\w{1,60}))/g;

/** What patterns find in a text, without quotation marks and with the text's own variables put in. */
function optionsIn(text: string, patterns: readonly RegExp[]): readonly string[] {
  const found = patterns.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, written = '']) =>
      written.includes('$(') ? written : written.replace(/[\\)\]]{1,9}$/, ''),
    ),
  );
  if (!found.some((written) => written.includes('$'))) {
    return found;
  }
  const values = new Map(Array.from(text.matchAll(assignment), ([, name = '', value = '']) => [name, value] as const));
  const expanded = (written: string) =>
    written.replace(
      variable,
      (whole, one?: string, two?: string, three?: string) => values.get(one ?? two ?? three ?? '') ?? whole,
    );
  return found.flatMap((written) => {
    const path = expanded(expanded(written));
    // Of a folder that only the program knows, the name of the file is left.
    const open = /^[^/]{0,200}\$.{0,300}\/([^/$]{1,200})$/.exec(path)?.[1];
    return open !== undefined ? [`**/${open}`] : path.includes('$') ? [] : [path];
  });
}
