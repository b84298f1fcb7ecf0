import type { OwnFiles } from '../../../../src/core/cite/own/find-own-keys';
import { parseCitations } from '../../../../src/core/cite/parse/parse';
import { bibliographyEntries } from '../../../../src/core/parse/bibliography';
import { yaml } from '../../../../src/core/parse/yaml-library';

/** Files in memory. */
export function filesOf(contents: Readonly<Record<string, string>>): OwnFiles {
  return {
    read: (path) => Promise.resolve(contents[path]),
    list: (folder) => Promise.resolve(Object.keys(contents).filter((path) => path.slice(0, path.lastIndexOf('/')) === folder).map((path) => path.slice(path.lastIndexOf('/') + 1)).sort()),
    bibliography: (path) => {
      const text = contents[path];
      const entries = text === undefined ? undefined : bibliographyEntries({ path, text }, yaml);
      return Promise.resolve(entries === undefined ? undefined : { path, entries });
    },
    parse: (_, text, syntax) => parseCitations(text, syntax),
  };
}
