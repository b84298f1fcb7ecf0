import type { ProjectFile } from '../model/citation-language';
import { projectOf } from '../languages/projects';
import type { AskedDocument, BibliographyFiles } from './bibliography-files';
import { folderOf, foldersUpTo, resolvePath } from './paths';
import { pythonStrings } from './python-strings';

export interface Configuration {
  readonly folder: string;
  /** Of the file. */
  readonly name: string;
  readonly file: ProjectFile;
  /** As they are written; a pattern stands for several. */
  readonly paths: readonly string[];
}

/** How far files of settings that name further ones are followed. */
const maxFollowed = 20;

/** The project files around a document, those of its own folder first, with the bibliographies that they name. */
export async function configured(document: AskedDocument, files: BibliographyFiles): Promise<readonly Configuration[]> {
  const {
    path,
    parsed: { syntax, settingsFiles = [] },
    top,
  } = document;
  const { projectFiles } = projectOf(syntax);
  const named = settingsFiles.map((written) => resolvePath(folderOf(path), written));
  const found: Configuration[] = [...(await settingsAt(named, document, files))];
  let inProject = true;
  for (const folder of projectFiles.length === 0 ? [] : foldersUpTo(path, top)) {
    const { files: names } = await files.list(folder);
    for (const file of projectFiles) {
      if (file.scope !== undefined && !inProject) {
        continue;
      }
      for (const name of names.filter((each) => file.names.test(each))) {
        found.push(...(await settingsIn(`${folder}/${name}`, file, files)));
        inProject &&= file.scope !== 'root';
      }
    }
  }
  return found;
}

/** What files of settings name that lie at paths, where the language has such files; none where there is no file. */
export async function settingsAt(
  paths: readonly string[],
  { parsed: { syntax } }: AskedDocument,
  files: BibliographyFiles,
): Promise<readonly Configuration[]> {
  const found: Configuration[] = [];
  const following = projectOf(syntax).projectFiles.find(({ further }) => further !== undefined);
  for (const path of following === undefined ? [] : paths) {
    found.push(...(await settingsIn(path, following as ProjectFile, files)));
  }
  return found;
}

/** What a file of settings names, and what the files say that it names for further settings. */
async function settingsIn(path: string, file: ProjectFile, files: BibliographyFiles): Promise<Configuration[]> {
  const found = new Map<string, Configuration>();
  const waiting = [path];
  for (let next = waiting.shift(); next !== undefined && found.size < maxFollowed; next = waiting.shift()) {
    const text = found.has(next) ? undefined : await files.read(next);
    if (text === undefined) {
      continue;
    }
    const folder = folderOf(next);
    const paths =
      file.writtenIn === 'yaml' ? await files.yamlStrings(text, file.setting) : pythonStrings(text, file.setting);
    found.set(next, { folder, name: next.slice(folder.length + 1), file, paths });
    for (const setting of file.further ?? []) {
      waiting.push(...(await files.yamlStrings(text, setting)).map((written) => resolvePath(folder, written)));
    }
  }
  return [...found.values()];
}
