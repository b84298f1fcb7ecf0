import type { EntryRecord } from '../library/merging/entry-record';
import { normalizeText } from '../library/merging/identity';
import type { CslItem, Paper, PersonName, Publication } from '../model/paper';
import { isPreprintDoi } from '../library/merging/verdicts';
import { isGeneralTitle, isInformativeTitle, titleRelation } from '../library/merging/title-relation';
import { identifierOfDoi, tokenOf } from '../notices/identifiers';
import type { CachedAnswers, WorkIdentifier } from '../services/model';
import { serviceName } from './service-names';
import { areOneWork, comparedItem, comparedReference } from './compared';
import { workIdentifiersOf, isPreprint, isPublished, type CitedReference, statedItem, plainValue } from './reference';

/** The published version of a preprint, and who has it. */
export interface PublishedVersion {
  readonly from: 'library' | 'catalogue' | 'service';
  /** Who has it, for people: the service, the catalogue, or where the library has it. */
  readonly source: string;
  /** The record; absent where only its identifier is known. */
  readonly item?: CslItem;
  /** What its own bibliography says of it, in that one's format. */
  readonly publication?: Publication | undefined;
  readonly doi?: string;
}

/** A record that may be a preprint's published version, as a catalogue or the library has it. */
export interface OtherRecord {
  readonly item: CslItem;
  readonly publication?: Publication | undefined;
  /** Where it stands, for people. */
  readonly source: string;
}

/** Where published versions are looked for. */
export interface PublishedSources {
  /** Other records of the library, of the same paper and of those with its title or an identifier of it. */
  readonly library: (reference: CitedReference) => readonly OtherRecord[];
  /** Records that were found for a paper in catalogues. */
  readonly catalogues: (paper: Paper) => readonly OtherRecord[];
  readonly cached: CachedAnswers;
}

/**
 * The published version of a reference that is a preprint: a record that the library has and that is of the same work by the rules of
 * merging, else one of a catalogue, else what a service has answered before. `undefined` where it is no preprint, or nothing here has one.
 */
export function publishedVersion(reference: CitedReference, sources: PublishedSources): PublishedVersion | undefined {
  if (!isPreprint(statedItem(reference))) {
    return undefined;
  }
  const own = comparedReference(reference, 'preprint');
  const found = (records: readonly OtherRecord[], from: PublishedVersion['from']) => {
    const [best] = records
      .filter((other) => isPublished(other.item) && isSameWork(own, other.item))
      .sort((left, right) => fullness(right.item) - fullness(left.item));
    return best && { from, source: best.source, item: best.item, publication: best.publication, ...doiOf(best.item) };
  };
  return (
    found(sources.library(reference), 'library') ??
    found(sources.catalogues(reference.paper), 'catalogue') ??
    answered(reference, own, sources.cached)
  );
}

/** By title and authors, or an identifier that both state. A short title says too little without one. */
function isSameWork(own: EntryRecord, item: CslItem): boolean {
  const other = comparedItem(item, 'published');
  const sharesIdentifier = own.tokens.some((token) => /^(?:doi|arxiv):/.test(token) && other.tokens.includes(token));
  return (
    (sharesIdentifier || (own.identity.title !== undefined && isInformativeTitle(own.identity.title))) &&
    areOneWork(own, other)
  );
}

function answered(reference: CitedReference, own: EntryRecord, cached: CachedAnswers): PublishedVersion | undefined {
  const asked = new Set(workIdentifiersOf(reference).map(tokenOf));
  for (const record of workIdentifiersOf(reference).flatMap((identifier) => cached.get(identifier))) {
    const published = (record.publishedAs ?? []).flatMap((one) =>
      one.kind === 'doi' ? (identifierOfDoi(one.value) ?? []) : one,
    );
    for (const identifier of published.filter((one) => !asked.has(tokenOf(one)) && !isOfPreprint(one))) {
      const records = cached.get(identifier).filter(({ item }) => isPublished(item));
      // A publisher may give a correction or a whole issue the DOI that a server names.
      const known = records.find(({ item }) => mayBeTaken(reference, item));
      const doi = identifier.kind === 'doi' ? identifier.value : records[0]?.doi;
      if (doi !== undefined) {
        return {
          from: 'service',
          source: serviceName(record.service),
          doi,
          ...(known === undefined ? {} : { item: known.item }),
        };
      }
    }
    // arXiv itself and OpenAlex tell a preprint's journal and DOI with it.
    if (isPublished(record.item) && isSameWork(own, record.item)) {
      return { from: 'service', source: serviceName(record.service), item: record.item, ...doiOf(record.item) };
    }
  }
  return undefined;
}

/** Whether a record may be of a preprint's work that a service says it is: titles change on the way, their authors seldom all. */
function mayBeTaken({ paper }: CitedReference, item: CslItem): boolean {
  const compared = (written: string) => ({ written, normal: normalizeText(written.slice(0, 1_000)) });
  const title = compared(plainValue(item.title));
  const relation = titleRelation(
    paper.titleIsDerived ? undefined : compared(paper.title),
    title.normal === '' ? undefined : title,
  );
  if (relation === 'same' || relation === 'near') {
    return true;
  }
  return (
    relation !== 'companion' &&
    !isGeneralTitle(title.normal) &&
    (relation === 'unclear' || hasCommonAuthor(paper, item))
  );
}

function hasCommonAuthor({ authors = [] }: Paper, item: CslItem): boolean {
  const others = Array.isArray(item.author) ? (item.author as readonly PersonName[]) : [];
  const namesOf = (people: readonly PersonName[]) =>
    people.map(({ family, literal }) => normalizeText(family ?? literal ?? '')).filter((name) => name !== '');
  const known = new Set(namesOf(authors));
  return namesOf(others).some((name) => known.has(name));
}

function isOfPreprint({ kind, value }: WorkIdentifier): boolean {
  return kind === 'arxiv' || (kind === 'doi' && isPreprintDoi(value));
}

function doiOf(item: CslItem): { readonly doi?: string } {
  const identifier: WorkIdentifier | undefined = identifierOfDoi(plainValue(item.DOI));
  return identifier?.kind === 'doi' ? { doi: identifier.value } : {};
}

/** How much a record says of where its work was published. */
function fullness(item: CslItem): number {
  return ['DOI', 'volume', 'page', 'publisher', 'author'].filter((name) => item[name] !== undefined).length;
}

/** Papers of a library by what others may share with them. */
export class PublishedIndex {
  readonly #byToken = new Map<string, Set<Paper>>();

  /** Takes in the papers that came and lets go of those that went. */
  *update(removed: Iterable<Paper>, added: Iterable<Paper>): Generator<undefined, void, undefined> {
    for (const paper of removed) {
      tokensOf(paper).forEach((token) => this.#byToken.get(token)?.delete(paper));
      yield;
    }
    for (const paper of added) {
      for (const token of tokensOf(paper)) {
        this.#byToken.set(token, (this.#byToken.get(token) ?? new Set()).add(paper));
      }
      yield;
    }
  }

  /** Papers that may be of the same work, but for that of the reference itself. */
  like(reference: CitedReference): readonly Paper[] {
    const found = new Set(
      [...workIdentifiersOf(reference).map(tokenOf), ...titleTokens(reference.paper)].flatMap((token) => [
        ...(this.#byToken.get(token) ?? []),
      ]),
    );
    return [...found].filter((paper) => paper !== reference.paper);
  }
}

function tokensOf(paper: Paper): readonly string[] {
  const reference: CitedReference = { key: paper.key, holder: 'library', paper, publication: undefined };
  return [...workIdentifiersOf(reference).map(tokenOf), ...titleTokens(paper)];
}

function titleTokens({ title, titleIsDerived }: Paper): readonly string[] {
  const normal = titleIsDerived ? '' : normalizeText(title.slice(0, 1_000));
  return isInformativeTitle(normal) ? [`title:${normal}`] : [];
}
