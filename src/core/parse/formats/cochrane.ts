import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** The Cochrane Library's plain text: `Record #1 of 2`, then tags of two letters and a colon. */
export const cochrane: BibliographyFormat = {
  id: 'cochrane',
  name: 'Cochrane Library',
  extensions: [],
  kind: 'export',
};

const syntax: TaggedSyntax = {
  line: /^(Record(?= #\d)|[A-Z]{2,3}(?=: |:$)):? ?([\s\S]*)$/,
  first: new Set(['Record']),
  single: new Set(['TI']),
};

export const cochraneReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: cochrane,
  recognizes: (sample) => /^Record #\d{1,7} of \d{1,7}\s*$/m.test(sample) && /^TI: \S/m.test(sample),
  records: (text) => taggedRecords(text, syntax),
  roles: {
    type: 'PT',
    title: 'TI',
    author: 'AU',
    container: 'SO',
    year: 'YR',
    volume: 'VL',
    issue: 'NO',
    pages: 'PG',
    doi: 'DOI',
    url: 'US',
    abstract: 'AB',
    keywords: 'KY',
    issn: 'SN',
    publisher: 'PB',
    language: 'LA',
  },
});
