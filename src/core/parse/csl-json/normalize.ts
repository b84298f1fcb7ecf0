import { type CslProperties, isProperties, ownProperty } from './csl-properties';
import { normalDate } from './normal-date';
import { withoutUndefined } from '../../text/without-undefined';
import { parsePersonName, splitAuthors, withoutNumber } from '../fields/person-names';
import { europePmcItem, isEuropePmcWork } from './europe-pmc';
import { isOpenAlexWork, openAlexItem } from './openalex';
import { inTwoScripts } from '../fields/names-in-two';
import { isOthers } from '../tagged/tagged-people';

/** Kinds of works as Crossref, Zotero and Semantic Scholar call them, and CSL's types. */
const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'journal-article': 'article-journal',
    'proceedings-article': 'paper-conference',
    'book-chapter': 'chapter',
    'book-section': 'chapter',
    'book-part': 'chapter',
    'posted-content': 'article',
    monograph: 'book',
    'edited-book': 'book',
    'reference-book': 'book',
    'book-set': 'book',
    proceedings: 'book',
    dissertation: 'thesis',
    'report-component': 'report',
    'reference-entry': 'entry',
    'peer-review': 'review',
    journalArticle: 'article-journal',
    magazineArticle: 'article-magazine',
    newspaperArticle: 'article-newspaper',
    conferencePaper: 'paper-conference',
    bookSection: 'chapter',
    encyclopediaArticle: 'entry-encyclopedia',
    dictionaryEntry: 'entry-dictionary',
    preprint: 'article',
    computerProgram: 'software',
    blogPost: 'post-weblog',
    forumPost: 'post',
    presentation: 'speech',
    JournalArticle: 'article-journal',
    Conference: 'paper-conference',
    BookSection: 'chapter',
    Book: 'book',
    Dataset: 'dataset',
    Review: 'article-journal',
  }),
);

/** CSL's variables to the names that others have for them. */
const variables: readonly (readonly [variable: string, ...names: string[]])[] = [
  [
    'container-title',
    'publicationTitle',
    'bookTitle',
    'proceedingsTitle',
    'websiteTitle',
    'blogTitle',
    'encyclopediaTitle',
    'venue',
  ],
  ['container-title-short', 'short-container-title', 'journalAbbreviation'],
  ['page', 'pages'],
  ['DOI', 'doi'],
  ['URL', 'url'],
  ['abstract', 'abstractNote'],
  ['keyword', 'keywords', 'subject', 'tags', 'fieldsOfStudy'],
  ['publisher', 'university', 'institution'],
  ['publisher-place', 'place', 'publisher-location'],
  ['collection-title', 'series', 'seriesTitle'],
  ['note', 'extra'],
  ['title-short', 'shortTitle'],
  ['number', 'reportNumber', 'patentNumber'],
  ['genre', 'thesisType', 'reportType'],
];
const texts = [
  'title',
  'container-title',
  'container-title-short',
  'abstract',
  'publisher',
  'ISSN',
  'ISBN',
  'original-title',
  'language',
  'volume',
  'issue',
  'page',
];
const people = ['author', 'editor', 'translator', 'container-author', 'collection-editor', 'original-author'];
const dates = ['issued', 'accessed', 'event-date', 'original-date', 'submitted'];
/** Where a work tells its date that has none `issued`, the likeliest first. */
const otherDates = ['published', 'published-print', 'published-online', 'date', 'publicationDate', 'year'];

/**
 * An item as CSL-JSON has it, of what programs write that is nearly so: dates of any shape, texts and names in lists or out of
 * them, and the items of Crossref, Zotero (Better BibTeX), Semantic Scholar, OpenAlex and Europe PMC, whose variables are called otherwise.
 */
export function normalItem(written: CslProperties): CslProperties {
  const inner = ['data', 'citedPaper', 'citingPaper', 'message']
    .map((name) => ownProperty(written, name))
    .find((value) => isProperties(value) && Object.hasOwn(value, 'title')) as CslProperties | undefined;
  const said = inner ?? written;
  const item: Record<string, unknown> = Object.assign(
    Object.create(null) as object,
    isOpenAlexWork(said) ? openAlexItem(said) : isEuropePmcWork(said) ? europePmcItem(said) : said,
  );
  const journal = item.journal;
  item['container-title'] ??= isProperties(journal) ? ownProperty(journal, 'name') : journal;
  for (const [variable, ...names] of variables) {
    item[variable] ??= names
      .map((name) => ownProperty(item, name))
      .find((value) => value !== undefined && value !== null && value !== '');
  }
  const externalIds = isProperties(item.externalIds) ? item.externalIds : {};
  item.DOI ??= ownProperty(externalIds, 'DOI');
  if (isProperties(journal)) {
    item.volume ??= ownProperty(journal, 'volume');
    item.page ??= ownProperty(journal, 'pages');
  }
  for (const name of texts) {
    item[name] = textIn(item[name]);
  }
  item.keyword = Array.isArray(item.keyword)
    ? item.keyword
        .flatMap((tag: unknown) => textIn(isProperties(tag) ? ownProperty(tag, 'tag') : tag) ?? [])
        .join(', ') || undefined
    : item.keyword;
  item.type = typeOf(item) ?? (isProperties(journal) ? 'article-journal' : undefined);
  item.author ??= item.authors;
  addCreators(item);
  for (const name of people) {
    const names = namesIn(item[name], name === 'author' && ownProperty(item, 'authors') !== undefined).map(inTwo);
    item[name] = names.length === 0 ? undefined : names.map(({ person }) => person);
    const others = names.flatMap(({ other }) => other ?? []);
    if (name === 'author' && others.length > 0) {
      item['original-author'] ??= others;
    }
  }
  for (const name of dates) {
    item[name] = normalDate(item[name]);
  }
  item.issued ??= otherDates.map((name) => normalDate(item[name])).find((date) => date !== undefined);
  const arxiv = ownProperty(externalIds, 'ArXiv');
  if (typeof arxiv === 'string') {
    item.custom ??= { arxiv };
  }
  item['citation-key'] ??= item.citationKey ?? item.citekey;
  return withoutForeign(item);
}

/** A text, or the first of a list of such. */
function textIn(value: unknown): unknown {
  return Array.isArray(value)
    ? (value as unknown[]).find((text) => typeof text === 'string' && text.trim() !== '')
    : value === null
      ? undefined
      : value;
}

function typeOf(item: CslProperties): unknown {
  const publicationTypes = item.publicationTypes;
  const written =
    item.itemType ??
    item.type ??
    (Array.isArray(publicationTypes)
      ? (publicationTypes as unknown[]).find((type) => types.has(String(type)))
      : undefined);
  return typeof written === 'string' ? (types.get(written) ?? written) : undefined;
}

/** Zotero has all people in one list. */
function addCreators(item: Record<string, unknown>): void {
  for (const creator of Array.isArray(item.creators) ? (item.creators as unknown[]) : []) {
    if (isProperties(creator)) {
      const type = ownProperty(creator, 'creatorType');
      const role =
        people.find((name) => name === type) ??
        (type === 'bookAuthor'
          ? 'container-author'
          : type === 'seriesEditor'
            ? 'collection-editor'
            : type === undefined || !['contributor', 'reviewedAuthor'].includes(String(type))
              ? 'author'
              : undefined);
      if (role !== undefined) {
        const others = item[role];
        item[role] = [...(Array.isArray(others) ? (others as unknown[]) : []), creator];
      }
    }
  }
}

const nameParts = ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'];

/** @param arePersons whether a `name` is a person's, and not a body's */
function namesIn(value: unknown, arePersons: boolean): CslProperties[] {
  const names =
    typeof value === 'string'
      ? splitAuthors(value)
      : Array.isArray(value)
        ? (value as unknown[])
        : isProperties(value)
          ? [value]
          : [];
  return names.flatMap((person): CslProperties[] => {
    if (typeof person === 'string') {
      return person.trim() === '' ? [] : [{ ...parsePersonName(person) }];
    }
    if (!isProperties(person)) {
      return [];
    }
    const name = ownProperty(person, 'name');
    const [first, last] = [ownProperty(person, 'firstName'), ownProperty(person, 'lastName')];
    if (isProperties(name)) {
      return namesIn([name], arePersons);
    }
    if (nameParts.some((part) => Object.hasOwn(person, part))) {
      const { literal } = person;
      return typeof literal === 'string' && isOthers(literal.trim()) ? [] : [withoutNumbers(person)];
    }
    if (typeof name === 'string' && name.trim() !== '') {
      return [arePersons ? { ...parsePersonName(name) } : { literal: withoutNumber(name) }];
    }
    const whole = withoutUndefined({
      family: typeof last === 'string' && last !== '' ? last : undefined,
      given: typeof first === 'string' && first !== '' ? first : undefined,
    });
    return Object.keys(whole).length === 0
      ? []
      : [whole.family === undefined || whole.given === undefined ? { literal: whole.family ?? whole.given } : whole];
  });
}

/** A name without the number by which DBLP tells namesakes apart, which readers of its data take for a family name too. */
function withoutNumbers(person: CslProperties): CslProperties {
  const { family, given, literal } = person;
  if (typeof family === 'string' && typeof given === 'string' && /^0\d{3}$/.test(family.trim())) {
    return { ...parsePersonName(given) };
  }
  const parts = Object.entries({ family, given, literal }).flatMap(([part, text]) =>
    typeof text === 'string' && / 0\d{3}/.test(text) ? [[part, withoutNumber(text)] as const] : [],
  );
  return parts.length === 0 ? person : { ...person, ...Object.fromEntries(parts) };
}

/** A person without the name in another script that stands in brackets behind the own one, and that name. */
function inTwo(person: CslProperties): { readonly person: CslProperties; readonly other?: CslProperties } {
  for (const part of ['given', 'literal', 'family']) {
    const text = person[part];
    const { name, other } = typeof text === 'string' ? inTwoScripts(text) : { name: '' };
    if (other !== undefined) {
      const own = part === 'literal' ? { ...parsePersonName(name) } : { ...person, [part]: name };
      return { person: own, other: { ...parsePersonName(other) } };
    }
  }
  return { person };
}

/** What is no variable of CSL has been said in CSL's by now. */
function withoutForeign(item: Record<string, unknown>): CslProperties {
  const foreign = new Set([
    ...variables.flatMap(([, ...names]) => names),
    'authors',
    'creators',
    'journal',
    'itemType',
    'externalIds',
    'citationKey',
    'citekey',
    ...otherDates,
  ]);
  return Object.fromEntries(
    Object.entries(item).filter(([name, value]) => value !== undefined && value !== null && !foreign.has(name)),
  );
}
