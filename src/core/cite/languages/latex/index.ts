import type { CitationGroup } from '../../model/citation';
import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { spaceAfterEscape } from '../shared/text';
import { latexBareCommandReader, latexCommandReader } from './cursor';
import { parseLatex } from './parse';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    latex: true;
  }
}

/** Whether a command has a list for each key: `\cites{a}{b}`. */
function hasListPerKey(text: string, { citations: [first] }: CitationGroup): boolean {
  return text.charAt(first.end - 1) === '}';
}

/** Commands of LaTeX, natbib and biblatex: `\cite{a,b}`. */
export const latex: CitationLanguage = {
  id: 'latex',
  documents: {
    languageIds: ['latex', 'tex', 'rsweave', 'latex-expl3', 'doctex'],
    endings: {
      tex: 'latex',
      ltx: 'latex',
      latex: 'latex',
      rnw: 'rsweave',
      snw: 'rsweave',
      rtex: 'rsweave',
      dtx: 'doctex',
    },
    triggerCharacters: ['{'],
  },
  parse: parseLatex,
  sharesDefinitions: true,
  contextAt: (text, offset, definitions = '') =>
    readContext(text, offset, [latexCommandReader(definitions), latexBareCommandReader(definitions)]),
  writing: {
    item: (key) => key,
    group: (items, { form, command }) => `\\${command ?? (form === 'textual' ? 'textcite' : 'cite')}{${items}}`,
    separator: ',',
    withBoundary: (written, before) => spaceAfterEscape(before) + written,
    tie: '~',
    markupStart: /^\\/,
  },
  groups: {
    repeatsCommand: true,
    itemsHoldText: false,
    locatorIsOfLastKey: true,
    styleOf: (text, group) => (hasListPerKey(text, group) ? { separator: '', item: (key) => `{${key}}` } : undefined),
  },
  completion: { forms: keyForms },
  comment: ['% ', ''],
};
