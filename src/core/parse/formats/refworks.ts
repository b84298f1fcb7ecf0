import type { BibliographyFormat, FormatReader } from '../bibliography-format';
import { taggedReader } from '../tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged-records';

/** RefWorks' tagged format. */
export const refWorks: BibliographyFormat = { id: 'refworks', name: 'RefWorks', extensions: [], languageId: 'plaintext', kind: 'export' };

const syntax: TaggedSyntax = {
  line: /^([A-Z][A-Z]|[A-Z]\d{1,2})(?:[ \t]+([\s\S]*))?$/,
  tags: new Set([
    'RT', 'SR', 'ID', 'A1', 'T1', 'JF', 'JO', 'YR', 'FD', 'VO', 'IS', 'SP', 'OP', 'K1', 'AB', 'NO', 'A2', 'T2', 'ED', 'PB', 'PP', 'A3', 'A4', 'A5', 'A6', 'T3', 'SN', 'AV',
    'AD', 'AN', 'LA', 'CL', 'SF', 'OT', 'LK', 'DO', 'CN', 'DB', 'DS', 'IP', 'RD', 'ST', 'U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9', 'U10', 'U11', 'U12', 'U13', 'U14',
    'U15', 'UL', 'SL', 'LL', 'CR', 'WT', 'WV', 'WP', 'TT', 'PN', 'PM', 'OL',
  ]),
  first: new Set(['RT']),
  single: new Set(['T1']),
};

export const refWorksReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: refWorks,
  recognizes: (sample) => /^RT \S/m.test(sample) && /^(?:T1|A1|JF|YR|AB|SR|VO) \S/m.test(sample),
  records: (text) => taggedRecords(text, syntax),
  roles: {
    type: 'RT', title: 'T1', title2: 'TT', author: 'A1', editor: 'A2', translator: 'A4', container: 'JF', container2: 'T2', containerShort: 'JO', series: 'T3', year: 'YR', date: 'FD',
    volume: 'VO', issue: 'IS', firstPage: 'SP', lastPage: 'OP', doi: 'DO', url: 'UL LK', abstract: 'AB', keywords: 'K1', issn: 'SN', publisher: 'PB', place: 'PP',
    edition: 'ED', language: 'LA', note: 'NO', database: 'DS DB', accessed: 'RD',
  },
});
