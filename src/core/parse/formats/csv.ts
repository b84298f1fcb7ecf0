import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { type Delimiter, tableRecords, tableRows } from '../tagged/delimited-table';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecords } from '../tagged/tagged-records';
import type { Role } from '../tagged/tagged-work';

/** A table with a column for each field: what Scopus, IEEE Xplore, Zotero, Web of Science, PubMed, Dimensions and others export for spreadsheets. */
export const csv: BibliographyFormat = {
  id: 'csv',
  name: 'Table (CSV)',
  extensions: ['csv', 'tsv'],
  kind: 'export',
};

/** What databases call their columns, in small letters. */
const columns: Partial<Readonly<Record<Role, string>>> = {
  type: 'document type|item type|publication type|content type|doctype|type|文献类型|来源库',
  title: 'title|document title|article title|item title|题名|标题|篇名',
  title2: 'translated title|original title|英文题名|外文题名',
  author: 'author full names|author|authors|author/s|作者|names',
  authorShort: 'authors short',
  editor: 'editor|editors|book editors',
  translator: 'translator|translators',
  container:
    'source title|publication title|journal|journal title|journal/book|source|刊名|期刊|来源|文献来源|anthology title',
  containerShort: 'abbreviated source title|journal abbreviation|journal iso abbreviation',
  series: 'series|series title|book series title',
  year: 'year|publication year|pubyear|年|年份|出版年',
  date: 'date|publication date|date published|发表时间|发表日期',
  volume: 'volume|journal volume|卷',
  issue: 'issue|issue number|journal issue|期',
  pages: 'pages|pagination|页码',
  firstPage: 'page start|start page|first page',
  lastPage: 'page end|end page|last page',
  articleNumber: 'art. no.|article number',
  doi: 'doi|item doi',
  url: 'url|link|doi link|pdf link|articleurl|external url|plink|paper url|paperurl|paper link|链接|网址',
  abstract: 'abstract|abstract note|summary|摘要',
  abstract2: 'translated abstract|英文摘要',
  keywords:
    'author keywords|index keywords|keywords|keywords plus|ieee terms|manual tags|automatic tags|mesh terms|关键词',
  issn: 'issn|eissn|isbn|isbns|issns',
  publisher: 'publisher|出版社',
  place: 'place|publisher city',
  edition: 'edition',
  language: 'language|language of original document|语种',
  note: 'extra|notes',
  event: 'conference name|conference title',
  pmid: 'pmid|pubmed id',
  key: 'citation key|citationkey|bibtexkey|citekey',
  accessed: 'access date|访问日期',
  file: 'file attachments|attachments',
};

const roles: ReadonlyMap<string, Role> = /* @__PURE__ */ rolesOfColumns();

function rolesOfColumns(): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(columns).flatMap(([role, names]) => names.split('|').map((name) => [name, role as Role] as const)),
  );
}

/** So many columns must be known, a title and what tells one work from another among them, where there is no abstract. */
const minKnown = 3;
/** A database may write so many rows above the one that names the columns. */
const maxAbove = 3;
const identifying: ReadonlySet<Role> = new Set(['author', 'authorShort', 'doi', 'year', 'date']);

function isHead(names: readonly string[]): boolean {
  const known = names.flatMap((name) => (name.length > 60 ? [] : (roles.get(name) ?? [])));
  return (
    known.includes('title') &&
    (known.includes('abstract') || (known.length >= minKnown && known.some((role) => identifying.has(role))))
  );
}

function delimiterOf(text: string): Delimiter | undefined {
  const sample = text.slice(0, 20_000);
  return ([',', '\t', ';'] as const).find((delimiter) => {
    let row = 0;
    for (const { cells } of tableRows(sample, delimiter)) {
      if (isHead(cells.map((cell) => cell.text.toLowerCase()))) {
        return true;
      }
      if (++row > maxAbove) {
        return false;
      }
    }
    return false;
  });
}

function records(text: string): TaggedRecords {
  const delimiter = delimiterOf(text);
  const found = delimiter === undefined ? undefined : tableRecords(text, delimiter, isHead);
  return { records: (found?.records ?? []).map((record) => ({ ...record, lines: linesOf(record.lines) })), stray: [] };
}

/** Of authors who stand in two columns the full names are taken. */
function linesOf(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const hasFull = lines.some(({ tag, rows }) => fullNames.has(tag) && rows.some(({ text }) => text !== ''));
  const isSpringer = lines.some(({ tag }) => tag === 'item title');
  return lines.flatMap((line) => {
    if (roles.get(line.tag) !== 'author') {
      // Zotero has a citation key among other things.
      return line.tag === 'extra' ? [line, ...keyIn(line)] : [line];
    }
    if (hasFull && !fullNames.has(line.tag)) {
      return [];
    }
    return [
      {
        ...line,
        rows: line.rows.map((row) => ({
          ...row,
          text: (isSpringer ? apart(row.text) : row.text).replace(/^\[No author.*/i, ''),
        })),
      },
    ];
  });
}

/** SpringerLink puts nothing between names: `Vera AshOtto Birch`; but a capital within one may stand behind a prefix. */
const apart = (names: string): string =>
  names.replace(
    /(?<=[\p{Ll}.])(?<!(?:^|[\s\p{Ll}])(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|D’|O’))(?=\p{Lu})/gu,
    (_, at: number) =>
      at > 0 && names[at - 1] === '.' && !/\p{Ll}/u.test(names.slice(Math.max(0, at - 3), at)) ? '' : '; ',
  );

const fullNames: ReadonlySet<string> = new Set(['author full names']);

function keyIn({ rows }: TaggedLine): TaggedLine[] {
  return rows.flatMap((row) => {
    const key = /(?:^|\s)citation key: {0,3}(\S{1,200})/i.exec(row.text)?.[1];
    return key === undefined ? [] : [{ tag: 'citation key', rows: [{ ...row, text: key }] }];
  });
}

export const csvReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: csv,
  recognizes: (sample) => delimiterOf(sample) !== undefined,
  records,
  roles: columns,
});
