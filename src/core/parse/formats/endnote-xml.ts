import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { attributeOf } from '../tagged/xml-elements';
import { innerPath, xmlRecords, type XmlLayout } from '../tagged/xml-records';

/** EndNote's XML, which Zotero and databases write too. */
export const endNoteXml: BibliographyFormat = {
  id: 'endnote-xml',
  name: 'EndNote XML',
  extensions: ['xml'],
  languageId: 'xml',
  kind: 'export',
};

const layout: XmlLayout = {
  records: new Set(['record']),
  styles: new Set(['style']),
  tagOf: (elements) => innerPath(elements),
  wholes: new Map([
    // The number of a type says less than its name.
    ['ref-type', ([part]) => ({ tag: 'type', text: (part && attributeOf(part.element, 'name')) ?? part?.text ?? '' })],
  ]),
};

export const endNoteXmlReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: endNoteXml,
  recognizes: (sample) => /<records?[\s>]/i.test(sample) && /<(?:ref-type|titles|contributors)[\s>]/i.test(sample),
  records: (text) => xmlRecords(text, layout),
  roles: {
    type: 'type',
    title: 'titles/title',
    title2: 'titles/translated-title record/translated-title',
    author: 'authors/author',
    author2: 'translated-authors/author record/translated-author contributors/translated-author',
    editor: 'secondary-authors/author',
    translator: 'subsidiary-authors/author',
    container: 'titles/secondary-title periodical/full-title',
    containerOther: 'titles/alt-title alt-periodical/full-title',
    containerShort: 'periodical/abbr-1',
    series: 'titles/tertiary-title',
    year: 'dates/year',
    date: 'pub-dates/date',
    volume: 'record/volume',
    issue: 'record/number record/issue',
    pages: 'record/pages',
    doi: 'record/electronic-resource-num',
    url: 'related-urls/url web-urls/url text-urls/url',
    file: 'pdf-urls/url',
    abstract: 'record/abstract',
    keywords: 'keywords/keyword',
    issn: 'record/isbn record/issn',
    publisher: 'record/publisher',
    place: 'record/pub-location',
    edition: 'record/edition',
    language: 'record/language',
    note: 'record/notes',
    genre: 'record/work-type',
    key: 'record/label',
    database: 'record/remote-database-name',
  },
});
