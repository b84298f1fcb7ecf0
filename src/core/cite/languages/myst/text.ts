import type { BibliographyNaming, ReferenceRules } from '../../model/citation-language';
import { markdownWriter } from '../pandoc/text';
import { isBeforeIndented } from '../shared/text';

export const mystReferences: ReferenceRules = {
  writer: markdownWriter({ superscript: ['{sup}`', '`'], subscript: ['{sub}`', '`'] }),
  noText: /^(?:#{1,6}[ \t]|<!--|:::|%|\([^()\n]{1,200}\)=)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};

export function mystNaming(_: string, path: string): BibliographyNaming {
  return {
    list: `\`\`\`{bibliography} ${path}\n\`\`\``,
    configuration: { file: 'conf.py', line: `bibtex_bibfiles = [${JSON.stringify(path)}]` },
  };
}
