import type { CitationLanguage } from '../../model/citation-language';
import { markdownCompletion } from './completion';
import { markdownContext } from './cursor';
import { pandocGroups } from './groups';
import { parseMarkdown } from './markdown';
import { pandocWriting } from './writing';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    pandoc: true;
  }
}

/** Pandoc's Markdown, `[@key]`, which Quarto and R Markdown have too; and what any other text is written in. */
export const pandoc: CitationLanguage = {
  id: 'pandoc',
  documents: {
    languageIds: ['markdown', 'quarto', 'rmd', 'mdx', 'plaintext'],
    endings: {
      md: 'markdown',
      markdown: 'markdown',
      mkd: 'markdown',
      mdown: 'markdown',
      mdwn: 'markdown',
      markdn: 'markdown',
      mdtxt: 'markdown',
      mdtext: 'markdown',
      text: 'markdown',
      qmd: 'quarto',
      rmd: 'rmd',
      rmarkdown: 'rmd',
      mdx: 'mdx',
    },
    triggerCharacters: ['@', '{', '`'],
  },
  parse: (text) => parseMarkdown(text, 'pandoc'),
  contextAt: (text, offset) => markdownContext(text, offset, 'pandoc'),
  writing: pandocWriting,
  groups: pandocGroups,
  completion: markdownCompletion(),
  comment: ['<!-- ', ' -->'],
};
