import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { tableRecords } from '../tagged/delimited-table';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** Web of Science's plain text (`savedrecs.txt`), its tab-delimited one, and its file for EndNote. */
export const webOfScience: BibliographyFormat = {
  id: 'web-of-science',
  name: 'Web of Science',
  extensions: ['ciw', 'isi'],
  kind: 'export',
};

const syntax: TaggedSyntax = {
  line: /^([A-Z][A-Z0-9])(?: ([\s\S]*))?$/,
  first: new Set(['PT']),
  last: 'ER',
  ofFile: new Set(['FN', 'VR', 'EF']),
  single: new Set(['TI', 'UT']),
};

const isTable = (text: string): boolean => /^PT\t(?:[A-Z][A-Z0-9]\t){3}/.test(text);

export const webOfScienceReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: webOfScience,
  recognizes: (sample) =>
    isTable(sample) || (/^PT [A-Z]\s*$/m.test(sample) && /^(?:AU|AF|TI|SO|UT|PY) \S/m.test(sample)),
  records: (text) =>
    isTable(text)
      ? tableRecords(
          text,
          '\t',
          () => true,
          (name) => name,
        )
      : taggedRecords(text, syntax),
  roles: {
    type: 'PT',
    kind: 'DT',
    title: 'TI',
    title2: 'FT',
    author: 'AF CA',
    authorShort: 'AU BA',
    editor: 'BE ED',
    container: 'SO',
    containerShort: 'JI J9',
    series: 'SE',
    year: 'PY',
    date: 'PD',
    volume: 'VL',
    issue: 'IS',
    firstPage: 'BP',
    lastPage: 'EP',
    articleNumber: 'AR',
    doi: 'DI',
    abstract: 'AB',
    keywords: 'DE ID',
    issn: 'SN BN EI',
    publisher: 'PU',
    place: 'PI',
    language: 'LA',
    event: 'CT',
    pmid: 'PM',
    url: 'DL',
  },
});
