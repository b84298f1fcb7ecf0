import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { type Paragraph, paragraphsOf, joinedLines } from '../tagged/paragraphs';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecord, TaggedRecords, TaggedValue } from '../tagged/tagged-records';
import type { Role } from '../tagged/tagged-work';

/** PubMed's *Abstract (text)*: numbered records of paragraphs without tags. */
export const pubmedText: BibliographyFormat = {
  id: 'pubmed-text',
  name: 'PubMed abstracts',
  extensions: [],
  kind: 'export',
};

/** `1. Ann Cold Water. 2019 Mar 15;12(3):45-67. doi: …`, or of a book, `1. Ice. In: …`. */
const citation = /^\d{1,6}\. [^\n]{0,200}?[.?!;] {0,2}(?:(?:18|19|20)\d\d\b|In: )/;
const numbered = /^\d{1,6}\. \S/;
const identifiers = /^(?:DOI|PMID|PMCID): ?/;
/** What stands beside the abstract. */
const beside =
  /^(?:Author information:|Collaborators?:|(?:Comment|Erratum|Update|Retraction|Expression of concern|Republished|Corrected) (?:in|on|of|and|for|from)\b|(?:Conflicts? of interest|Competing interests?|Disclosure) ?statement|©|\(c\) ?\d{4}|Copyright\b|Publisher:|Trial registration:|Plain Language Summary:|No abstract available|\[(?:Article|Indexed|Available|Epub|No (?:authors?|abstract))\b)/i;
const person = /^[\p{L}'’ .-]{2,60}(?: ?(?:\([\d#*†‡§]{1,3}\)[,#*]?){1,20})?$/u;

function recognizes(sample: string): boolean {
  return /^\d{1,6}\. [^\n]{0,200}(?:18|19|20)\d\d/m.test(sample) && /^(?:PMID|PMCID): ?(?:PMC)?\d/m.test(sample);
}

/** A record begins at a number after two blank lines, with a citation, or behind what ends the one before. */
function records(text: string): TaggedRecords {
  const found: Paragraph[][] = [];
  const stray: TaggedValue[] = [];
  let isEnded = true;
  for (const paragraph of paragraphsOf(text)) {
    const first = paragraph.rows[0]?.text ?? '';
    const begins =
      numbered.test(first) &&
      (paragraph.gap > 1 || isEnded) &&
      citation.test(`${joinedLines(paragraph).slice(0, 400)} `);
    isEnded = paragraph.rows.some(({ text: row }) => /^PMID: ?\d/.test(row));
    if (begins) {
      found.push([paragraph]);
    } else if (found.length > 0) {
      found.at(-1)?.push(paragraph);
    } else {
      stray.push(...paragraph.rows);
    }
  }
  return { records: found.map(recordOf), stray };
}

function recordOf([head, ...paragraphs]: readonly Paragraph[]): TaggedRecord {
  const start = head?.rows[0]?.start ?? 0;
  const end = (paragraphs.at(-1) ?? head)?.rows.at(-1)?.end ?? start;
  const lines: TaggedLine[] = head === undefined ? [] : citationLines(head);
  const line = (role: Role, { rows }: Pick<Paragraph, 'rows'>) => lines.push({ tag: role, rows });
  let isBeside = false;
  const [title, ...rest] = paragraphs;
  if (title !== undefined) {
    line('title', title);
  }
  let hasAuthors = false;
  const abstract: TaggedValue[] = [];
  for (const paragraph of rest) {
    const whole = joinedLines(paragraph);
    const names = hasAuthors ? undefined : authorsIn(whole);
    if (identifiers.test(whole)) {
      lines.push(...identifierLines(paragraph));
      isBeside = true;
    } else if (beside.test(whole)) {
      isBeside = abstract.length > 0;
    } else if (names !== undefined && abstract.length === 0) {
      hasAuthors = true;
      lines.push({
        tag: 'author',
        rows: names.map((text) => ({
          text,
          start: paragraph.rows[0]?.start ?? start,
          end: paragraph.rows.at(-1)?.end ?? end,
        })),
      });
    } else if (!isBeside) {
      abstract.push(...paragraph.rows);
    }
  }
  line('abstract', { rows: abstract });
  return { start, end, lines: [...lines, { tag: 'pmid', rows: pmidOf(lines) }], isOpened: true, isClosed: true };
}

const pmidOf = (lines: readonly TaggedLine[]): readonly TaggedValue[] =>
  lines.find(({ tag }) => tag === 'pmid')?.rows ?? [];

/** `Ash V(1), Birch O(1)(2).`; undefined where a paragraph is none. */
function authorsIn(paragraph: string): string[] | undefined {
  const parts = paragraph
    .replace(/\.$/, '')
    .split(/[,;] /)
    .map((part) => part.trim());
  const isList =
    paragraph.endsWith('.') &&
    parts.every((part) => person.test(part)) &&
    parts.some((part) => /(?:\([\d#*†‡§]{1,3}\)|\s\p{Lu}{1,4})$/u.test(part));
  const names = parts.map((part) => part.replace(/(?:\([\d#*†‡§]{1,3}\)[,#*]{0,2}){1,20}$/, '').trim());
  // A name without initials is a group's, which a comma behind it says.
  return isList
    ? names.map((part) => (/\s\p{Lu}{1,4}(?: (?:Jr|Sr|\d(?:st|nd|rd|th)|I{2,3}))?$/u.test(part) ? part : `${part},`))
    : undefined;
}

/** The journal's abbreviation, date, volume, issue and pages. */
function citationLines({ rows }: Paragraph): TaggedLine[] {
  const whole = joinedLines({ rows, gap: 0 })
    .replace(/^\d{1,6}\. /, '')
    .slice(0, 1_000);
  const match =
    /^(.{1,300}?)\. ((?:18|19|20)\d\d[^;:.]{0,30})(?:;([^(:;.]{0,20})(?:\(([^()]{1,30})\))?(?::([^.]{1,40}))?)?\./.exec(
      whole,
    );
  const [, journal, date, volume, issue, pages] = match ?? [];
  const [start, end] = [rows[0]?.start ?? 0, rows.at(-1)?.end ?? 0];
  const doi = /\bdoi: ?(10\.\S+?)\.?(?:\s|$)/i.exec(whole)?.[1];
  const at = (text: string | undefined) => [{ text: text ?? '', start, end }];
  return [
    { tag: 'container', rows: at(journal) },
    { tag: 'date', rows: at(date) },
    { tag: 'volume', rows: at(volume) },
    { tag: 'issue', rows: at(issue) },
    { tag: 'pages', rows: at(pages) },
    { tag: 'type', rows: at(match === null ? 'Book' : 'Journal Article') },
    { tag: 'identifier', rows: doi === undefined ? [] : [placeOf(doi, rows)] },
  ];
}

/** Where a text stands that may be broken over lines. */
function placeOf(text: string, rows: readonly TaggedValue[]): TaggedValue {
  const row = rows.find((one) => one.text.includes(text));
  const start = row === undefined ? (rows[0]?.start ?? 0) : row.start + row.text.indexOf(text);
  return { text, start, end: row === undefined ? (rows.at(-1)?.end ?? start) : start + text.length };
}

function identifierLines({ rows }: Paragraph): TaggedLine[] {
  return rows.flatMap((row): TaggedLine[] => {
    const [whole, name] = /^(DOI|PMID): ?/.exec(row.text) ?? [];
    if (whole === undefined || name === undefined) {
      return [];
    }
    const value = row.text
      .slice(whole.length)
      .replace(/ \[.*$/, '')
      .trim();
    return [
      {
        tag: name === 'DOI' ? 'doi' : 'pmid',
        rows: [{ text: value, start: row.start + whole.length, end: row.start + whole.length + value.length }],
      },
    ];
  });
}

export const pubmedTextReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: pubmedText,
  recognizes,
  records,
  roles: {
    type: 'type',
    title: 'title',
    author: 'author',
    container: 'container',
    date: 'date',
    volume: 'volume',
    issue: 'issue',
    pages: 'pages',
    doi: 'doi',
    identifier: 'identifier',
    abstract: 'abstract',
    pmid: 'pmid',
  },
});
