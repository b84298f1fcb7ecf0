import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { callReader, markReader } from './cursor';
import { typstFixes } from './fixes';
import { labelCharacter, writtenLabel } from './keys';
import { parseTypst } from './parse';
import { typstReferences, typstText } from './text';
import { completedCall, typstGroupRules, typstWriting } from './writing';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    typst: true;
  }
}

/** The labels that a text defines, and some that it only uses. */
const labels = new RegExp(String.raw`(?<!\()<([\p{L}_]${labelCharacter}{0,200})>`, 'gu');

/** `@key` and `#cite(<key>)`. */
export const typst: CitationLanguage = {
  id: 'typst',
  documents: { languageIds: ['typst'], endings: { typ: 'typst' }, triggerCharacters: ['@', '<', '"'] },
  parse: parseTypst,
  contextAt: (text, offset) => readContext(text, offset, [callReader, markReader]),
  writing: typstWriting,
  groups: typstGroupRules,
  completion: {
    forms: (typed) =>
      typed.form === 'key'
        ? keyForms(typed)
        : [(key) => typstWriting.item(key), (key) => typstWriting.item(key, { command: 'cite' })],
    // A key that is no label asks for a string in place of the angle brackets.
    edit: (text, { start, keyEnd, form, close }, key) => {
      const label = writtenLabel(key);
      const isClosed = text.charAt(keyEnd) === '>';
      const isBracketed = form === 'key' && text.charAt(start - 1) === '<' && (isClosed || close.startsWith('>'));
      return isBracketed && !label.startsWith('<')
        ? { start: start - 1, end: isClosed ? keyEnd + 1 : keyEnd, text: label + close.replace('>', '') }
        : undefined;
    },
    complete: completedCall,
  },
  fixes: typstFixes,
  text: typstText,
  includes: {
    endings: ['typ'],
    addedEndings: [],
    patterns: [/#?(?:include|import)\s{1,10}"([^"\n]{1,300})"/g],
    isPart: () => true,
    labels: (text) => [...text.matchAll(labels)].map(([, label = '']) => label),
  },
  projectFiles: [],
  references: typstReferences,
};
