import type { CitationGroup } from '../../model/citation';
import { insertAt } from '../../model/text-edit';
import type { CitationLanguage, IncludeRules } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { spaceAfterEscape } from '../shared/text';
import { latexCommandReader } from './cursor';
import { parseLatex } from './parse';
import { latexReferences, latexText } from './text';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    latex: true;
  }
}

const path = String.raw`\s?\{([^{}\n]{1,300})\}`;

const includes: IncludeRules = {
  endings: ['tex', 'ltx'],
  addedEndings: ['tex', 'ltx'],
  patterns: [
    new RegExp(String.raw`\\(?:input|include|subfile|subfileinclude)${path}`, 'g'),
    new RegExp(String.raw`\\(?:sub)?(?:import|includefrom|inputfrom)\*?${path}${path}`, 'g'),
  ],
  isPart: (_, text) => !/^[^%\n]{0,200}\\documentclass\b/m.test(text),
  // `% !TeX root = main.tex`, `\documentclass[main]{subfiles}`.
  namedRoot: (text) => {
    const start = text.slice(0, 5_000);
    return (/^[ \t]{0,20}%+[ \t]{0,20}![ \t]{0,10}tex[ \t]{1,10}root[ \t]{0,10}=[ \t]{0,10}(\S[^\r\n]{0,300})/im.exec(
      start,
    ) ?? /\\documentclass\s?\[([^\]\n]{1,300})\]\s?\{subfiles\}/.exec(start))?.[1]?.trim();
  },
  fromRoot: true,
  hasSearchPath: true,
  ignoredBibliographies: /^IEEE(?:abrv|full)\.bib$/,
};

/** Whether a command has a list for each key: `\cites{a}{b}`. */
function hasListPerKey(text: string, { citations: [first] }: CitationGroup): boolean {
  return text.charAt(first.end - 1) === '}';
}

/** Commands of LaTeX, natbib and biblatex: `\cite{a,b}`. */
export const latex: CitationLanguage = {
  id: 'latex',
  documents: { languageIds: ['latex', 'tex'], endings: { tex: 'latex' }, triggerCharacters: ['{'] },
  parse: parseLatex,
  contextAt: (text, offset) => readContext(text, offset, [latexCommandReader]),
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
  // Behind the key, which in `\cites[p. 3]{key}` the brace follows.
  fixes: {
    addKeys: (_, { keyRange: { end } }, keys) => insertAt(end, keys.map((key) => `,${key}`).join('')),
    nestsCitations: true,
  },
  text: latexText,
  includes,
  projectFiles: [],
  references: latexReferences,
};
