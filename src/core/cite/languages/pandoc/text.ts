import type { TextStyle } from '../../model/formatted-text';
import type { ReferenceRules, SpanWriter, TextRules } from '../../model/citation-language';
import { blockMarkLength, isBeforeIndented, withBackslashAtStart, withBackslashes, wrapped } from '../shared/text';

const special = /[\\`*{[\]<>#|~^$@&]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|-(?=-)/gu;

/** Text of Markdown: of Pandoc's and of MyST's. */
export const markdownText: TextRules = {
  escape: (line, startsLine) =>
    withBackslashAtStart(withBackslashes(line, special), startsLine ? blockMarkLength(line) : 0),
  link: (address, label) => `[${label}](${address})`,
  wikiLink: (name) => `[[${name}]]`,
  addressStart: /(?:\]\(|<)[^\s()<>]{0,200}$/,
};

/** Characters that Markdown reads as markup; `&` only where a reference follows. */
const markup = /[\\`*_[\]<>$^~@|]|&(?=#?\w)|--(?=-)|-(?=-)|#(?=\w)/g;
/** What begins a list, a heading, a quotation or a table. */
const blockStart = /^(?:[-+*#=:%>](?=\s|$)|\(?(?:(?:\d{1,9}|[a-z]|[ivxlcdm]{2,7}|[IVXLCDM]{2,7}|#)[.)]|[A-Z]\))(?=\s))/;

/** @param marks what stands around text of styles that not all Markdown has alike */
export function markdownWriter(marks: Partial<Record<TextStyle, readonly [string, string]>>): SpanWriter {
  const all: Partial<Record<TextStyle, readonly [string, string]>> = {
    italic: ['*', '*'],
    bold: ['**', '**'],
    ...marks,
  };
  return {
    text: (text) => withBackslashes(text, markup),
    // A backslash before the sign that would begin a block.
    start: (paragraph) =>
      paragraph.replace(blockStart, (found) =>
        found
          .replace(/^([-+*#=:%>])$/, '\\$1')
          .replace(/([.)])$/, '\\$1')
          .replace(/^\(/, '\\('),
      ),
    styled: (style, text) => {
      const [before, after] = all[style] ?? ['', ''];
      return wrapped(text, before, after);
    },
    link: (url, text, isBare) => (isBare ? `<${url}>` : `[${text}](<${url}>)`),
  };
}

export const pandocReferences: ReferenceRules = {
  writer: markdownWriter({
    'small-caps': ['[', ']{.smallcaps}'],
    superscript: ['^', '^'],
    subscript: ['~', '~'],
    underline: ['[', ']{.underline}'],
  }),
  noText: /^(?:#{1,6}[ \t]|<!--|:::)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};
