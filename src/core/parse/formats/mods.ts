import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import type { TaggedLine } from '../tagged/tagged-records';
import { attributeOf, type XmlElement } from '../tagged/xml-elements';
import { innerPath, partsOf, writtenPerson, type XmlLayout, type XmlPart, xmlRecords } from '../tagged/xml-records';

/** MODS, the XML of libraries' catalogues, which bibutils and Zotero write too. */
export const mods: BibliographyFormat = {
  id: 'mods',
  name: 'MODS',
  extensions: ['xml'],
  languageId: 'xml',
  kind: 'export',
};

/** What a text says: of the work itself, `host/` before it of what that is in, `series/` of the series. */
function tagOf(elements: readonly XmlElement[]): string | undefined {
  const relations = elements
    .filter(({ name }) => name === 'relateditem')
    .map((element) => attributeOf(element, 'type') ?? '');
  const [relation = ''] = relations;
  if (relations.length > 1 || (relations.length === 1 && relation !== 'host' && relation !== 'series')) {
    return undefined;
  }
  const prefix = relation === '' ? '' : `${relation}/`;
  const [outer, inner] = elements.slice(-2);
  const type = inner === undefined ? undefined : attributeOf(inner, 'type');
  switch (inner?.name) {
    case 'identifier':
      return `identifier/${type?.toLowerCase() ?? ''}`;
    case 'number':
    case 'title':
    case 'subtitle':
    case 'nonsort':
    case 'partnumber':
    case 'partname': {
      const kind = outer === undefined ? undefined : attributeOf(outer, 'type');
      return `${prefix}${outer?.name === 'detail' ? `detail/${kind ?? ''}` : `${inner.name}${kind === undefined ? '' : `/${kind}`}`}`;
    }
    case 'namepart':
      return `${prefix}namepart/${type ?? ''}`;
    case 'roleterm':
      return `${prefix}roleterm`;
    default:
      return `${prefix}${innerPath(elements)}`;
  }
}

const editing = /^(?:edt|editor|editors|ed)\b/i;
const translating = /^(?:trl|translator)\b/i;
const writing = /^(?:aut|author|authors|cre|creator|ctb|joint author|dis|dissertant|inv|inventor)\b/i;

function person(parts: readonly XmlPart[], whole: XmlElement): { readonly tag: string; readonly text: string } {
  const said = (type: string) => partsOf(parts, `namepart/${type}`, `host/namepart/${type}`);
  const ofHost = parts.some(({ tag }) => tag.startsWith('host/'));
  const roles = partsOf(parts, 'roleterm', 'host/roleterm');
  const [family = ''] = said('family');
  const given = said('given').join(' ');
  const written = said('').join(' ');
  const role = roles.some((text) => editing.test(text))
    ? 'editor'
    : roles.some((text) => translating.test(text))
      ? 'translator'
      : roles.length === 0 || roles.some((text) => writing.test(text))
        ? ofHost
          ? 'host-author'
          : 'author'
        : 'other';
  const isBody = attributeOf(whole, 'type') === 'corporate';
  return {
    tag: role,
    text:
      family !== '' || given !== ''
        ? writtenPerson(family, given, said('termsOfAddress').join(' '))
        : isBody
          ? `${written.replaceAll(',', '')},`
          : written,
  };
}

/** `The `, then the title, a colon and what stands below it. */
function title(parts: readonly XmlPart[]): { readonly tag: string; readonly text: string } {
  const main = parts.find(({ tag }) => /(?:^|\/)title(?:\/|$)/.test(tag))?.tag ?? '';
  const said = (name: string) => parts.filter(({ tag }) => tag.split('/').includes(name)).map(({ text }) => text);
  const article = said('nonsort').join(' ');
  const rest = [said('title').join(' '), ...said('subtitle')].filter((text) => text !== '').join(': ');
  const whole = `${article}${article === '' || /['’]$/.test(article) ? '' : ' '}${rest}`;
  return { tag: main, text: [whole, ...said('partnumber'), ...said('partname')].join('. ') };
}

const layout: XmlLayout = {
  records: new Set(['mods']),
  styles: new Set(),
  tagOf,
  wholes: new Map([
    ['name', person],
    ['titleinfo', title],
    ['extent', (parts) => ({ tag: 'extent', text: pagesOf(parts) })],
  ]),
  finish: (lines, record) => {
    const key = attributeOf(record, 'id') ?? '';
    const hasHost = lines.some(({ tag }) => tag === 'host/title');
    const own: TaggedLine = { tag: 'id', rows: [{ text: key, start: record.start, end: record.start }] };
    return [...lines.map((line) => (hasHost ? genreInHost(line) : line)), ...(key === '' ? [] : [own])];
  },
};

/** What is in a book is a chapter of it. */
function genreInHost(line: TaggedLine): TaggedLine {
  return line.tag === 'relateditem/genre' || line.tag === 'host/relateditem/genre'
    ? {
        ...line,
        rows: line.rows.map((row) => ({
          ...row,
          text: /^(?:book|collection|edited book)$/i.test(row.text) ? 'book section' : row.text,
        })),
      }
    : line;
}

function pagesOf(parts: readonly XmlPart[]): string {
  const said = (name: string) => parts.find(({ element }) => element.name === name)?.text;
  const [start, end] = [said('start'), said('end')];
  return (
    said('list') ?? (start === undefined || end === undefined || start === end ? (start ?? '') : `${start}-${end}`)
  );
}

export const modsReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: mods,
  recognizes: (sample) =>
    /<(?:[a-z]{1,20}:)?mods(?:Collection)?[\s>]/i.test(sample) && /<(?:[a-z]{1,20}:)?titleInfo[\s>]/.test(sample),
  records: (text) => xmlRecords(text, layout),
  roles: {
    type: 'mods/genre',
    kind: 'host/relateditem/genre',
    title: 'title',
    title2: 'title/translated title/alternative',
    author: 'author',
    editor: 'editor',
    translator: 'translator',
    container: 'host/title',
    containerShort: 'host/title/abbreviated',
    series: 'series/title',
    year: 'host/part/date part/date',
    date: 'origininfo/dateissued host/origininfo/dateissued origininfo/copyrightdate origininfo/datecreated',
    volume: 'host/detail/volume detail/volume',
    issue: 'host/detail/issue host/detail/number detail/issue',
    articleNumber: 'host/detail/article_number detail/article_number',
    pages: 'extent host/detail/page detail/page',
    doi: 'identifier/doi',
    url: 'location/url identifier/uri',
    abstract: 'mods/abstract',
    keywords: 'subject/topic mods/topic',
    issn: 'identifier/issn identifier/isbn',
    publisher: 'origininfo/publisher host/origininfo/publisher',
    place: 'place/placeterm host/place/placeterm',
    edition: 'origininfo/edition host/origininfo/edition',
    language: 'language/languageterm',
    note: 'mods/note',
    key: 'identifier/citekey id',
  },
});
