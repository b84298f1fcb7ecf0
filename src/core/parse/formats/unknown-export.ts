import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { LineIndex } from '../../text/line-index';
import { sampleLength } from '../tagged/tagged-format';

/** An export whose form is not known. It is told, so that it is not taken for a list of abstracts. */
export const unknownExport: BibliographyFormat = {
  id: 'unknown-export',
  name: 'Tagged text',
  extensions: [],
  kind: 'export',
};

/** Ways to write tags; of `AB` and a space, which prose begins with too, there must be more. */
const syntaxes: readonly (readonly [pattern: RegExp, least: number])[] = [
  [/^([A-Z][A-Z0-9]{1,3}) {0,3}- ?(?! )/, 4],
  [/^(%[0-9A-Z@!+])[ \t]/, 3],
  [/^(\{[^{}]{1,40}\})\s{0,4}[:：]/, 3],
  [/^(<[A-Z]{2,4}>)/, 4],
  [/^(#[%*@tcid!]) ?\S/, 4],
  [/^([A-Z][A-Z0-9])(?: {1,4}|\t)(?=\S)/, 5],
];
/** The share of lines that begin with tags or are indented below one. */
const minShare = 0.5;

/** A tag of the form that a text is in, if most of its lines begin with some. */
function tagIn(text: string): string | undefined {
  const rows = text
    .slice(0, sampleLength)
    .split(/\r\n?|\n/)
    .filter((row) => row.trim() !== '')
    .slice(0, 400);
  for (const [pattern, least] of syntaxes) {
    const tags = rows.flatMap((row) => pattern.exec(row)?.[1] ?? []);
    const indented = rows.filter((row) => /^\s{2}/.test(row)).length;
    if (new Set(tags).size >= least && tags.length + indented >= minShare * rows.length) {
      return tags[0];
    }
  }
  return undefined;
}

export const unknownExportReader: FormatReader = {
  format: unknownExport,
  recognizes: (text) => tagIn(text) !== undefined,
  refusal: (text, { needsEvidence }) =>
    needsEvidence === true || tagIn(text) === undefined ? 'no-entries' : undefined,
  parse: (text) => {
    const start = Math.max(0, text.search(/\S/));
    const line = new LineIndex(text).lineOf(start);
    const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
    return {
      entries: [],
      problems: [{ code: 'unknown-export', args: [tagIn(text) ?? ''], span: { start, end, line, endLine: line } }],
    };
  },
  publications: () => () => undefined,
};
