import type { CitationLanguage } from '../../model/citation-language';
import { keyForms } from '../shared/completion-forms';
import { readContext } from '../shared/cursor';
import { callReader, emptyCallReader, labelReader, referenceReader } from './cursor';
import { writtenLabel } from './keys';
import { parseTypst } from './parse';
import { typstGroupRules, typstWriting } from './writing';

declare module '../../model/citation' {
  interface CitationSyntaxes {
    typst: true;
  }
}

/** `@key` and `#cite(<key>)`. */
export const typst: CitationLanguage = {
  id: 'typst',
  documents: { languageIds: ['typst'], endings: { typ: 'typst' }, triggerCharacters: ['@', '<', '"', '('] },
  parse: parseTypst,
  contextAt: (text, offset) => readContext(text, offset, [callReader, emptyCallReader, labelReader, referenceReader]),
  writing: typstWriting,
  groups: typstGroupRules,
  completion: {
    forms: (typed) =>
      typed.form === 'key'
        ? keyForms(typed)
        : typed.form === 'item'
          ? [(key) => writtenLabel(key) + typed.close]
          : [
              (key) => typstWriting.item(key),
              (key) => typstWriting.item(key, { command: 'cite' }),
              // In code.
              (key) => `[${typstWriting.item(key)}]`,
            ],
    // A key that is no label asks for a string in place of the angle brackets.
    edit: (text, { start, keyEnd, form, close }, key) => {
      const label = writtenLabel(key);
      const isClosed = text.charAt(keyEnd) === '>';
      const isBracketed = form === 'key' && text.charAt(start - 1) === '<' && (isClosed || close.startsWith('>'));
      return isBracketed && !label.startsWith('<')
        ? { start: start - 1, end: isClosed ? keyEnd + 1 : keyEnd, text: label + close.replace('>', '') }
        : undefined;
    },
  },
  comment: ['// ', ''],
};
