import type { CitedDocument } from '../../model/citation';
import type { TextStyle } from '../../model/formatted-text';
import type { BibliographyNaming, ReferenceRules, TextRules } from '../../model/citation-language';
import { insertAt } from '../../model/text-edit';

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

/** By biblatex where the document loads it, which is told in its preamble; else by BibTeX. */
export function latexNaming(text: string, path: string, { body }: CitedDocument): BibliographyNaming {
  const preamble = text.slice(0, body?.start ?? 0);
  if (
    /^[^%\n]{0,1000}\\(?:usepackage|RequirePackage)\s{0,9}(?:\[[^\]]{0,1000}\]\s{0,9})?\{[^{}]{0,300}\bbiblatex\b/m.test(
      preamble,
    )
  ) {
    const at = preamble.lastIndexOf('\\begin{document}');
    return {
      list: '\\printbibliography',
      besides: insertAt(at < 0 ? preamble.length : at, `\\addbibresource{${path}}\n`),
    };
  }
  const style = /\\bibliographystyle\s{0,9}\{/.test(text)
    ? ''
    : `\\bibliographystyle{${/\bnatbib\b/.test(preamble) ? 'plainnat' : 'plain'}}\n`;
  return { list: `${style}\\bibliography{${path.replace(/\.bib$/i, '')}}` };
}
