import type { BibliographyFiles } from '../../../../src/core/cite/bibliographies/find-document-keys';
import { parseCitations } from '../../../../src/core/cite/languages/index';
import { bibliographyEntries } from '../../../../src/core/parse/bibliography';
import { yaml } from '../../../../src/core/parse/yaml/library';
import { yamlStrings } from '../../../../src/core/parse/formats/shared/yaml-strings';

/** Files in memory. */
export function filesOf(contents: Readonly<Record<string, string>>): BibliographyFiles {
  return {
    read: (path) => Promise.resolve(contents[path]),
    list: (folder) =>
      Promise.resolve(
        Object.keys(contents)
          .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
          .map((path) => path.slice(path.lastIndexOf('/') + 1))
          .sort(),
      ),
    bibliography: (path) => {
      const text = contents[path];
      const entries = text === undefined ? undefined : bibliographyEntries({ path, text }, yaml);
      return Promise.resolve(entries === undefined ? undefined : { path, entries });
    },
    yamlStrings: (text, name) => Promise.resolve(yamlStrings(text, name, yaml)),
    parse: (_, text, syntax) => parseCitations(text, syntax),
  };
}
