import type { BibliographyFiles } from '../../../../src/core/cite/bibliographies/bibliography-files';
import { workDocument } from '../../../../src/core/cite/bibliographies/includes';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { bibliographyEntries } from '../../../../src/core/parse/bibliography';
import { yaml } from '../../../../src/core/parse/yaml/library';
import { yamlStrings } from '../../../../src/core/parse/formats/shared/yaml-strings';

/** Files in memory. */
export function filesOf(contents: Readonly<Record<string, string>>): BibliographyFiles {
  return {
    read: (path) => Promise.resolve(contents[path]),
    list: (folder) => {
      const below = Object.keys(contents)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split('/'));
      const named = (isFile: boolean) =>
        [...new Set(below.filter((parts) => (parts.length === 1) === isFile).map(([name = '']) => name))].sort();
      return Promise.resolve({ files: named(true), folders: named(false) });
    },
    bibliography: (path) => {
      const text = contents[path];
      const entries = text === undefined ? undefined : bibliographyEntries({ path, text }, yaml);
      return Promise.resolve(entries === undefined ? undefined : { path, entries });
    },
    stored: (path) => Promise.resolve(path),
    yamlStrings: (text, name) => Promise.resolve(yamlStrings(text, name, yaml)),
    part: (path, syntax) => {
      const text = contents[path];
      return Promise.resolve(
        text === undefined ? undefined : workDocument(path, text, syntax, () => parseCitations(text, syntax)),
      );
    },
  };
}
