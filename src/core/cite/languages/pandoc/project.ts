import { pythonStrings, yamlStrings } from '../shared/written-values';
import type { IncludeRules, ProjectFile } from '../language';

const bibliography = (text: string) => yamlStrings(text, 'bibliography');

/** Configuration of Sphinx. */
export const sphinxProject: ProjectFile = { names: ['conf.py'], bibliographies: (text) => pythonStrings(text, 'bibtex_bibfiles') };

/** Of Quarto, MyST, Jupyter Book and Sphinx, which all take Markdown. */
export const markdownProjects: readonly ProjectFile[] = [
  { names: ['_metadata.yml'], bibliographies: bibliography, scope: 'inside' },
  // Folders above a Quarto project are not of it.
  { names: ['_quarto.yml', '_quarto.yaml'], bibliographies: bibliography, scope: 'root' },
  { names: ['myst.yml'], bibliographies: bibliography },
  { names: ['_config.yml'], bibliographies: (text) => yamlStrings(text, 'bibtex_bibfiles') },
  sphinxProject,
];

export const pandocIncludes: IncludeRules = {
  endings: ['md', 'qmd', 'rmd', 'Rmd', 'markdown'],
  addedEndings: [],
  patterns: [/\{\{<\s{0,10}include\s{1,10}([^\s>]{1,300})\s{0,10}>\}\}/g],
  isPart: (name) => name.startsWith('_'),
  // Bookdown takes the front matter of a folder's first document for all.
  companionsOf: (name) => (/\.(?:rmd|qmd)$/i.test(name) ? ['index.Rmd', 'index.qmd'] : []),
};
