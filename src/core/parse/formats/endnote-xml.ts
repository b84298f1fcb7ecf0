import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { withoutReferences } from '../../text/plain-markup';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine, TaggedRecord, TaggedRecords } from '../tagged/tagged-records';
import { xmlTexts } from '../tagged/xml-elements';

/** EndNote's XML, which Zotero and databases write too. */
export const endNoteXml: BibliographyFormat = {
  id: 'endnote-xml',
  name: 'EndNote XML',
  extensions: ['xml'],
  languageId: 'xml',
  kind: 'export',
};

const styles: ReadonlySet<string> = new Set(['style']);
const head = /<record(?:\s[^<>]{0,500})?>/gi;
const refType = /<ref-type(?:\s[^<>]{0,100}?\sname|\sname)\s{0,4}=\s{0,4}["']([^"'<>]{1,80})["']/i;

/** A record ends with its closing tag, or where the next one begins. */
function records(text: string): TaggedRecords {
  const heads = [...text.matchAll(head)].map(({ index }) => index);
  return {
    records: heads.map((start, index): TaggedRecord => {
      const limit = heads[index + 1] ?? text.length;
      const close = /<\/record\s{0,9}>/i.exec(text.slice(start, limit));
      const end =
        close === null ? start + text.slice(start, limit).trimEnd().length : start + close.index + close[0].length;
      return { start, end, lines: linesOf(text, start, end), isOpened: true, isClosed: close !== null };
    }),
    stray: [],
  };
}

function linesOf(text: string, start: number, end: number): TaggedLine[] {
  const type = refType.exec(text.slice(start, Math.min(end, start + 5_000)))?.[1];
  const found = xmlTexts(text, { start, end }, styles).map(
    ({ path, text: written, start: from, end: to }): TaggedLine => {
      // The last two names say what it is: `titles/title`.
      const [outer = '', inner = ''] = path.split('/').slice(-2);
      return {
        tag: `${outer}/${inner}`,
        rows: withoutReferences(written)
          .split(/\r\n?|\n/)
          .map((row) => ({ text: row.trim(), start: from, end: to })),
      };
    },
  );
  return type === undefined ? found : [{ tag: 'type', rows: [{ text: type, start, end: start }] }, ...found];
}

export const endNoteXmlReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: endNoteXml,
  recognizes: (sample) => /<records?[\s>]/i.test(sample) && /<(?:ref-type|titles|contributors)[\s>]/i.test(sample),
  records,
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
