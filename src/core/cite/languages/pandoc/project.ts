import type { CommandLine, LanguageProject, ProjectFile } from '../../model/citation-language';
import { pathsBy } from '../shared/includes';
import { labelsIn } from './labels';

/** Configuration of Sphinx, where each document's prefixes of keys hold for all. */
export const sphinxProject: ProjectFile = {
  names: /^conf\.py$/,
  setting: 'bibtex_bibfiles',
  writtenIn: 'python',
  sharesLabels: true,
};

/** Of Quarto, Bookdown, MyST, Jupyter Book, Sphinx and Pandoc, which all take Markdown. */
export const markdownProjects: readonly ProjectFile[] = [
  {
    names: /^_metadata\.ya?ml$/,
    setting: 'bibliography',
    writtenIn: 'yaml',
    further: ['metadata-files', 'metadata-file'],
    scope: 'inside',
  },
  // Folders above a Quarto project are not of it. Each profile has a file of its own.
  {
    names: /^_quarto(?:-[\w.-]{1,100})?\.ya?ml$/,
    setting: 'bibliography',
    writtenIn: 'yaml',
    further: ['metadata-files', 'metadata-file'],
    scope: 'root',
  },
  {
    names: /^_bookdown\.ya?ml$/,
    setting: 'bibliography',
    writtenIn: 'yaml',
    documents: { usual: ['index.Rmd', 'index.qmd', 'index.rmd'], setting: 'rmd_files' },
  },
  { names: /^myst\.ya?ml$/, setting: 'bibliography', writtenIn: 'yaml', takesAll: true, sharesLabels: true },
  { names: /^_config\.ya?ml$/, setting: 'bibtex_bibfiles', writtenIn: 'yaml' },
  // Labels of a Jupyter book are known in all its documents.
  { names: /^_toc\.ya?ml$/, setting: 'bibtex_bibfiles', writtenIn: 'yaml', sharesLabels: true },
  // What Pandoc's command line may name.
  {
    names:
      /^(?:[\w-]{0,40}metadata|meta|[\w-]{0,40}defaults?|pandoc[\w-]{0,40}|bibliography|options|settings|config)\.ya?ml$/i,
    setting: 'bibliography',
    writtenIn: 'yaml',
    further: ['metadata-files', 'metadata-file', 'defaults'],
    isOption: true,
  },
  sphinxProject,
];

/** Quarto's shortcode, a chunk's `child=` and `#| child:`, knitr's function, and the usual filters of Pandoc and MyST. */
const pathsOf = pathsBy(
  /\{\{<\s{0,10}include\s{1,10}["']?([^\s>"']{1,300})["']?\s{0,10}>\}\}/g,
  /^[`:]{3,10}\{include\}\s{1,10}(\S{1,300})/gm,
  /\bchild\s{0,9}=\s{0,9}["']([^"'\n]{1,300})["']/g,
  /^[ \t]{0,20}#\|[ \t]{0,9}child:[ \t]{0,9}["']?([^"'\n]{1,300}?)["']?[ \t\r]{0,9}$/gm,
  /\bknit_(?:child|expand)\(\s{0,9}(?:input\s{0,9}=\s{0,9})?["']([^"'\n]{1,300})["']/g,
);
const childList = /\bchild\s{0,9}=\s{0,9}c\(([^()\n]{0,1000})\)/g;

/** The strings of lists of children: `child = c("a.Rmd", 'b.Rmd')`. */
function childrenOf(text: string): readonly string[] {
  return Array.from(text.matchAll(childList), ([, list = '']) => list).flatMap((list) =>
    Array.from(list.matchAll(/["']([^"',\n]{1,300})["'](?=\s{0,9}(?:,|$))/g), ([, path = '']) => path.trim()),
  );
}

const value = String.raw`["']?[=:\s,]{1,9}\\?["']?([^\s"'\x60,;<>|&]{1,300})`;

/** Of Pandoc, which R Markdown and others hand options on to, as `pandoc_args` and as arguments of functions too. */
const pandocCommandLine: CommandLine = {
  bibliographies: [
    new RegExp(`--bibliography${value}`, 'g'),
    new RegExp(String.raw`(?:-M|--metadata)["']?[=\s,]{0,9}["']?bibliography${value}`, 'g'),
  ],
  settings: [
    new RegExp(`--(?:metadata-file|defaults)${value}`, 'g'),
    /\bpandoc\b[^\n]{0,300}?\s-d\s{0,9}["']?([^\s"']{1,300}\.ya?ml)/g,
  ],
};

export const pandocProject: LanguageProject = {
  commandLine: pandocCommandLine,
  namesIn: labelsIn,
  includes: {
    endings: ['md', 'qmd', 'rmd', 'rmarkdown', 'markdown', 'mkd', 'mdown', 'mdwn', 'markdn', 'mdtxt', 'mdtext', 'text'],
    addedEndings: [],
    pathsIn: (text) => [...pathsOf(text), ...childrenOf(text)],
    // What has metadata of its own may be part of a book all the same.
    isPart: () => true,
    // Bookdown takes the front matter of a folder's first document for all.
    companionsOf: (name) => (/\.(?:rmd|qmd|rmarkdown)$/i.test(name) ? ['index.Rmd', 'index.qmd'] : []),
  },
  projectFiles: markdownProjects,
};
