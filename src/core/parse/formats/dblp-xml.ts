import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine } from '../tagged/tagged-records';
import { innerPath, type XmlLayout, xmlRecords } from '../tagged/xml-records';

/** DBLP's XML: its records, and what its search answers. */
export const dblpXml: BibliographyFormat = {
  id: 'dblp-xml',
  name: 'DBLP XML',
  extensions: ['xml'],
  languageId: 'xml',
  kind: 'export',
};

/** Its kinds of records, and what other databases call them. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['article', 'journal article'],
  ['inproceedings', 'conference paper'],
  ['proceedings', 'book'],
  ['book', 'book'],
  ['incollection', 'book section'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['data', 'dataset'],
  ['info', ''],
]);

const edited: Readonly<Record<string, (text: string) => string>> = {
  // The number of a namesake, and the full stop behind every title.
  author: (text) => text.replace(/ \d{4}$/, ''),
  editor: (text) => text.replace(/ \d{4}$/, ''),
  title: (text) => text.replace(/(?<=[^.])\.$/, ''),
};

const layout: XmlLayout = {
  records: kinds,
  styles: new Set(['i', 'sub', 'sup', 'tt']),
  tagOf: (elements) => {
    const tag = innerPath(elements);
    return tag.startsWith('authors/') ? 'author' : tag.slice(tag.indexOf('/') + 1);
  },
  finish: (lines, { name, start }) => {
    const kind = kinds.get(name) ?? '';
    const said = lines.map((line): TaggedLine => ({
      ...line,
      rows: line.rows.map((row) => ({ ...row, text: edited[line.tag]?.(row.text) ?? row.text })),
    }));
    const type: TaggedLine = { tag: 'type', rows: [{ text: kind, start, end: start }] };
    return kind === '' ? said : [type, ...said];
  },
};

export const dblpXmlReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: dblpXml,
  recognizes: (sample) =>
    /<(?:dblp|dblpperson)[\s>]/.test(sample) ||
    /<(?:article|inproceedings|proceedings|incollection|book|phdthesis)\s[^<>]{0,200}?key="[a-z]{1,20}\//.test(
      sample,
    ) ||
    (/<hits\s/.test(sample) && /<info>/.test(sample) && /<venue>|<ee>/.test(sample)),
  records: (text) => xmlRecords(text, layout),
  roles: {
    type: 'type',
    title: 'title',
    author: 'author',
    editor: 'editor',
    container: 'journal booktitle venue',
    series: 'series',
    year: 'year',
    volume: 'volume',
    issue: 'number',
    pages: 'pages',
    doi: 'doi',
    url: 'ee',
    issn: 'isbn',
    publisher: 'publisher school',
    note: 'note',
  },
});
