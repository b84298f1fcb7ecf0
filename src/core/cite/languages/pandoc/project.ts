import type { IncludeRules, ProjectFile } from '../../model/citation-language';

/** Configuration of Sphinx. */
export const sphinxProject: ProjectFile = { names: ['conf.py'], setting: 'bibtex_bibfiles', writtenIn: 'python' };

/** Of Quarto, MyST, Jupyter Book and Sphinx, which all take Markdown. */
export const markdownProjects: readonly ProjectFile[] = [
  { names: ['_metadata.yml'], setting: 'bibliography', writtenIn: 'yaml', scope: 'inside' },
  // Folders above a Quarto project are not of it.
  { names: ['_quarto.yml', '_quarto.yaml'], setting: 'bibliography', writtenIn: 'yaml', scope: 'root' },
  { names: ['myst.yml'], setting: 'bibliography', writtenIn: 'yaml' },
  { names: ['_config.yml'], setting: 'bibtex_bibfiles', writtenIn: 'yaml' },
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
