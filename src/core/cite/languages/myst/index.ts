import type { CitationLanguage } from '../../model/citation-language';
import { markdownCompletion } from '../pandoc/completion';
import { markdownContext } from '../pandoc/cursor';
import { parseMarkdown } from '../pandoc/markdown';
import { citationOfKeys } from '../shared/citation-between';
import { roleCommand } from '../shared/roles';
import { firstCharacter, spaceAfterEscape } from '../shared/text';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    myst: true;
  }
}

const writing: CitationLanguage['writing'] = {
  item: (key) => key,
  group: (items, style) => `{${roleCommand(style)}}\`${items}\``,
  separator: ',',
  // Behind `@` braces would be those of a key.
  withBoundary: (written, before, after) =>
    `${spaceAfterEscape(before) || (before.endsWith('@') ? ' ' : '')}${written}${firstCharacter(after) === '`' ? ' ' : ''}`,
  markupStart: /^[[{]/,
};

/** Markdown with roles: `` {cite:p}`key` ``. */
export const myst: CitationLanguage = {
  id: 'myst',
  documents: { languageIds: ['myst'], endings: { myst: 'myst' }, triggerCharacters: ['@', '{', '`'] },
  parse: (text) => parseMarkdown(text, 'myst'),
  contextAt: (text, offset) => markdownContext(text, offset, 'myst'),
  writing,
  groups: { repeatsCommand: true, itemsHoldText: false },
  completion: markdownCompletion((key) => citationOfKeys(writing, [key])),
  comment: ['<!-- ', ' -->'],
};
