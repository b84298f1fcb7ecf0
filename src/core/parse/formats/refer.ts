import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { taggedRecords, type TaggedSyntax } from '../tagged/tagged-records';

/** EndNote's form of Refer: `%0`, `%A`, `%T`. */
export const refer: BibliographyFormat = {
  id: 'refer',
  name: 'EndNote',
  extensions: ['enw', 'refer'],
  kind: 'export',
};

const tagLine = /^\s{0,4}%([0-9A-Z@!#$\][()*+^><=~?&])(?:[ \t]+([\s\S]*))?$/;

const syntax: TaggedSyntax = { line: tagLine, first: new Set(['0']), single: new Set(['T']) };

export const referReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: refer,
  // Without `%0` there is more that begins so: comments of LaTeX, for one.
  recognizes: (sample) =>
    /^\s{0,4}%0[ \t]+\S/m.test(sample) ||
    new Set([...sample.matchAll(/^%([ATDJBIVPX])[ \t]+\S/gm)].map(([, tag]) => tag)).size > 2,
  records: (text) => taggedRecords(text, syntax),
  roles: {
    type: '0',
    title: 'T',
    title2: 'Q',
    author: 'A',
    author2: 'H',
    editor: 'E',
    container: 'J',
    container2: 'B',
    containerOther: 'O',
    series: 'S',
    year: 'D',
    date: '8',
    volume: 'V',
    issue: 'N',
    pages: 'P',
    doi: 'R',
    url: 'U',
    abstract: 'X',
    keywords: 'K',
    issn: '@',
    publisher: 'I',
    place: 'C',
    edition: '7',
    language: 'G',
    note: 'Z',
    genre: '9',
    key: 'F',
    database: 'W',
    accessed: '[',
    file: '>',
  },
});
