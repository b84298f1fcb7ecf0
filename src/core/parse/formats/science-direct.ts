import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { paragraphsOf, sliceOfLine } from '../tagged/paragraphs';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecord, TaggedRecords, TaggedValue } from '../tagged/tagged-records';
import type { Role } from '../tagged/tagged-work';

/** ScienceDirect's text: authors, title, journal, volume, year and pages on lines that end in commas, then the abstract and keywords. */
export const scienceDirect: BibliographyFormat = {
  id: 'science-direct',
  name: 'ScienceDirect',
  extensions: [],
  kind: 'export',
};

const address = /^\(https?:\/\/(?:www\.)?sciencedirect\.com\/\S{1,300}\)$/;
const isAddress = ({ text }: TaggedValue): boolean => address.test(text);

function recognizes(sample: string): boolean {
  const rows = sample.split(/\r\n|\n|\r/).map((row) => row.trim());
  const at = rows.findIndex((row) => address.test(row));
  return at > 2 && rows.slice(Math.max(0, at - 12), at).filter((row) => row.endsWith(',')).length > 2;
}

/** A paragraph is a record where the address of an article stands in it, else more of the one before. */
function records(text: string): TaggedRecords {
  const groups: TaggedValue[][] = [];
  for (const { rows } of paragraphsOf(text)) {
    if (rows.some(isAddress)) {
      groups.push([...rows]);
    } else {
      groups.at(-1)?.push(...rows);
    }
  }
  return { records: groups.map(recordOf), stray: [] };
}

/** What a line below the journal says, told by how it is written; the role is its tag. */
const details: readonly (readonly [tag: Role, pattern: RegExp])[] = [
  ['issn', /^IS[SB]N /],
  ['doi', /^(?=https?:\/\/(?:dx\.)?doi\.org\/)/],
  ['pages', /^Pages? /],
  ['year', /^(?=(?:1[89]|20)\d\d$)/],
];
const labels: Readonly<Record<string, Role>> = { abstract: 'abstract', keywords: 'keywords' };

function recordOf(rows: readonly TaggedValue[]): TaggedRecord {
  const at = rows.findIndex(isAddress);
  const lines = headLines(rows.slice(0, at));
  const url = rows[at];
  if (url !== undefined) {
    lines.push({ tag: 'url', rows: [sliceOfLine(url, 1, url.text.length - 1)] });
  }
  let open: { tag: string; rows: TaggedValue[] } | undefined;
  for (const row of rows.slice(at + 1)) {
    const [whole, name = ''] = /^(Abstract|Keywords): ?/.exec(row.text) ?? [];
    if (whole !== undefined) {
      open = { tag: labels[name.toLowerCase()] ?? 'other', rows: [sliceOfLine(row, whole.length, row.text.length)] };
      lines.push(open);
    } else {
      open?.rows.push(row);
    }
  }
  return {
    start: rows[0]?.start ?? 0,
    end: rows.at(-1)?.end ?? 0,
    lines,
    isOpened: true,
    isClosed: true,
  };
}

/** Authors, where there are any, title and journal come first; each of the lines ends in a comma. */
function headLines(rows: readonly TaggedValue[]): TaggedLine[] {
  const plain = rows.map((row) => sliceOfLine(row, 0, row.text.replace(/[,.]$/, '').length));
  const from = plain.findIndex(({ text }) => isDetail(text));
  const first = plain.slice(0, from < 0 ? plain.length : from);
  const lines: TaggedLine[] = [];
  const [authors, title, container] = first.length < 3 ? [undefined, ...first] : first;
  const put = (tag: Role, row: TaggedValue | undefined) => {
    if (row !== undefined) {
      lines.push({ tag, rows: [row] });
    }
  };
  if (authors !== undefined) {
    lines.push({ tag: 'author', rows: authors.text.split(/,\s/).map((text) => ({ ...authors, text })) });
  }
  put('title', title);
  put('container', container);
  for (const row of plain.slice(from < 0 ? plain.length : from)) {
    const volume = /^Volumes? ([^,]{1,30})(?:, Issues? (.{1,40}))?$/.exec(row.text);
    const [tag, pattern] = details.find(([, each]) => each.test(row.text)) ?? [];
    if (volume !== null) {
      put('volume', { ...row, text: volume[1] ?? '' });
      put('issue', volume[2] === undefined ? undefined : { ...row, text: volume[2] });
    } else if (tag !== undefined && pattern !== undefined) {
      put(tag, { ...row, text: row.text.replace(pattern, '') });
    } else if (/^[\w.-]{1,20}$/.test(row.text)) {
      put('articleNumber', row);
    }
  }
  return lines;
}

const isDetail = (text: string): boolean =>
  /^Volumes? \S/.test(text) || details.some(([, pattern]) => pattern.test(text));

export const scienceDirectReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: scienceDirect,
  recognizes,
  records,
  roles: {
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
    issn: 'issn',
  },
});
