import type { BibliographyFormat, FormatReader } from './shared/bibliography-format';
import { taggedReader } from '../tagged/tagged-format';
import { attributeOf, type XmlElement } from '../tagged/xml-elements';
import { innerPath, partsOf, writtenPerson, type XmlLayout, type XmlPart, xmlRecords } from '../tagged/xml-records';

/** PubMed's XML: of articles, and of books and their chapters. */
export const pubmedXml: BibliographyFormat = {
  id: 'pubmed-xml',
  name: 'PubMed XML',
  extensions: ['xml'],
  languageId: 'xml',
  kind: 'export',
};

/** Elements that tell of other works. */
const ofOthers: ReadonlySet<string> = new Set(['referencelist', 'commentscorrectionslist', 'datasetlist']);

function tagOf(elements: readonly XmlElement[]): string | undefined {
  if (elements.some(({ name }) => ofOthers.has(name))) {
    return undefined;
  }
  const [outer, inner] = elements.slice(-2);
  switch (inner?.name) {
    case 'articleid':
    case 'elocationid':
      return `${inner.name}/${attributeOf(inner, 'idtype') ?? attributeOf(inner, 'eidtype') ?? ''}`;
    case 'abstracttext':
      return outer?.name === 'otherabstract' ? 'otherabstract' : 'abstract';
    default:
      return outer?.name === 'author' && isOfEditors(elements) ? `editor/${inner?.name ?? ''}` : innerPath(elements);
  }
}

const isOfEditors = (elements: readonly XmlElement[]): boolean =>
  elements.some((element) => element.name === 'authorlist' && attributeOf(element, 'type') === 'editors');

function person(parts: readonly XmlPart[]): { readonly tag: string; readonly text: string } {
  const said = (name: string) => partsOf(parts, `author/${name}`, `editor/${name}`)[0] ?? '';
  const isEditor = parts.some(({ tag }) => tag.startsWith('editor/'));
  const body = said('collectivename');
  return {
    tag: isEditor ? 'editor' : 'author',
    text:
      body === ''
        ? writtenPerson(said('lastname'), said('forename') || said('initials'), said('suffix'))
        : `${body.replaceAll(',', '')},`,
  };
}

/** A part of an abstract has its heading as an attribute. */
function abstract(parts: readonly XmlPart[]): { readonly tag: string; readonly text: string } {
  const pieces = parts
    .filter(({ element }) => element.name === 'abstracttext')
    .map(({ element, text }) => {
      const label = attributeOf(element, 'label') ?? '';
      return label === '' || label === 'UNLABELLED' ? text : `${label}: ${text}`;
    });
  return { tag: parts[0]?.tag ?? 'abstract', text: pieces.join(' ') };
}

const layout: XmlLayout = {
  records: new Set(['pubmedarticle', 'pubmedbookarticle']),
  styles: new Set(['i', 'b', 'u', 'sup', 'sub', 'em', 'strong']),
  tagOf,
  wholes: new Map([
    ['author', person],
    ['abstract', abstract],
    ['otherabstract', abstract],
    ['pubdate', (parts) => ({ tag: 'date', text: parts.map(({ text }) => text).join(' ') })],
  ]),
  // The title of a book of which no chapter is named is the work's.
  finish: (lines) =>
    lines.some(({ tag }) => tag.endsWith('/articletitle'))
      ? lines
      : lines.map((line) => (line.tag === 'book/booktitle' ? { ...line, tag: 'article/articletitle' } : line)),
};

export const pubmedXmlReader: FormatReader = /* @__PURE__ */ taggedReader({
  format: pubmedXml,
  recognizes: (sample) => /<Pubmed(?:Book)?Article(?:Set)?[\s>]/.test(sample) && /<PMID[\s>]/.test(sample),
  records: (text) => xmlRecords(text, layout),
  roles: {
    type: 'publicationtypelist/publicationtype bookdocument/publicationtype',
    title: 'article/articletitle bookdocument/articletitle',
    title2: 'article/vernaculartitle',
    author: 'author',
    editor: 'editor',
    container: 'journal/title book/booktitle',
    containerShort: 'journal/isoabbreviation medlinejournalinfo/medlineta',
    date: 'date',
    volume: 'journalissue/volume book/volume',
    issue: 'journalissue/issue',
    pages: 'pagination/medlinepgn',
    firstPage: 'pagination/startpage',
    lastPage: 'pagination/endpage',
    doi: 'elocationid/doi articleid/doi',
    abstract: 'abstract',
    abstract2: 'otherabstract',
    keywords: 'keywordlist/keyword meshheading/descriptorname',
    issn: 'journal/issn book/isbn',
    publisher: 'publisher/publishername',
    place: 'publisher/publisherlocation',
    edition: 'book/edition',
    language: 'article/language bookdocument/language',
    pmid: 'medlinecitation/pmid bookdocument/pmid',
  },
});
