import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { spaceAfterEscape } from '../shared/text';
import { begunMacroReader, entryReader, macroReader } from './cursor';
import { entryCommand } from './macros';
import { parseAsciidoc } from './parse';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    asciidoc: true;
  }
}

/** AsciiDoc with the macros of asciidoctor-bibtex: `cite:[key]`, in the sentence `citenp:[key]`. */
export const asciidoc: CitationLanguage = {
  id: 'asciidoc',
  documents: {
    languageIds: ['asciidoc'],
    endings: { adoc: 'asciidoc', asciidoc: 'asciidoc', asc: 'asciidoc' },
    triggerCharacters: ['['],
  },
  parse: parseAsciidoc,
  contextAt: (text, offset) => readContext(text, offset, [macroReader, entryReader, begunMacroReader]),
  writing: {
    item: (key) => key,
    group: (items, { form, command }) => `${command ?? (form === 'textual' ? 'citenp' : 'cite')}:[${items}]`,
    separator: ',',
    withBoundary: (written, before) => spaceAfterEscape(before) + written,
    markupStart: /^link:/,
  },
  groups: {
    repeatsCommand: false,
    itemsHoldText: true,
    // The macro for a whole reference holds one key.
    runs: {
      isUndelimited: (_, { command }) => command === entryCommand,
      between: /^[ \t]{0,9}$/,
      separatorAt: () => ' ',
      write: (_, keys, separator) => keys.map((key) => `${entryCommand}:[${key}]`).join(separator),
    },
  },
  completion: { forms: keyForms },
  comment: ['// ', ''],
};
