import type { CitationSyntax } from '../model/citation';
import type { LanguageProject } from '../model/citation-language';
import { asciidocProject } from './asciidoc/project';
import { latexProject } from './latex/includes';
import { mystProject } from './myst/project';
import { orgProject } from './org/project';
import { pandocProject } from './pandoc/project';
import { rstProject } from './rst/project';
import { typstProject } from './typst/project';

/** How documents of each language belong together: what only the search for bibliographies needs, which is loaded when it is first used. */
const projects: Readonly<Record<CitationSyntax, LanguageProject>> = {
  pandoc: pandocProject,
  latex: latexProject,
  typst: typstProject,
  org: orgProject,
  rst: rstProject,
  myst: mystProject,
  asciidoc: asciidocProject,
};

/** How documents of a language belong together. */
export function projectOf(syntax: CitationSyntax): LanguageProject {
  return projects[syntax];
}
