import type { Romanize } from '../library/base/romanize';
import type { CslItem, Paper } from '../model/paper';
import { addedEntry, type AddedEntry, type KeyedLibrary, wantsRomanizer } from '../records/added';
import type { Description, DescriptionOrigin } from '../records/described';
import type {
  AbortSignalLike,
  LookUp,
  ServiceFailure,
  ServiceId,
  ServiceRecord,
  WorkIdentifier,
  WorkQuery,
} from '../services/model';
import type { CataloguePlace } from '../identify/result';
import type { CatalogueFind } from './find-in-catalogues';
import {
  hasIdentifier,
  statedIdentifiers,
  isWorkIdentifier,
  paperOfQuery,
  paperOfRecord,
  type SearchedLibrary,
  titleComparer,
} from './same-work';

/** A work that may be the one that was asked for: where it stands in a catalogue, or which service gave it and when. */
export type LocatedWork = { readonly item: CslItem } & (
  { readonly place: CataloguePlace } | { readonly service: ServiceId; readonly asked: string }
);

/** Where works are looked for. */
export interface WorkPlaces {
  /** Reads the catalogues that the user has chosen, if there are any. */
  readonly findInCatalogues?: ((query: WorkQuery) => Promise<readonly CatalogueFind[]>) | undefined;
  /** Asks services, where the user lets it. */
  readonly lookUp?: LookUp | undefined;
}

/** What was found, best first. */
export interface LocatedWorks {
  readonly works: readonly LocatedWork[];
  readonly failures: readonly ServiceFailure[];
}

/** Titles that a service gives and that are less like the one asked for are not shown. */
const leastLikeness = 0.5;

/**
 * The works that an identifier or a title means: catalogues are read first, and services are asked only where these have nothing. Of a work
 * that several services know there is one record, with what the first lacks. What has another identifier than the one asked for is left out.
 */
export async function findWorks(query: WorkQuery, places: WorkPlaces, signal: AbortSignalLike): Promise<LocatedWorks> {
  const finds = (await places.findInCatalogues?.(query)) ?? [];
  if (finds.length > 0 || places.lookUp === undefined || signal.aborted) {
    const works = finds.map(({ item, place }) => ({ item, place }));
    return { works: distinct(works), failures: [] };
  }
  const failures: ServiceFailure[] = [];
  for (const asked of waysOfAsking(query)) {
    const { records, failures: failed } = await places.lookUp(asked, signal);
    failures.push(...failed);
    const works = distinct(records.filter((record) => isAsked(asked, record)).map(workOf));
    if (works.length > 0) {
      return { works: isWorkIdentifier(query) ? works.slice(0, 1) : inOrder(works, query), failures };
    }
  }
  return { works: [], failures };
}

/** The ACL Anthology registers its papers with Crossref under its own identifiers. */
function waysOfAsking(query: WorkQuery): readonly WorkQuery[] {
  return query.kind === 'acl' ? [query, { kind: 'doi', value: `10.18653/v1/${query.value.toLowerCase()}` }] : [query];
}

function isAsked(query: WorkQuery, { item, doi, arxiv, pmid }: ServiceRecord): boolean {
  if (!isWorkIdentifier(query)) {
    return true;
  }
  // Services do not say everything: what contradicts is another work, what is silent was found by the identifier.
  const stated = statedIdentifiers(item, { doi, arxiv });
  const other = {
    doi: stated.doi,
    arxiv: stated.arxiv,
    pmid: pmid ?? item.PMID,
    acl: undefined,
    isbn: undefined,
    repository: undefined,
  }[query.kind];
  return (
    other === undefined || hasIdentifier(query, pmid === undefined ? item : { ...item, PMID: pmid }, { doi, arxiv })
  );
}

function workOf({ item, service, asked, pmid }: ServiceRecord): LocatedWork {
  return {
    item: pmid === undefined || item.PMID !== undefined ? item : { ...item, PMID: pmid },
    service,
    asked,
  };
}

/** What is the same whoever says it, while a journal and its pages are not of the preprint. */
const whatAnyHas = ['abstract', 'author', 'issued', 'language', 'PMID'];

/** Each work once, with what later records of it have and the first lacks. */
function distinct(works: readonly LocatedWork[]): readonly LocatedWork[] {
  const found: LocatedWork[] = [];
  for (const work of works) {
    const at = found.findIndex((other) => isSame(other.item, work.item));
    const first = found[at];
    if (first === undefined) {
      found.push(work);
    } else {
      const lacking = whatAnyHas.filter((name) => first.item[name] === undefined && work.item[name] !== undefined);
      found[at] = {
        ...first,
        item: { ...first.item, ...Object.fromEntries(lacking.map((name) => [name, work.item[name]])) },
      };
    }
  }
  return found;
}

function isSame(left: CslItem, right: CslItem): boolean {
  const [one, other] = [statedIdentifiers(left), statedIdentifiers(right)];
  return (one.doi !== undefined && one.doi === other.doi) || (one.arxiv !== undefined && one.arxiv === other.arxiv);
}

/** The titles most like the one asked for first; services rank by other things as well. */
function inOrder(works: readonly LocatedWork[], { value }: WorkQuery): readonly LocatedWork[] {
  const likenessOf = titleComparer(value);
  return works
    .map((work) => ({ work, likeness: likenessOf(typeof work.item.title === 'string' ? work.item.title : '') }))
    .filter(({ likeness }, index) => likeness >= leastLikeness || index === 0)
    .sort((left, right) => right.likeness - left.likeness)
    .map(({ work }) => work);
}

/** What is to be added: a paper that is there already, or an entry that is to be written. */
export type Addition = { readonly known: Paper } | AddedEntry;

/** What an addition is made with. */
export interface AdditionServices {
  readonly library: SearchedLibrary & KeyedLibrary;
  /** The records file as it is. */
  readonly records: string;
  /** Loads what writes Chinese names in Latin letters, for keys. */
  readonly loadRomanizer: () => Promise<Romanize>;
}

/**
 * The entry for a work that was found; the paper of the library that it is, if that has it already.
 * @param query what was asked for
 */
export async function additionOf(
  services: AdditionServices,
  query: WorkQuery,
  { item }: Pick<LocatedWork, 'item'>,
  origin: DescriptionOrigin,
): Promise<Addition> {
  const known = paperOfRecord(services.library, item);
  const whole = isWorkIdentifier(query) ? withIdentifierOf(item, query) : item;
  return known !== undefined ? { known } : entryOf(services, query, { item: whole }, origin);
}

/** The entry for a work of which nothing is known but what was asked for, with empty fields for the user to fill in. */
export async function bareAddition(
  services: AdditionServices,
  query: WorkQuery,
  origin: DescriptionOrigin,
): Promise<Addition> {
  const known = paperOfQuery(services.library, query, services.records);
  const item: CslItem = {
    id: '',
    type: query.kind === 'isbn' ? 'book' : query.kind === 'repository' ? 'software' : 'document',
  };
  return known !== undefined
    ? { known }
    : entryOf(
        services,
        query,
        {
          item: isWorkIdentifier(query) ? withIdentifierOf(item, query) : { ...item, title: query.value },
          empty: ['author', 'title', 'year'],
        },
        origin,
      );
}

async function entryOf(
  { library, records, loadRomanizer }: AdditionServices,
  { kind, value }: WorkQuery,
  description: Description,
  origin: DescriptionOrigin,
): Promise<Addition> {
  const romanize = wantsRomanizer(description) ? await loadRomanizer() : undefined;
  return addedEntry(library, description, origin, {
    named: `${kind} ${value}`,
    records,
    ...(romanize === undefined ? {} : { romanize }),
  });
}

/** A record that says by what it was asked for, so that it is found by it again. */
function withIdentifierOf(item: CslItem, identifier: WorkIdentifier): CslItem {
  const { kind, value } = identifier;
  if (hasIdentifier(identifier, item)) {
    return item;
  }
  switch (kind) {
    case 'doi':
      return { ...item, DOI: value };
    case 'arxiv':
      return item['container-title'] === undefined && item.number === undefined
        ? {
            ...item,
            type: item.type === 'document' ? 'article' : item.type,
            number: `arXiv:${value}`,
            archive: 'arXiv',
            publisher: 'arXiv',
            URL: `https://arxiv.org/abs/${value}`,
          }
        : { ...item, custom: { arxiv: value } };
    case 'pmid':
      return { ...item, PMID: value };
    case 'isbn':
      return { ...item, ISBN: value };
    case 'acl':
      return { ...item, URL: `https://aclanthology.org/${value}` };
    case 'repository':
      return { ...item, URL: `https://github.com/${value}` };
  }
}
