import type { TextStyle } from '../../model/formatted-text';
import type { ReferenceRules, TextRules } from '../../model/citation-language';

/** What stands for signs that mean something to TeX. */
const signs: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['^', '\\textasciicircum{}'],
  ['~', '\\textasciitilde{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['{', '\\{'],
  ['}', '\\}'],
  ['$', '\\$'],
  ['&', '\\&'],
  ['#', '\\#'],
  ['%', '\\%'],
  ['_', '\\_'],
  ['|', '\\textbar{}'],
  ['"', '\\textquotedbl{}'],
  ['`', '\\textasciigrave{}'],
  ['-', '-{}'],
]);

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (sign) => signs.get(sign) ?? sign);
}

const special = /[\\~^<>{}$&%#_]|-(?=-)/g;

export const latexText: TextRules = {
  escape: (line) => escaped(line, special),
  escapeAddress: (address) => address.replace(/[%#]/g, '\\$&'),
  link: (address, label) => `\\href{${address}}{${label}}`,
  addressStart: /\\(?:href|url|nolinkurl)\{[^{}]{0,200}$/,
};

const commands: Readonly<Record<TextStyle, string>> = {
  italic: 'textit',
  bold: 'textbf',
  'small-caps': 'textsc',
  superscript: 'textsuperscript',
  subscript: 'textsubscript',
  underline: 'underline',
};

export const latexReferences: ReferenceRules = {
  writer: {
    text: (text) => escaped(text, /[\\^~{}$&#%_<>|"`]|-(?=-)/g),
    start: (paragraph) => (paragraph.startsWith('[') ? `{}${paragraph}` : paragraph),
    styled: (style, text) => `\\${commands[style]}{${text}}`,
    // Without a command, since only some packages have one.
    link: (_, text) => text,
  },
  // What LaTeX's own `\cite` reads.
  list: (items) => {
    const widest = '9'.repeat(String(items.length).length);
    return [
      `\\begin{thebibliography}{${widest}}`,
      ...items.map(({ id, text }) => `\\bibitem{${id}} ${text}`),
      '\\end{thebibliography}',
    ].join('\n');
  },
  noText: /^[\\%]/,
  underlinesHeadings: false,
  isWithin: (text, line, body) => {
    const marks = text.slice(body.start, line.start).match(/\\(?:begin|end)\{/g) ?? [];
    return marks.reduce((depth, mark) => depth + (mark.startsWith('\\b') ? 1 : -1), 0) > 0;
  },
};
