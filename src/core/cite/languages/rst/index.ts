import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { begunRoleReader, roleCommand, roleReader } from '../shared/roles';
import { firstCharacter, lastCharacter, spaceAfterEscape } from '../shared/text';
import { mayEndAt, mayStartAt } from './boundaries';
import { parseRst } from './parse';
import { nullEscape } from './text';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    rst: true;
  }
}

/** reStructuredText: roles of sphinxcontrib-bibtex, `` :cite:p:`key` ``, and Docutils' own references, `[key]_`. */
export const rst: CitationLanguage = {
  id: 'rst',
  documents: {
    languageIds: ['restructuredtext'],
    endings: { rst: 'restructuredtext', rest: 'restructuredtext' },
    triggerCharacters: ['`'],
    asciiWords: ['restructuredtext'],
  },
  parse: parseRst,
  contextAt: (text, offset) => readContext(text, offset, [roleReader, begunRoleReader('rst')]),
  writing: {
    item: (key) => key,
    group: (items, style) => `:${roleCommand(style)}:\`${items}\``,
    separator: ',',
    withBoundary: (written, before, after) =>
      `${spaceAfterEscape(before) || (mayStartAt(lastCharacter(before)) ? '' : nullEscape)}${written}${mayEndAt(firstCharacter(after)) ? '' : nullEscape}`,
    nullEscape,
    markupStart: /^[`:]/,
  },
  groups: {
    repeatsCommand: true,
    itemsHoldText: false,
    runs: {
      isUndelimited: (_, { command }) => command === undefined,
      between: /^[ \t]{0,9}(?:\r?\n[ \t]{0,99})?$/,
      separatorAt: () => ' ',
      write: (_, keys, separator) => keys.map((key) => `[${key}]_`).join(separator),
    },
  },
  completion: { forms: keyForms },
  comment: ['.. ', ''],
};
