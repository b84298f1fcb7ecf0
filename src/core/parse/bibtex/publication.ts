import type { CslVariables, Publication } from '../../model/paper';
import { bibtexDate } from './dates';
import { bibtexKeywords } from './keywords';
import { bibtexNames, otherBibtexNames } from './names';
import { arxivIn } from '../fields/bibliographic-fields';
import { withoutUndefined } from '../../text/without-undefined';
import { doiInLatex } from '../fields/doi';
import { addressInLatex } from './latex-addresses';
import { latexToText } from './latex-to-text';
import { plainBibtexTitle } from './plain-title';

type Fields = ReadonlyMap<string, string>;

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    article: 'article-journal',
    periodical: 'article-journal',
    suppperiodical: 'article-journal',
    review: 'review',
    inproceedings: 'paper-conference',
    conference: 'paper-conference',
    incollection: 'chapter',
    inbook: 'chapter',
    bookinbook: 'chapter',
    suppbook: 'chapter',
    suppcollection: 'chapter',
    inreference: 'entry-encyclopedia',
    book: 'book',
    mvbook: 'book',
    collection: 'book',
    mvcollection: 'book',
    proceedings: 'book',
    mvproceedings: 'book',
    reference: 'book',
    booklet: 'pamphlet',
    manual: 'report',
    techreport: 'report',
    report: 'report',
    thesis: 'thesis',
    phdthesis: 'thesis',
    mastersthesis: 'thesis',
    online: 'webpage',
    electronic: 'webpage',
    www: 'webpage',
    patent: 'patent',
    software: 'software',
    dataset: 'dataset',
    unpublished: 'manuscript',
    standard: 'standard',
    video: 'motion_picture',
  }),
);

/** CSL variable to the fields that may hold it, the first that does. */
const texts: readonly (readonly [variable: string, ...fields: string[]])[] = [
  ['container-title', 'journaltitle', 'journal', 'booktitle', 'maintitle'],
  ['container-title-short', 'shortjournal'],
  ['collection-title', 'series'],
  ['volume', 'volume'],
  ['edition', 'edition'],
  ['publisher', 'publisher', 'school', 'institution', 'organization'],
  ['publisher-place', 'location', 'address'],
  ['event-title', 'eventtitle'],
  ['event-place', 'venue'],
  ['chapter-number', 'chapter'],
  ['number-of-pages', 'pagetotal'],
  ['number-of-volumes', 'volumes'],
  ['title-short', 'shorttitle'],
  ['version', 'version'],
  ['note', 'note', 'addendum'],
  ['annote', 'annote', 'annotation'],
  ['medium', 'howpublished'],
  ['ISBN', 'isbn'],
  ['ISSN', 'issn'],
  ['DOI', 'doi'],
  ['PMID', 'pmid'],
  ['abstract', 'abstract'],
];
/** Fields in which DBLP and others have the address of a work that has no `url`, the likeliest first. */
export const otherAddresses = ['ee', 'link'] as const;
const people: readonly (readonly [variable: string, field: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
  ['container-author', 'bookauthor'],
];
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    english: 'en',
    american: 'en-US',
    usenglish: 'en-US',
    british: 'en-GB',
    ukenglish: 'en-GB',
    chinese: 'zh',
    german: 'de',
    ngerman: 'de',
    french: 'fr',
    spanish: 'es',
    italian: 'it',
    portuguese: 'pt',
    russian: 'ru',
    japanese: 'ja',
    korean: 'ko',
    dutch: 'nl',
  }),
);

/** The CSL variables of a BibTeX or BibLaTeX entry whose fields are in LaTeX's markup. */
export function bibtexToCsl(type: string, fields: Fields): CslVariables {
  const plain = (...names: string[]) => {
    const found = names.map((name) => fields.get(name)).find((value) => value !== undefined && value.trim() !== '');
    return found === undefined ? undefined : latexToText(found) || undefined;
  };
  const csl: Record<string, unknown> = { type: typeOf(type, fields) };
  csl.title =
    ['title', 'subtitle'].flatMap((name) => plainBibtexTitle(fields.get(name) ?? '') || []).join(': ') || undefined;
  for (const [variable, ...names] of texts) {
    csl[variable] = plain(...names);
  }
  csl.keyword = bibtexKeywords(fields.get('keywords'))?.join(', ');
  csl.DOI = doiInLatex(fields.get('doi')) ?? csl.DOI;
  for (const [variable, name] of people) {
    csl[variable] = bibtexNames(fields.get(name));
  }
  csl['original-author'] = otherBibtexNames(fields.get('author'));
  csl[csl.type === 'article-journal' ? 'issue' : 'number'] = plain('number', 'issue');
  csl.page = plain('pages', 'eid')?.replace(/\s?[–—]\s?/g, '-');
  csl.URL = ['url', ...otherAddresses]
    .map((name) => addressInLatex(fields.get(name) ?? ''))
    .find((address, index) => address !== '' && (index === 0 || /^https?:/i.test(address)));
  csl.genre =
    plain('type') ?? (type === 'phdthesis' ? 'PhD thesis' : type === 'mastersthesis' ? "Master's thesis" : undefined);
  csl.issued = bibtexDate(plain('date'), plain('year'), plain('month'), plain('day'));
  csl['original-date'] = bibtexDate(plain('origdate'), plain('origyear'));
  csl['event-date'] = bibtexDate(plain('eventdate'));
  csl.accessed = bibtexDate(plain('urldate'));
  const language = plain('langid', 'language')?.toLowerCase();
  csl.language =
    language === undefined
      ? undefined
      : (languages.get(language) ?? (/^[a-z]{2}(?:-[a-z]{2,4})?$/.test(language) ? language : undefined));
  return { ...withoutUndefined(csl), ...eprintOf(fields, plain) };
}

function typeOf(type: string, fields: Fields): string {
  return types.get(type) ?? (fields.has('eprint') ? 'article' : 'document');
}

/** Whether an eprint is arXiv's, by the archive that its entry names; where it names none, it is. */
export function namesArxiv(archive: string | undefined): boolean {
  return /arxiv/i.test((archive ?? 'arXiv').slice(0, 40));
}

/** A preprint's number, as Zotero and Pandoc write it. */
function eprintOf(fields: Fields, plain: (...names: string[]) => string | undefined): CslVariables {
  const eprint = plain('eprint');
  const archive = plain('eprinttype', 'archiveprefix');
  const id = namesArxiv(archive) ? arxivIn(fields.get('eprint')) : undefined;
  if (eprint === undefined || fields.has('number')) {
    return {};
  }
  return id === undefined
    ? { archive: archive ?? 'arXiv', archive_location: eprint }
    : { archive: 'arXiv', number: `arXiv:${id}` };
}

/**
 * What a BibTeX entry says but for some of its fields.
 * @returns `undefined` where it is no entry of BibTeX, or names strings that its own file does not define
 */
export function withoutFields({ csl, bibtex }: Publication, names: ReadonlySet<string>): Publication | undefined {
  return bibtex === undefined || bibtex.unresolved !== undefined
    ? undefined
    : {
        csl,
        bibtex: { type: bibtex.type, fields: new Map([...bibtex.fields].filter(([name]) => !names.has(name))) },
      };
}
