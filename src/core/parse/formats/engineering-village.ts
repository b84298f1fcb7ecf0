import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { type TaggedLine, taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** Engineering Village's plain text (Compendex, Inspec): `<RECORD 1>`, then labels in words. */
export const engineeringVillage: BibliographyFormat = {
  id: 'engineering-village',
  name: 'Engineering Village',
  extensions: [],
  kind: 'export',
};

const recordTag = '<RECORD';
const syntax: TaggedSyntax = {
  // A label is at most a few words; a line of an abstract with a colon seldom begins so, and has a space behind it.
  line: /^(<RECORD(?= \d)|[A-Z][A-Za-z ()/&-]{1,48}(?=:(?! )))[: ]([\s\S]*)$/,
  first: new Set([recordTag]),
  single: new Set(['Title']),
};

/** The terms of an index stand in one line, apart by dashes. */
function apart(line: TaggedLine): TaggedLine {
  return /terms$/.test(line.tag)
    ? { ...line, rows: line.rows.map((row) => ({ ...row, text: row.text.split(/ -{1,2} /).join('; ') })) }
    : line;
}

export const engineeringVillageReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: engineeringVillage,
  recognizes: (sample) =>
    /^<RECORD \d{1,7}>\s*$/m.test(sample) && /^(?:Accession number|Title|Authors?):\S/m.test(sample),
  records: (text) => {
    const { records, stray } = taggedRecords(text, syntax);
    return { records: records.map((record) => ({ ...record, lines: record.lines.map(apart) })), stray };
  },
  roles: {
    type: 'Document type|Doc type',
    title: 'Title',
    title2: 'Title of translation|Translated title',
    author: 'Authors|Author|Inventors',
    editor: 'Editors|Editor',
    container: 'Source title|Source|Serial title',
    containerShort: 'Abbreviated source title|Abbreviated serial title',
    series: 'Series title|Monograph title',
    year: 'Publication year|Year',
    date: 'Issue date|Publication date',
    volume: 'Volume|Volume number',
    issue: 'Issue|Issue number',
    pages: 'Pages|Page range',
    articleNumber: 'Article number|Art. number',
    doi: 'DOI|Digital object identifier',
    url: 'URL|Link',
    abstract: 'Abstract|Abstracts',
    keywords: 'Controlled terms|Uncontrolled terms|Controlled/Subject terms|Main heading',
    issn: 'ISSN|E-ISSN|ISBN-13|ISBN-10|ISBN',
    publisher: 'Publisher|University',
    language: 'Language|Document language',
    event: 'Conference name|Conference title',
  },
});
