import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { type Paragraph, paragraphsOf, sliceOfLine } from '../tagged/paragraphs';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecord, TaggedRecords, TaggedValue } from '../tagged/tagged-records';
import type { Role } from '../tagged/tagged-work';

/** Scopus' plain text: authors, title, citation and address on lines without tags, then labelled ones. */
export const scopusText: BibliographyFormat = {
  id: 'scopus-text',
  name: 'Scopus',
  extensions: [],
  kind: 'export',
};

const label = /^([A-Z][A-Z /&-]{1,50}): ?/;
/** Journal or book, volume and issue, number of the article, pages: `Annals, 12 (3), art. no. 17, pp. 45-67.` */
const parts: readonly (readonly [role: Role, pattern: RegExp])[] = [
  ['pages', /, pp?\. ([^,.\s]{1,30}(?:\s[-–]\s[^,.\s]{1,30})?)/],
  ['articleNumber', /, art\. no\. ([^,.\s]{1,30})/],
  ['issue', /(?<=, [^,()]{0,12})\(([^()]{1,30})\)(?=[,.])/],
  ['volume', /, (\d{1,6}[A-Z]?|[A-Z]{1,3}\d{0,4}(?= \())(?=[ ,.]|$)/],
];
const labels: Readonly<Record<string, Role>> = {
  DOI: 'doi',
  ABSTRACT: 'abstract',
  'AUTHOR KEYWORDS': 'keywords',
  'INDEX KEYWORDS': 'keywords',
  PUBLISHER: 'publisher',
  ISSN: 'issn',
  ISBN: 'issn',
  'LANGUAGE OF ORIGINAL DOCUMENT': 'language',
  'DOCUMENT TYPE': 'type',
  EDITORS: 'editor',
  'PUBMED ID': 'pmid',
  'CONFERENCE NAME': 'event',
};
const fullNames = /^AUTHOR FULL NAMES: /;
const address = /^https?:\/\/www\.scopus\.com\/\S/i;

function recognizes(sample: string): boolean {
  return (
    /^\(\d{4}\) \S/m.test(sample) &&
    (/^https?:\/\/www\.scopus\.com\/inward\/record/im.test(sample) ||
      /^Scopus\s*[\r\n]+\s*EXPORT DATE:/.test(sample)) &&
    /^(?:SOURCE|DOCUMENT TYPE|ABSTRACT): /m.test(sample)
  );
}

/** Its records stand apart by blank lines; what has no line with a year is a part of the one before. */
function records(text: string): TaggedRecords {
  const paragraphs = paragraphsOf(text);
  const groups: { rows: TaggedValue[] }[] = [];
  for (const paragraph of paragraphs) {
    if (isHead(paragraph)) {
      groups.push({ rows: [...paragraph.rows] });
    } else {
      groups.at(-1)?.rows.push(...paragraph.rows);
    }
  }
  return { records: groups.map(recordOf), stray: [] };
}

const isHead = ({ rows }: Paragraph): boolean => rows.slice(0, 8).some(({ text }) => /^\(\d{4}\) \S/.test(text));

function recordOf({ rows }: { readonly rows: readonly TaggedValue[] }): TaggedRecord {
  const at = rows.findIndex(({ text }) => /^\(\d{4}\) \S/.test(text));
  const [first, last] = [rows[0]?.start ?? 0, rows.at(-1)?.end ?? 0];
  const lines: TaggedLine[] = headLines(rows.slice(0, at));
  const cited = rows[at];
  if (cited !== undefined) {
    lines.push(...citationLines(cited));
  }
  let open: { tag: string; rows: TaggedValue[] } | undefined;
  for (const row of rows.slice(at + 1)) {
    const [whole, name = ''] = label.exec(row.text) ?? [];
    if (whole !== undefined) {
      open = {
        tag: (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? 'other',
        rows: [sliceOfLine(row, whole.length, row.text.length)],
      };
      lines.push(open);
    } else if (address.test(row.text)) {
      lines.push({ tag: 'url', rows: [row] });
    } else if (open?.tag === 'abstract') {
      open.rows.push(row);
    }
  }
  return { start: first, end: last, lines, isOpened: true, isClosed: true };
}

/** The title is the last line before the citation; above stand the authors, and where there are two such lines, their full names or identifiers. */
function headLines(rows: readonly TaggedValue[]): TaggedLine[] {
  const title = rows.at(-1);
  const full = rows.find(({ text }) => fullNames.test(text));
  const authors = full ?? (rows.length > 1 ? rows[0] : undefined);
  // `Ash, V., Birch, O.` or `Ash V., Birch O.`
  const names =
    authors?.text.replace(/^AUTHOR(?:S|S?(?: FULL NAMES))?: /i, '').split(/(?<=\p{Lu}\.)\s?[,;] |; /u) ?? [];
  return [
    {
      tag: 'author',
      rows: names.map((text) => ({
        text: text.replace(/\[No author.*/i, ''),
        start: authors?.start ?? 0,
        end: authors?.end ?? 0,
      })),
    },
    { tag: 'title', rows: title === undefined ? [] : [title] },
  ];
}

function citationLines(row: TaggedValue): TaggedLine[] {
  const value = (text: string | undefined) => [{ text: text ?? '', start: row.start, end: row.end }];
  const said = row.text
    .slice(0, 600)
    .replace(/\.? Cited \d{1,6} times?\.$/, '.')
    .slice(7);
  const found = parts.flatMap(([tag, pattern]) => {
    const match = pattern.exec(said);
    return match === null ? [] : [{ tag, text: match[1], at: match.index }];
  });
  const end = Math.min(said.length, ...found.map(({ at }) => at));
  return [
    { tag: 'year', rows: value(row.text.slice(1, 5)) },
    { tag: 'container', rows: value(said.slice(0, end).replace(/[\s,.]+$/, '')) },
    ...found.map(({ tag, text }): TaggedLine => ({ tag, rows: value(text?.replace(/\s([-–])\s/, '$1')) })),
  ];
}

export const scopusTextReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: scopusText,
  recognizes,
  records,
  roles: {
    type: 'type',
    title: 'title',
    author: 'author',
    container: 'container',
    year: 'year',
    volume: 'volume',
    issue: 'issue',
    pages: 'pages',
    articleNumber: 'articleNumber',
    doi: 'doi',
    url: 'url',
    abstract: 'abstract',
    keywords: 'keywords',
    publisher: 'publisher',
    issn: 'issn',
    language: 'language',
    editor: 'editor',
    pmid: 'pmid',
    event: 'event',
  },
});
