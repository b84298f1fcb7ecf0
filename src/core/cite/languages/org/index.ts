import type { CitationGroup, ItemStyle } from '../../model/citation';
import type { CitationLanguage, CitationWriting, WrittenForm } from '../../model/citation-language';
import { citationOfKeys } from '../shared/citation-between';
import { keyForms, spacedForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { lastCharacter, spaceAfterEscape } from '../shared/text';
import { citationReader, bareMarkReader } from './cursor';
import { orgRefItems, orgRefReader } from './org-ref-cursor';
import { parseOrg } from './parse';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    org: true;
  }
}

const item: WrittenForm = (key) => `@${key}`;

const writing: CitationWriting = {
  item,
  group: (items, { form, command }) => `[${command ?? (form === 'textual' ? 'cite/t' : 'cite')}:${items}]`,
  separator: ';',
  withBoundary: (written, before) =>
    `${spaceAfterEscape(before) || (lastCharacter(before) === '[' ? ' ' : '')}${written}`,
  markupStart: /^\[/,
};

/**
 * A link of org-ref, `cite:a,b` or `[[cite:&a;&b]]`, writes its items in ways of its own: with the mark that its keys have,
 * which in version 3 is `&` and goes with semicolons.
 */
function orgRefStyle(text: string, { start, citations: [{ keyRange }] }: CitationGroup): ItemStyle | undefined {
  if (text.charAt(start) === '[') {
    return undefined;
  }
  if (text.charAt(start) === '@') {
    // Of a property.
    return { separator: ' ', item };
  }
  return orgRefItems(/[&@]/.exec(text.charAt(keyRange.start - 1))?.[0] ?? '');
}

/** Org's own citations, `[cite:@key]`, and the links of org-ref where a document has them. */
export const org: CitationLanguage = {
  id: 'org',
  documents: { languageIds: ['org'], endings: { org: 'org' }, triggerCharacters: ['@', ':'] },
  parse: parseOrg,
  contextAt: (text, offset) => readContext(text, offset, [citationReader, orgRefReader, bareMarkReader]),
  writing,
  // A style in a citation's command is the author's choice for one place.
  groups: { repeatsCommand: false, itemsHoldText: true, styleOf: orgRefStyle },
  completion: {
    forms: (typed) =>
      typed.form === 'item'
        ? [(key) => item(key) + typed.close, ...spacedForms(item, typed)]
        : typed.form === 'key'
          ? keyForms(typed)
          : [(key) => citationOfKeys(writing, [key])],
  },
  comment: ['# ', ''],
};
