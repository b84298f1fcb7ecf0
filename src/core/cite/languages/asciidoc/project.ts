import type { LanguageProject } from '../../model/citation-language';
import { pathsBy } from '../shared/includes';

export const asciidocProject: LanguageProject = {
  includes: {
    endings: ['adoc', 'asciidoc', 'asc'],
    addedEndings: [],
    pathsIn: pathsBy(/^include::(?:\{docdir\}\/)?([^\s[\]{}]{1,300})\[/gm),
    // What has a title or a bibliography of its own is a whole document.
    isPart: (_, text) => !/^(?:= \S|:bibtex-file:)/m.test(text.slice(0, 20_000)),
  },
  projectFiles: [],
  // An attribute of Asciidoctor, on its command line or in the settings of Maven, Gradle and Antora.
  commandLine: { bibliographies: [/\bbibtex-file['"]?\s{0,9}[=:>]\s{0,9}['"]?([^\s"'<>,;@]{1,300})/g] },
};
