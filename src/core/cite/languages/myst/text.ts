import type { ReferenceRules } from '../../model/citation-language';
import { markdownWriter } from '../pandoc/text';
import { isBeforeIndented } from '../shared/text';

export const mystReferences: ReferenceRules = {
  writer: markdownWriter({ superscript: ['{sup}`', '`'], subscript: ['{sub}`', '`'] }),
  noText: /^(?:#{1,6}[ \t]|<!--|:::|%|\([^()\n]{1,200}\)=)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};
