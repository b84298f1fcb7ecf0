import { cslItem, type ExportedPaper } from '../cite/export/csl-item';
import { isPreprintDoi } from '../library/merging/verdicts';
import { isGeneralTitle } from '../library/merging/title-relation';
import { normalizeText } from '../library/merging/identity';
import type { CslItem, Paper, Publication } from '../model/paper';
import { arxivOfCsl } from '../parse/csl-json/parse-csl-json';
import { describesOthers, formatKindOf } from '../parse/formats/index';
import { identifierOfArxiv, identifierOfDoi, identifierOfPmid } from '../notices/identifiers';
import type { WorkIdentifier } from '../services/model';

/** A work that a document cites under a key. */
export interface CitedReference {
  /** As the document cites it. */
  readonly key: string;
  /** Whose word it is: the library's, or that of a bibliography of the document's own. */
  readonly holder: 'library' | 'own';
  readonly paper: Paper;
  readonly publication: Publication | undefined;
}

/** What a reference cannot do without. */
export type ReferencePart = 'author' | 'year' | 'title';

/** The record as a bibliography would hold it. */
export function referenceItem({ paper, publication }: Pick<CitedReference, 'paper' | 'publication'>): CslItem {
  return cslItem({ paper, publication } satisfies ExportedPaper);
}

/**
 * The same by the word of the bibliography alone that the reference is written from: a paper that is merged from several may have its DOI from
 * another one.
 */
export function statedItem({ paper, publication }: Pick<CitedReference, 'paper' | 'publication'>): CslItem {
  if (publication === undefined || paper.sources.length === 1) {
    return referenceItem({ paper, publication });
  }
  const { doi, ...rest } = paper;
  return referenceItem({
    paper: publication.csl.DOI === undefined ? rest : { ...rest, ...(doi && { doi }) },
    publication,
  });
}

/** Works that are signed and dated, by their type in CSL; others often are not, and nobody misses it. */
const signed: ReadonlySet<string> = new Set(
  'article article-journal paper-conference chapter book thesis review'.split(' '),
);
/** Who stands in an author's place. */
const inPlaceOfAuthor = [
  'author',
  'editor',
  'collection-editor',
  'container-author',
  'original-author',
  'director',
  'composer',
  'translator',
  'illustrator',
] as const;
/** A date to come, or that nobody knows, which is said in place of a year. */
const undated =
  /\b(?:in press|to appear|forthcoming|in preparation|submitted|accepted|under review|in revision|n\. ?d\.|no date|o\. ?J\.|s\. ?a\.|ca\.)|即将|待刊|待发表|出版中/iu;

/**
 * What a reference lacks that its style would want. A paper of a list of abstracts lacks all that the list does not say; a bibliography knows what
 * kind of work it describes, and of one that is neither signed nor dated nothing is missed.
 */
export function missingParts(reference: CitedReference): readonly ReferencePart[] {
  const { paper, publication } = reference;
  const item = referenceItem(reference);
  const isDescribed = paper.sources.some(
    ({ format }) => formatKindOf(format) !== 'abstracts' && formatKindOf(format) !== 'note' && !describesOthers(format),
  );
  const isSigned = !isDescribed || signed.has(item.type);
  const title = paper.titleIsDerived ? '' : normalizeText(paper.title.slice(0, 1_000));
  const missing: ReferencePart[] = [];
  if (isSigned && !inPlaceOfAuthor.some((name) => isGiven(item[name])) && !isUnsigned(title, item)) {
    missing.push('author');
  }
  if (isSigned && paper.year === undefined && !isGiven(item.issued) && !saysWhen(publication, item)) {
    missing.push('year');
  }
  if (paper.titleIsDerived && !(isDescribed && standsSomewhere(item))) {
    missing.push('title');
  }
  return missing;
}

/** Editorials, news and the like have no author, nor has a book or an issue of its publisher's. */
function isUnsigned(title: string, { type, ...item }: CslItem): boolean {
  return isGeneralTitle(title) || (type === 'book' && isGiven(item.publisher));
}

/** Whether an entry names a year in words, or says that it has none yet. */
function saysWhen(publication: Publication | undefined, item: CslItem): boolean {
  const fields = publication?.bibtex?.fields;
  const has = (name: string) => (fields?.get(name) ?? '').trim() !== '';
  return (
    ['year', 'date', 'pubstate', 'eventdate', 'origdate', 'urldate'].some(has) ||
    isGiven(item.status) ||
    isGiven(item['event-date']) ||
    ['note', 'medium', 'annote', 'genre'].some((name) => undated.test(plainValue(item[name]).slice(0, 500)))
  );
}

/** Whether a work without its title is found all the same, as the styles of chemistry and physics have it. */
function standsSomewhere(item: CslItem): boolean {
  return isGiven(item['container-title']) && ['volume', 'page', 'DOI'].some((name) => isGiven(item[name]));
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string'
    ? value.trim() !== ''
    : Array.isArray(value)
      ? value.length > 0
      : value !== undefined && value !== null;
}

export function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** The addresses of PubMed that a work states as its own. */
const pubmed = /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/\d/;

/** The identifiers that a reference states for its work, each once. */
export function workIdentifiersOf(reference: CitedReference): readonly WorkIdentifier[] {
  const { paper, publication } = reference;
  const { csl = {} } = publication ?? {};
  const field = (name: string) => publication?.bibtex?.fields.get(name) ?? '';
  const isPubmed = /^(?:pubmed|pmid|medline)$/i.test(field('eprinttype') || field('archiveprefix'));
  const own = paper.links.filter((link) => link.own !== false);
  const found = [
    ...[paper.doi, plainValue(csl.DOI)].map((doi) => identifierOfDoi(doi ?? '')),
    paper.arxiv === undefined ? undefined : identifierOfArxiv(paper.arxiv),
    ...[plainValue(csl.PMID), isPubmed ? field('eprint') : ''].map(identifierOfPmid),
    ...own.filter(({ url }) => pubmed.test(url)).map(({ url }) => identifierOfPmid(url)),
    /(?:^|[\s;])PMID:\s{0,3}(\d{1,9})(?=$|[\s;.,])/i.exec(plainValue(csl.note).slice(0, 2_000))?.[1] ?? undefined,
  ].map((each) => (typeof each === 'string' ? identifierOfPmid(each) : each));
  const unique = new Map(found.flatMap((each) => (each === undefined ? [] : [[`${each.kind}:${each.value}`, each]])));
  return [...unique.values()];
}

/** Where preprints appear, as bibliographies name it in place of a journal. */
const server =
  /^(?:the )?(?:ar ?xiv|(?:bio|med|chem|eco|earth|psy|soc|engr|pale?o|agri|law|sport|tech|edu?|lis|eng)[- ]?(?:ar)?r?xiv|corr\b|computing research repository|ssrn|social science research network|research square|preprints?(?:\.org)?\b|osf preprints?|essoar|zenodo|hal\b|e-?prints?\b|viXra|openreview|authorea|cogprints|(?:iacr )?(?:cryptology )?e-?print|iacr)/i;
/** What a preprint may be described as. */
const preprintTypes: ReadonlySet<string> = new Set(
  'article article-journal document manuscript webpage report'.split(' '),
);

/** Whether a record is known to be of a preprint, and names nothing in which the work was published. */
export function isPreprint(item: CslItem): boolean {
  const container = plainValue(item['container-title']).trim();
  const doi = identifierOfDoi(plainValue(item.DOI));
  const isOnServer =
    arxivOfCsl(item) !== undefined ||
    server.test(container) ||
    doi?.kind === 'arxiv' ||
    (doi?.kind === 'doi' && isPreprintDoi(doi.value));
  return (
    isOnServer &&
    preprintTypes.has(item.type) &&
    (container === '' || server.test(container)) &&
    !(doi?.kind === 'doi' && !isPreprintDoi(doi.value)) &&
    !isGiven(item['event-title'])
  );
}

/** Whether a record says where its work was published. */
export function isPublished(item: CslItem): boolean {
  const container = plainValue(item['container-title']).trim();
  return container !== '' && !server.test(container) && !isPreprint(item);
}
