import type { CitationGroup } from '../../model/citation';
import { insertAt } from '../../model/text-edit';
import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { spaceAfterEscape } from '../shared/text';
import { argumentAt, behindSpace } from './arguments';
import { citeCommand } from './commands';
import { latexBareCommandReader, latexCommandReader } from './cursor';
import { latexIncludes } from './includes';
import { parseLatex } from './parse';
import { latexReferences, latexText } from './text';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    latex: true;
  }
}

/** Whether a command has a list for each key: `\cites{a}{b}`. */
function hasListPerKey(text: string, { citations: [first] }: CitationGroup): boolean {
  return text.charAt(first.end - 1) === '}';
}

/** Behind the braces of `\nocite{*}`, which hold no key. */
function allEntriesEnd(text: string, offset: number): number | undefined {
  const before = /\\nocite\s{0,9}\{[^{}\n]{0,200}$/.exec(text.slice(Math.max(0, offset - 250), offset));
  const after = before === null ? null : /^[^{}\n]{0,200}\}/.exec(text.slice(offset, offset + 201));
  return after === null ? undefined : offset + after[0].length;
}

/** The end of a command that takes one key, with what stands behind that; undefined where a group takes further keys. */
function singleEnd(text: string, group: CitationGroup | undefined): number | undefined {
  const command = group?.command === undefined ? undefined : citeCommand(group.command);
  if (group === undefined || command?.isSingle !== true) {
    return undefined;
  }
  let end = group.end;
  for (let count = 0; count < command.following; count += 1) {
    const argument = argumentAt(text, behindSpace(text, end));
    end = argument === undefined ? end : argument.end + 1;
  }
  return end;
}

/** Commands of LaTeX, natbib and biblatex: `\cite{a,b}`. */
export const latex: CitationLanguage = {
  id: 'latex',
  documents: {
    languageIds: ['latex', 'tex', 'rsweave', 'latex-expl3', 'doctex'],
    endings: { tex: 'latex', ltx: 'latex', rnw: 'rsweave' },
    triggerCharacters: ['{'],
  },
  parse: parseLatex,
  contextAt: (text, offset) => readContext(text, offset, [latexCommandReader, latexBareCommandReader]),
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
    behindWhole: (text, offset, group) => (group === undefined ? allEntriesEnd(text, offset) : singleEnd(text, group)),
    styleOf: (text, group) => (hasListPerKey(text, group) ? { separator: '', item: (key) => `{${key}}` } : undefined),
  },
  completion: { forms: keyForms },
  // Behind the key, which in `\cites[p. 3]{key}` the brace follows.
  fixes: {
    addKeys: (_, { keyRange: { end } }, keys) => insertAt(end, keys.map((key) => `,${key}`).join('')),
    nestsCitations: true,
  },
  text: latexText,
  includes: latexIncludes,
  projectFiles: [],
  references: latexReferences,
};
