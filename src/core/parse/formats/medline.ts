import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { type TaggedLine, taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** PubMed's tagged format: MEDLINE, its file for reference managers too. */
export const medline: BibliographyFormat = {
  id: 'medline',
  name: 'PubMed',
  extensions: ['nbib', 'medline'],
  kind: 'export',
};

const syntax: TaggedSyntax = {
  line: /^([A-Z][A-Z0-9]{1,3}) {0,2}-(?: ([\s\S]*))?$/,
  first: new Set(['PMID']),
  single: new Set(['TI']),
};

/** The name of a group is whole, as a comma behind it says. */
const asGroup = (line: TaggedLine): TaggedLine =>
  line.tag === 'CN' ? { ...line, rows: line.rows.map((row) => ({ ...row, text: `${row.text},` })) } : line;

export const medlineReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: medline,
  recognizes: (sample) => /^PMID {0,2}- ?\d/m.test(sample),
  records: (text) => {
    const { records, stray } = taggedRecords(text, syntax);
    return { records: records.map((record) => ({ ...record, lines: record.lines.map(asGroup) })), stray };
  },
  roles: {
    type: 'PT',
    title: 'TI BTI',
    title2: 'TT',
    author: 'FAU CN',
    authorShort: 'AU',
    editor: 'FED',
    container: 'JT',
    containerShort: 'TA',
    date: 'DP',
    volume: 'VI',
    issue: 'IP',
    pages: 'PG',
    identifier: 'LID AID',
    abstract: 'AB',
    abstract2: 'OAB',
    keywords: 'MH OT',
    issn: 'IS ISBN',
    publisher: 'PB',
    edition: 'EN',
    language: 'LA',
    pmid: 'PMID',
  },
});
