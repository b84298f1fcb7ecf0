import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { paragraphsOf, sliceOfLine } from '../tagged/paragraphs';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecord, TaggedRecords, TaggedValue } from '../tagged/tagged-records';

/** ProQuest's plain text: labels in words in paragraphs of their own, records apart by lines of underscores. */
export const proQuest: BibliographyFormat = {
  id: 'proquest',
  name: 'ProQuest',
  extensions: [],
  kind: 'export',
};

const rule = /^_{10,}$/;
const known: ReadonlySet<string> = /* @__PURE__ */ knownLabels();

function knownLabels(): ReadonlySet<string> {
  return new Set(
    (
      'Title|Alternate title|Author|Editor|Advisor|Abstract|Publication title|Publication info|Volume|Issue|Pages|First page|Number of pages|Publication year|Publication date|Year|Section|' +
      'Publisher|Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|ISBN|Source type|Language of publication|Language|Document type|DOI|Source|Source attribution|' +
      'ProQuest document ID|Document URL|Copyright|Last updated|Database|Subject|Location|Identifier / keyword|Identifier/keyword|Keyword|Links|Company / organization|People|Classification|' +
      'University/institution|University location|School code|Department|Degree|Degree date|Committee member|Dissertation/thesis number|Full text|References|CODEN|Accession number|Notes|Publication history|Online publication date'
    ).split('|'),
  );
}
const label = /^([A-Za-z][A-Za-z /-]{1,40}): ?/;

function recognizes(sample: string): boolean {
  return (
    /^_{10,}\s*$/m.test(sample) &&
    /^Title: \S/m.test(sample) &&
    /^(?:ProQuest document ID|Publication title|Source type|Database): \S/m.test(sample)
  );
}

/** What stands between two rules is a record if it names a title: tables of contents and copyright notices do not. */
function records(text: string): TaggedRecords {
  const parts: TaggedValue[][] = [[]];
  for (const { rows } of paragraphsOf(text)) {
    for (const row of rows) {
      if (rule.test(row.text)) {
        parts.push([]);
      } else {
        parts.at(-1)?.push(row);
      }
    }
  }
  return {
    records: parts.map(recordOf).filter((record) => record.lines.some(({ tag }) => tag === 'Title')),
    stray: [],
  };
}

function recordOf(rows: readonly TaggedValue[]): TaggedRecord {
  const lines: { tag: string; rows: TaggedValue[] }[] = [];
  for (const row of rows) {
    const [whole = '', name = ''] = label.exec(row.text) ?? [];
    if (known.has(name)) {
      lines.push({ tag: name, rows: [sliceOfLine(row, whole.length, row.text.length)] });
    } else {
      lines.at(-1)?.rows.push(row);
    }
  }
  return {
    start: rows[0]?.start ?? 0,
    end: rows.at(-1)?.end ?? 0,
    lines: onceEach(lines).map((line) =>
      isOfPeople(line) ? { ...line, rows: line.rows.slice(0, 1).map(withoutMarks) } : line,
    ),
    isOpened: true,
    isClosed: true,
  };
}

const isOfPeople = ({ tag }: TaggedLine): boolean => tag === 'Author' || tag === 'Editor';

/** Authors stand above the abstract and once more among the details. */
function onceEach(lines: readonly TaggedLine[]): readonly TaggedLine[] {
  const seen = new Set<string>();
  return lines.filter(({ tag }) => !seen.has(tag) && seen.add(tag));
}

/** Names without the numbers of their addresses: `Ash, Vera 1 ; Birch, Otto 2`. */
const withoutMarks = (row: TaggedValue): TaggedValue => ({
  ...row,
  text: row.text.replace(/\s\d{1,3}(?:,\s?\d{1,3}){0,9}(?=\s?(?:;|$))/g, ''),
});

export const proQuestReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: proQuest,
  recognizes,
  records,
  roles: {
    type: 'Document type|Source type',
    title: 'Title|Document title',
    title2: 'Alternate title|Original title',
    author: 'Author|Authors',
    editor: 'Editor|Editors',
    container: 'Publication title|Source',
    year: 'Publication year|Year|Degree date',
    date: 'Publication date|Date',
    volume: 'Volume|Vol.',
    issue: 'Issue|Iss.',
    pages: 'Pages|Page range',
    firstPage: 'First page|Start page',
    doi: 'DOI|Digital object identifier',
    url: 'Document URL|URL',
    abstract: 'Abstract|Abstract (summary)',
    keywords: 'Subject|Identifier / keyword|Identifier/keyword|Keyword',
    issn: 'ISSN|e-ISSN|ISBN',
    publisher: 'Publisher|University/institution',
    place: 'Place of publication|University location',
    language: 'Language of publication|Language',
    genre: 'Degree|Degree type',
  },
});
