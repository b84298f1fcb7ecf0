import type { TextStyle } from '../../model/formatted-text';
import type { CitedDocument } from '../../model/citation';
import type { BibliographyNaming, ReferenceRules, SpanWriter, TextRules } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';
import { blockMarkLength, isBeforeIndented, withBackslashAtStart, withBackslashes, wrapped } from '../shared/text';
import { yamlPath } from './further-naming';

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

/** Pandoc's own list of references, and a field of the metadata block that a document begins with. */
export function pandocNaming(text: string, path: string, { body }: CitedDocument): BibliographyNaming {
  const list = '::: {#refs}\n:::';
  const field = `bibliography: ${yamlPath(path)}\n`;
  const head = text.slice(0, body?.start ?? 0);
  const closing = /(?<=\n)(?:---|\.\.\.)[ \t]{0,20}\r?\n?$/.exec(head);
  if (closing === null) {
    // Front matter of Hugo must stay the first thing, and is none to Pandoc.
    const hugo = /^\+\+\+[ \t]{0,20}\r?\n[^]*?\n\+\+\+[ \t]{0,20}\r?\n/.exec(text)?.[0].length;
    const block = `---\n${field}---\n`;
    return { list, besides: hugo === undefined ? insertAt(0, `${block}\n`) : insertAt(hugo, `\n${block}`) };
  }
  // A field that somebody has left empty.
  const empty = /^bibliography[ \t]{0,9}:[ \t]{0,20}\r?\n(?![ \t-])/m.exec(head.slice(0, closing.index));
  return {
    list,
    besides:
      empty === null
        ? insertAt(closing.index, field)
        : { start: empty.index, end: empty.index + empty[0].length, text: field },
  };
}
