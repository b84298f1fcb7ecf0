import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { sourceLines } from '../tagged/source-line';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** Embase's plain text: `RECORD 1`, then labels in capitals above their values. */
export const embase: BibliographyFormat = {
  id: 'embase',
  name: 'Embase',
  extensions: [],
  kind: 'export',
};

const words =
  'TITLE|ORIGINAL(?: \\(NON-ENGLISH\\))? TITLE|AUTHORS?|AUTHOR NAMES|EDITORS?|SOURCE|SOURCE TITLE|SOURCE TYPE|PUBLICATION TYPE|PUBLICATION YEAR|SOURCE PUBLICATION YEAR|SOURCE PUBLICATION DATE|DATE OF PUBLICATION|' +
  'VOLUME|ISSUE|PAGES|FIRST PAGE|LAST PAGE|ARTICLE NUMBER|BOOK PUBLISHER|PUBLISHER|ISSN|ISBN|CODEN|ABSTRACT|AUTHOR KEYWORDS|LANGUAGE OF ARTICLE|LANGUAGE OF SUMMARY|MEDLINE PMID|PUI|DOI|COPYRIGHT|CONFERENCE LOCATION|EMBASE|' +
  '[A-Z][A-Z/ ]{2,50}(?: TERMS| NUMBERS?| NAMES?| LINKS?| DATE| ADDRESS(?:ES)?| CLASSIFICATIONS?| ID)';

const syntax = (): TaggedSyntax => ({
  line: new RegExp(`^(RECORD(?= \\d{1,7}\\s*$)|(?:${words})(?=\\s*$))([\\s\\S]*)$`),
  first: new Set(['RECORD']),
  single: new Set(['TITLE']),
});

export const embaseReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: embase,
  recognizes: (sample) =>
    /^TITLE\s*$/m.test(sample) &&
    (/^RECORD \d{1,7}\s*$/m.test(sample) || /^(?:AUTHOR NAMES|EMTREE [A-Z ]+TERMS|PUI)\s*$/m.test(sample)),
  records: (text) => {
    const { records, stray } = taggedRecords(text, syntax());
    return {
      records: records.map((record) => ({
        ...record,
        lines: record.lines.flatMap((line) => (line.tag === 'SOURCE' ? sourceLines(line.rows) : [line])),
      })),
      stray,
    };
  },
  roles: {
    type: 'PUBLICATION TYPE|SOURCE TYPE',
    title: 'TITLE',
    title2: 'ORIGINAL TITLE|ORIGINAL (NON-ENGLISH) TITLE',
    author: 'AUTHOR NAMES|AUTHORS|AUTHOR',
    editor: 'EDITORS|EDITOR',
    container: 'SOURCE TITLE|source/container',
    year: 'PUBLICATION YEAR|SOURCE PUBLICATION YEAR|source/year',
    date: 'DATE OF PUBLICATION|SOURCE PUBLICATION DATE|source/date',
    volume: 'VOLUME|source/volume',
    issue: 'ISSUE|source/issue',
    pages: 'PAGES|source/pages',
    firstPage: 'FIRST PAGE',
    lastPage: 'LAST PAGE',
    articleNumber: 'ARTICLE NUMBER',
    doi: 'DOI',
    url: 'FULL TEXT LINK',
    abstract: 'ABSTRACT',
    keywords: 'AUTHOR KEYWORDS',
    issn: 'ISSN|ISBN',
    publisher: 'BOOK PUBLISHER|PUBLISHER',
    language: 'LANGUAGE OF ARTICLE',
    event: 'CONFERENCE NAME',
    pmid: 'MEDLINE PMID',
  },
});
