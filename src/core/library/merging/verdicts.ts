import { formatKindOf } from '../../parse/formats/index';
import { type AuthorRelation, authorRelation, type ComparedAuthor } from '../base/authors';
import type { EntryRecord, Work } from './entry-record';
import type { Verdict } from './partition';
import { standApart, standElsewhere } from './published-in';
import { type ComparedTitle, isInformativeTitle, titleRelation, type TitleRelation } from './title-relation';

/** A preprint and its publication lie at most so many years apart. */
export const maxYearsApart = 2;

/** The identifiers that are stated for a work, normalised. */
export interface StatedIds {
  readonly dois: readonly string[];
  readonly arxivs: readonly string[];
}

/** What is said of a work, by its entries or by a pin: the titles that it is given, and its authors, none where they are not known. */
export interface Statement {
  readonly titles: readonly ComparedTitle[];
  readonly authors: readonly ComparedAuthor[];
}

const closest: readonly TitleRelation[] = ['same', 'near', 'unclear', 'companion', 'other'];

/** A note's title may be its reader's. */
const titleOf = ({ entry, identity }: EntryRecord) =>
  formatKindOf(entry.format) === 'note' || entry.title === undefined || identity.title === undefined
    ? undefined
    : { written: entry.title, normal: identity.title };

/** What the entries of a work say of it. */
export function statementOf(work: Work): Statement {
  return {
    titles: work.flatMap((record) => titleOf(record) ?? []),
    authors: work.flatMap(({ identity }) => identity.authors),
  };
}

/** The closest relation of any of their titles. */
function titlesOf(left: Statement, right: Statement): TitleRelation {
  const relations = left.titles.flatMap((one) => right.titles.map((other) => titleRelation(one, other)));
  return closest.find((relation) => relations.includes(relation)) ?? 'unclear';
}

function relationsOf(left: Work, right: Work): { readonly titles: TitleRelation; readonly authors: AuthorRelation } {
  const [one, other] = [statementOf(left), statementOf(right)];
  return { titles: titlesOf(one, other), authors: authorRelation(one.authors, other.authors) };
}

const areOther = (titles: TitleRelation): boolean => titles === 'other' || titles === 'companion';

function yearsApart(left: Work, right: Work): number | undefined {
  const years = (work: Work) => work.flatMap(({ identity }) => identity.year ?? []);
  const [one, two] = [years(left), years(right)];
  return one.length === 0 || two.length === 0
    ? undefined
    : one.concat(two).reduce((a, b) => Math.max(a, b)) - one.concat(two).reduce((a, b) => Math.min(a, b));
}

const some = (left: Work, right: Work, holds: (one: EntryRecord, other: EntryRecord) => boolean) =>
  left.some((one) => right.some((other) => holds(one, other)));

/**
 * Repositories of preprints, those of OSF among them (31219 and others), and discussion papers of journals. What shares its
 * prefix with publications is told by its suffix: those of bioRxiv begin with a digit.
 */
const preprintDoi =
  /^10\.(?:(?:1101|64898)\/\d|(?:21203|20944|26434|31219|312[23]\d|33774|3554[23]|36227|22541|12074)\/|2139\/ssrn|12688\/f1000|7287\/peerj\.preprints|1002\/essoar|1590\/scielopreprints|2196\/preprints|3386\/w\d|5194\/[a-z]{2,9}-20\d\d-\d{1,5}$)/;

/** Whether a DOI, normalised, is that of a preprint. */
export function isPreprintDoi(doi: string): boolean {
  return preprintDoi.test(doi);
}

/** Whether both state a DOI, or an arXiv identifier, and none is the other's. A preprint's DOI contradicts no publication's. */
export function idsContradict(left: StatedIds, right: StatedIds): boolean {
  const areApart = (ids: readonly string[], others: readonly string[]) =>
    ids.length > 0 && others.length > 0 && !others.some((id) => ids.includes(id));
  const published = ({ dois }: StatedIds) => dois.filter((doi) => !isPreprintDoi(doi));
  return areApart(published(left), published(right)) || areApart(left.arxivs, right.arxivs);
}

/** The identifiers that the entries of a work state. */
export function idsOf(work: Work): StatedIds {
  const stated = (idOf: (record: EntryRecord) => string | undefined) => [
    ...new Set(work.flatMap((record) => idOf(record) ?? [])),
  ];
  return { dois: stated(({ identity }) => identity.doi), arxivs: stated(({ identity }) => identity.arxiv) };
}

const worksContradict = (left: Work, right: Work): boolean => idsContradict(idsOf(left), idsOf(right));

/**
 * Whether two works cannot be one by what is said of them, whatever they have in common: titles that say that they are different
 * parts, or that one corrects, supplements or answers; or no author in common, unless both have one informative title.
 */
export function contradict(left: Statement, right: Statement): boolean {
  const titles = titlesOf(left, right);
  const isInformative = titles === 'same' && left.titles.some(({ normal }) => isInformativeTitle(normal));
  return titles === 'companion' || (authorRelation(left.authors, right.authors) === 'none' && !isInformative);
}

/**
 * Works with an identifier in common, which may be that of the book, of a paper that one corrects, or written by mistake.
 * A preprint may change its title, a published work does not.
 */
export function judgeByIds(left: Statement, right: Statement, kind: 'doi' | 'arxiv'): Verdict {
  const titles = titlesOf(left, right);
  if (titles === 'unclear') {
    return 'unclear';
  }
  if (contradict(left, right)) {
    return 'other';
  }
  return titles !== 'other'
    ? 'same'
    : kind === 'arxiv' && authorRelation(left.authors, right.authors) === 'common'
      ? 'unclear'
      : 'other';
}

/** Works with a title in common: it takes an author in common, or years that are equal and authors that one of them does not state. */
export function judgeByTitle(left: Work, right: Work, isInformative: boolean): Verdict {
  const { authors } = relationsOf(left, right);
  const apart = yearsApart(left, right);
  if (authors === 'none' || worksContradict(left, right) || (apart ?? 0) > maxYearsApart) {
    return 'other';
  }
  const differ = authors === 'common' && isInformative ? standElsewhere : standApart;
  if (some(left, right, (one, other) => differ(one.entry.publishedIn, other.entry.publishedIn))) {
    return 'other';
  }
  return authors === 'common' ? 'same' : apart === 0 ? 'unclear' : 'other';
}

/** Works with the very same abstract. */
export function judgeByText(left: Work, right: Work): Verdict {
  const { titles, authors } = relationsOf(left, right);
  return worksContradict(left, right) || areOther(titles) || (authors === 'none' && titles !== 'unclear')
    ? 'other'
    : titles === 'unclear'
      ? 'unclear'
      : 'same';
}

/** Works under the same written key. */
export function judgeByKey(left: Work, right: Work): Verdict {
  const isOther =
    worksContradict(left, right) ||
    titlesContradict([...left, ...right]) ||
    relationsOf(left, right).authors === 'none' ||
    (yearsApart(left, right) ?? 0) > maxYearsApart;
  return isOther ? 'other' : 'same';
}

/** Titles agree where each is the start of the longest (a subtitle left out). */
function titlesContradict(records: readonly EntryRecord[]): boolean {
  const titles = new Set(records.flatMap(({ identity }) => identity.title ?? []));
  const longest = [...titles].reduce((best, title) => (title.length > best.length ? title : best), '');
  return [...titles].some((title) => !longest.startsWith(title));
}

/** Whether works that several statements would make one cannot be one. */
export function contradictAtAll(left: Work, right: Work): boolean {
  const { titles, authors } = relationsOf(left, right);
  return (
    worksContradict(left, right) ||
    titles === 'companion' ||
    (titles === 'other' && authors !== 'common') ||
    (authors === 'none' && titles !== 'same')
  );
}
