import type { TextStyle } from '../../model/formatted-text';
import type { BibliographyNaming, ReferenceRules, TextRules } from '../../model/citation-language';
import { blockMarkLength, withBackslashAtStart, withBackslashes } from '../shared/text';
import { inString } from './keys';

const special = /[\\`*_$#<>@[\]~]|-(?=-)|\/(?=\/)/g;

export const typstText: TextRules = {
  escape: (line, startsLine) =>
    withBackslashAtStart(withBackslashes(line, special), startsLine ? blockMarkLength(line) : 0),
  link: (address, label) => `#link("${address}")[${label}]`,
  addressStart: /#link\("[^"]{0,200}$/,
  // In the arguments of a call.
  isInString: (before) => {
    const call = /#[\w.-]{1,50}\([^()]{0,400}$/.exec(before)?.[0];
    return call !== undefined && call.split('"').length % 2 === 0;
  },
};

const functions: Readonly<Record<TextStyle, string>> = {
  italic: 'emph',
  bold: 'strong',
  'small-caps': 'smallcaps',
  superscript: 'super',
  subscript: 'sub',
  underline: 'underline',
};
/** What follows a call could go on with it, as arguments or a field. */
const endOfCall = (after: string) => (/[([.;]/.test(after) ? ';' : '');

export const typstReferences: ReferenceRules = {
  writer: {
    text: (text) => withBackslashes(text, /[\\`*_[\]<>$@#~"']|\/(?=[/*])|-(?=-)/g),
    start: (paragraph) =>
      paragraph.replace(/^(?:[-+=/](?=\s)|\d+\.(?=\s))/, (found) =>
        found.length > 1 ? found.replace('.', '\\.') : `\\${found}`,
      ),
    styled: (style, text, _, after) => `#${functions[style]}[${text}]${endOfCall(after)}`,
    link: (url, text, isBare, _, after) => `#link("${inString(url)}")${isBare ? '' : `[${text}]`}${endOfCall(after)}`,
  },
  noText: /^(?:=|#|\/\/)/,
  underlinesHeadings: true,
  isWithin: () => false,
};

/** `#bibliography("references.bib")`. */
export function typstNaming(_: string, path: string): BibliographyNaming {
  return { list: `#bibliography("${inString(path)}")` };
}
