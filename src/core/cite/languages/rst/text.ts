import type { TextStyle } from '../../model/formatted-text';
import type { BibliographyNaming, ReferenceRules, TextRules } from '../../model/citation-language';
import {
  blockMarkLength,
  isBeforeIndented,
  withBackslashAtStart,
  withBackslashes,
  touching,
  wrapped,
} from '../shared/text';

/** What Docutils takes out again, and lets markup start or end beside. */
export const nullEscape = '\\ ';

export const rstText: TextRules = {
  escape: (line, startsLine) =>
    withBackslashAtStart(withBackslashes(line, /[\\`*_|<>]/g), startsLine ? blockMarkLength(line) : 0),
  link: (address, label) => `\`${label} <${address}>\`__`,
  addressStart: /`[^`<>]{0,200}<[^`<>]{0,200}$/,
};

const marks: Partial<Record<TextStyle, readonly [string, string]>> = {
  italic: ['*', '*'],
  bold: ['**', '**'],
  superscript: [':sup:`', '`'],
  subscript: [':sub:`', '`'],
};

export const rstReferences: ReferenceRules = {
  writer: {
    text: (text) => withBackslashes(text, /[\\*`_|]|:$/g),
    start: (paragraph) =>
      paragraph.replace(/^(?:[-+*•‣:](?=\s)|\(?(?:\d{1,9}|[A-Za-z]{1,7}|#)[.)](?=\s)|\.\.(?=\s)|>>>|__(?=\s))/, '\\$&'),
    styled: (style, text, before, after) => {
      const [left, right] = marks[style] ?? ['', ''];
      const marked = wrapped(text, left, right);
      const [open, close] = touching(text, before, after);
      return left === ''
        ? marked
        : `${/^[\s'"([{<–—/-]?$/.test(open) ? '' : nullEscape}${marked}${/^[\s'")\]}>.,:;!?/–—-]?$/.test(close) ? '' : nullEscape}`;
    },
    link: (url, text, isBare, before) =>
      isBare ? url : `${/^\s?$/.test(before) ? '' : nullEscape}\`${text} <${url.replaceAll('_', '\\_')}>\`__`,
  },
  noText: /^(?:\.\.|:)/,
  underlinesHeadings: true,
  isWithin: (text, { end }) => isBeforeIndented(text, end),
};

/** The directive of sphinxcontrib-bibtex, which reads only what `conf.py` lists. */
export function rstNaming(_: string, path: string): BibliographyNaming {
  return {
    list: `.. bibliography:: ${path}`,
    configuration: { file: 'conf.py', line: `bibtex_bibfiles = [${JSON.stringify(path)}]` },
  };
}
