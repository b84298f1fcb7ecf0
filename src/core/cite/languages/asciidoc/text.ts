import type { TextStyle } from '../../model/formatted-text';
import type { BibliographyNaming, ReferenceRules, TextRules } from '../../model/citation-language';
import { blockMarkLength, isBeforeIndented, wrapped } from '../shared/text';

/** AsciiDoc shows a backslash that escapes nothing; what stands for a sign is shown as the sign anywhere. */
function reference(sign: string): string {
  return `&#${sign.codePointAt(0) ?? 0};`;
}

const special =
  /[\\`*#+^~{}[\]<>|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w{1,40};)|(?<=-)-|(?<=[:;])[:;]|(?<=cite|citenp|bibitem):|(?<=\/)\/|(?<=\.\.)\.|(?<=\()(?:\(|(?:C|R|TM)(?=\)))|=(?=>)/gu;
const blockStart = /^(?:[.|:;'"%!]|={1,6}(?=\s)|={4}|\/\/|(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?=:))/;

function escaped(line: string): string {
  return line.replace(special, (found) => reference(found.charAt(0)) + found.slice(1));
}

/** A line that begins no block: the first sign of what would is written in another way. */
function escapedStart(line: string): string {
  const length = line.startsWith('&#') ? 0 : (blockStart.exec(line)?.[0].length ?? blockMarkLength(line));
  const mark = /^[A-Za-z\d(]/.test(line) ? line.slice(0, length) : '';
  // Of `2.` and `(a)` what follows the number or letter.
  return length === 0
    ? line
    : mark !== ''
      ? mark + reference(line.charAt(length)) + line.slice(length + 1)
      : reference(line.charAt(0)) + line.slice(1);
}

export const asciidocText: TextRules = {
  escape: (line, startsLine) => (startsLine ? escapedStart(escaped(line)) : escaped(line)),
  // In the text of a link `=` would make attributes of it.
  link: (address, label) => `link:${address}[${label.replaceAll('=', '&#61;')}]`,
  addressStart: /(?:link:|https?:\/\/)[^\s[\]]{0,200}$/,
};

const marks: Partial<Record<TextStyle, readonly [string, string]>> = {
  italic: ['__', '__'],
  bold: ['**', '**'],
  underline: ['[.underline]##', '##'],
  'small-caps': ['[.small-caps]##', '##'],
};
/** These take no spaces. */
const scripts: Partial<Record<TextStyle, string>> = { superscript: '^', subscript: '~' };

export const asciidocReferences: ReferenceRules = {
  writer: {
    text: escaped,
    start: escapedStart,
    styled: (style, text) => {
      const script = scripts[style];
      const [before, after] =
        script === undefined || /\s/.test(text.trim()) ? (marks[style] ?? ['', '']) : [script, script];
      return wrapped(text, before, after);
    },
    // Passed through, since formatting is read in addresses too.
    link: (url, text, isBare) => `link:++${url}++[${isBare ? '' : text.replaceAll('=', '&#61;')}]`,
  },
  noText: /^(?:={1,6}[ \t]|\/\/|:[\w!-]|\[|\.(?=\S)|[a-z]{1,30}::)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};

/** The block macro of asciidoctor-bibtex. */
export function asciidocNaming(_: string, path: string): BibliographyNaming {
  return { list: `bibliography::${path}[]` };
}
