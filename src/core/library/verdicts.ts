import type { Entry } from '../model';
import { type AuthorRelation, authorRelation } from './authors';
import type { Identity } from './identity';
import type { Verdict } from './partition';
import { standApart, standElsewhere } from './published-in';
import { isTellingTitle, titleRelation, type TitleRelation } from './title-relation';

/** What an entry says of its work, or a pin of its paper. */
export interface Statement {
  readonly entry: Pick<Entry, 'title' | 'publishedIn'> & Partial<Pick<Entry, 'format'>>;
  readonly identity: Identity;
}

type Stated = readonly Statement[];

/** A preprint and its publication lie at most so many years apart. */
export const mostYearsApart = 2;

const closest: readonly TitleRelation[] = ['same', 'near', 'unclear', 'other'];

/** A note's title may be its reader's. */
const titleOf = ({ entry, identity }: Statement) =>
  entry.format === 'note' || entry.title === undefined || identity.title === undefined ? undefined : { written: entry.title, normal: identity.title };

/** The closest relation of any of their titles. */
function titlesOf(left: Stated, right: Stated): TitleRelation {
  const stated = left.flatMap((record) => titleOf(record) ?? []).flatMap((one) => right.flatMap((record) => titleOf(record) ?? []).map((other) => titleRelation(one, other)));
  return closest.find((relation) => stated.includes(relation)) ?? 'unclear';
}

/** Whether they have an author in common. */
export function authorsOf(left: Stated, right: Stated): AuthorRelation {
  const all = (work: Stated) => work.flatMap(({ identity }) => identity.authors);
  return authorRelation(all(left), all(right));
}

function yearsApart(left: Stated, right: Stated): number | undefined {
  const years = (work: Stated) => work.flatMap(({ identity }) => identity.year ?? []);
  const [one, two] = [years(left), years(right)];
  return one.length === 0 || two.length === 0 ? undefined : one.concat(two).reduce((a, b) => Math.max(a, b)) - one.concat(two).reduce((a, b) => Math.min(a, b));
}

const some = (left: Stated, right: Stated, holds: (one: Statement, other: Statement) => boolean) => left.some((one) => right.some((other) => holds(one, other)));

/** Repositories of preprints; bioRxiv shares its prefix with a publisher, whose suffixes do not begin with a digit. */
const preprintDoi = /^10\.(?:1101\/\d|21203\/|20944\/|2139\/ssrn|26434\/|31234\/|31219\/|31235\/|36227\/|22541\/|12688\/f1000|7287\/peerj\.preprints)/;

/** Whether both state a DOI, or an arXiv identifier, and none is the other's. A preprint's DOI contradicts no publication's. */
export function idsContradict(left: Stated, right: Stated): boolean {
  const contradict = (idOf: (record: Statement) => string | undefined) => {
    const ids = new Set(left.flatMap((record) => idOf(record) ?? []));
    const others = right.flatMap((record) => idOf(record) ?? []);
    return ids.size > 0 && others.length > 0 && !others.some((id) => ids.has(id));
  };
  return contradict(({ identity: { doi } }) => (doi === undefined || preprintDoi.test(doi) ? undefined : doi)) || contradict(({ identity: { arxiv } }) => arxiv);
}

/**
 * Works with an identifier in common, which may be that of the book, of a paper that one corrects, or written by mistake.
 * A preprint may change its title, a published work does not.
 */
export function judgeByIds(left: Stated, right: Stated, token: string): Verdict {
  const titles = titlesOf(left, right);
  const authors = authorsOf(left, right);
  switch (titles) {
    case 'same':
      return authors === 'none' && !left.some(({ identity: { title } }) => title !== undefined && isTellingTitle(title)) ? 'other' : 'same';
    case 'near':
      return authors === 'none' ? 'other' : 'same';
    case 'unclear':
      return 'unclear';
    case 'other':
      return token.startsWith('arxiv:') && authors === 'common' ? 'unclear' : 'other';
  }
}

/** Works with a title in common: it takes an author in common, or years that are equal and authors that one of them does not state. */
export function judgeByTitle(left: Stated, right: Stated, isTelling: boolean): Verdict {
  const authors = authorsOf(left, right);
  const apart = yearsApart(left, right);
  if (authors === 'none' || idsContradict(left, right) || (apart ?? 0) > mostYearsApart) {
    return 'other';
  }
  const differ = authors === 'common' && isTelling ? standElsewhere : standApart;
  if (some(left, right, (one, other) => differ(one.entry.publishedIn, other.entry.publishedIn))) {
    return 'other';
  }
  return authors === 'common' ? 'same' : isTelling && apart === 0 ? 'unclear' : 'other';
}

/** Works with the very same abstract. */
export function judgeByText(left: Stated, right: Stated): Verdict {
  const titles = titlesOf(left, right);
  return idsContradict(left, right) || titles === 'other' || (authorsOf(left, right) === 'none' && titles !== 'unclear') ? 'other' : titles === 'unclear' ? 'unclear' : 'same';
}

/** Works under the same written key. */
export function judgeByKey(left: Stated, right: Stated): Verdict {
  const isOther = idsContradict(left, right) || titlesContradict([...left, ...right]) || authorsOf(left, right) === 'none' || (yearsApart(left, right) ?? 0) > mostYearsApart;
  return isOther ? 'other' : 'same';
}

/** Titles agree where each is the start of the longest (a subtitle left out). */
function titlesContradict(records: Stated): boolean {
  const titles = new Set(records.flatMap(({ identity }) => identity.title ?? []));
  const longest = [...titles].reduce((best, title) => (title.length > best.length ? title : best), '');
  return [...titles].some((title) => !longest.startsWith(title));
}

/** Whether works that several statements would make one cannot be one. */
export function contradictAtAll(left: Stated, right: Stated): boolean {
  return idsContradict(left, right) || (titlesOf(left, right) === 'other' && authorsOf(left, right) !== 'common') || authorsContradict(left, right);
}

/** Whether authors are others altogether, while the titles are not the same. */
export function authorsContradict(left: Stated, right: Stated): boolean {
  return authorsOf(left, right) === 'none' && titlesOf(left, right) !== 'same';
}
