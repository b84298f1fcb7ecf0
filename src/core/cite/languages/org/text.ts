import type { CitedDocument } from '../../model/citation';
import type { TextStyle } from '../../model/formatted-text';
import type { BibliographyNaming, ReferenceRules, TextRules } from '../../model/citation-language';
import { blockMarkLength, isBeforeIndented, touching, wrapped } from '../shared/text';
import { withoutLinks } from './org-ref';

/** Org's manual asks for one where a mark is not to be one. */
const zeroWidthSpace = '\u200B';
const entities: Readonly<Record<string, string>> = { $: 'dollar', '*': 'ast', '/': 'slash', '+': 'plus' };

/** Org has no escapes: entities where Emacs and Pandoc know one, else a zero-width space. What marks emphasis does so in pairs. */
function escaped(text: string): string {
  const paired = new Set([...'*/+=~'].filter((mark) => text.indexOf(mark) !== text.lastIndexOf(mark)));
  return text.replace(/[\\_^[\]<@$](?=\S)|[*/+=~](?=\S)|-(?=-)|\{(?=\{)/g, (mark, index: number) => {
    if (/[*/+=~]/.test(mark) && !paired.has(mark)) {
      return mark;
    }
    const entity = entities[mark];
    // A brace behind an entity would be taken for its argument.
    return entity === undefined
      ? mark + zeroWidthSpace
      : `\\${entity}{}${/[{[]/.test(text.charAt(index + 1)) ? zeroWidthSpace : ''}`;
  });
}

export const orgText: TextRules = {
  escape: (line, startsLine) =>
    (startsLine && (blockMarkLength(line) > 0 || /^[*#|]/.test(line)) ? zeroWidthSpace : '') +
    withoutLinks(escaped(line), zeroWidthSpace),
  link: (address, label) => `[[${address}][${label}]]`,
  addressStart: /\[\[[^\][]{0,200}$/,
};

const marks: Partial<Record<TextStyle, readonly [string, string]>> = {
  italic: ['/', '/'],
  bold: ['*', '*'],
  underline: ['_', '_'],
  superscript: ['^{', '}'],
  subscript: ['_{', '}'],
};

export const orgReferences: ReferenceRules = {
  writer: {
    text: (text) =>
      withoutLinks(text.replace(/[*/_^=~+\\[\]{}<>|$@#](?!\u200b)|-(?=-)/g, `$&${zeroWidthSpace}`), zeroWidthSpace),
    start: (paragraph) =>
      paragraph.replace(
        /^(?:[-+*#:|](?=\s|\u200b)|(?:\d{1,9}|[A-Za-z])[.)](?=\s))/,
        (found) => `${zeroWidthSpace}${found}`,
      ),
    styled: (style, text, before, after) => {
      const [left, right] = marks[style] ?? ['', ''];
      const [open, close] = touching(text, before, after);
      // Where a mark touches a word, no reader of Org takes it for one.
      const counts = left.endsWith('{') || (/^[\s('"{-]?$/.test(open) && /^[\s.,;:!?'")}\\[-]?$/.test(close));
      return counts ? wrapped(text, left, right) : text;
    },
    link: (url, text, isBare) => (isBare ? `[[${url}]]` : `[[${url}][${text}]]`),
  },
  noText: /^(?:\*|#)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};

/** For Org's own citations, or for the links of org-ref where a document has no others. */
export function orgNaming(text: string, path: string, { groups }: CitedDocument): BibliographyNaming {
  const isOrgRef = groups.length > 0 && groups.every(({ start }) => !/^\[cite[/:]/.test(text.slice(start, start + 6)));
  return {
    list: isOrgRef ? `bibliographystyle:plain\nbibliography:${path}` : `#+bibliography: ${path}\n#+print_bibliography:`,
  };
}
