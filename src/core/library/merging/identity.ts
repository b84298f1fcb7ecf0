import type { DerivedEntry } from '../../model/paper';
import { percentDecoded } from '../../parse/links/identifiers';
import { comparedAuthors, type ComparedAuthor } from '../base/authors';
import { normalizeText } from '../base/normalize';

export { normalizeText } from '../base/normalize';

/** What may show two entries to be the same work, or not to be. */
export interface Identity {
  readonly doi: string | undefined;
  readonly arxiv: string | undefined;
  /** The source's own title without case, accents, spaces and punctuation. */
  readonly title: string | undefined;
  readonly year: number | undefined;
  /** The first ones. */
  readonly authors: readonly ComparedAuthor[];
  /** Exact fingerprint of the abstract. */
  readonly text: string | undefined;
}

const arxivDoi = '10.48550/arxiv.';

/** A DOI in the form that identities compare: lower case, no resolver; `undefined` if it is none or names an arXiv paper. */
export function normalizeDoi(doi: string): string | undefined {
  const lower = percentDecoded(doi).trim().toLowerCase();
  const start = lower.indexOf('10.');
  const bare = start < 0 ? '' : lower.slice(start).replace(/[.,;\s]{1,8}$/, '');
  return bare.includes('/') && !bare.startsWith(arxivDoi) ? bare : undefined;
}

/** The arXiv identifier without version in lower case, also out of an arXiv DOI. */
export function normalizeArxiv(identifier: string): string | undefined {
  const lower = identifier.trim().toLowerCase();
  const bare = lower.startsWith('arxiv:') ? lower.slice('arxiv:'.length).trim() : lower;
  return bare.replace(/v\d{1,3}$/, '') || undefined;
}

/** No title is longer; what is, is hostile, and normalising costs its square where accents pile up. */
const maxTitleLength = 1_000;

/** The identity of an entry: only what it says of itself, not what it cites as others'. */
export function identityOf(entry: DerivedEntry): Identity {
  const doi = entry.doi;
  const arxivFromDoi = doi?.toLowerCase().includes(arxivDoi)
    ? doi.slice(doi.toLowerCase().indexOf(arxivDoi) + arxivDoi.length)
    : undefined;
  const arxiv = entry.arxiv ?? arxivFromDoi;
  return {
    doi: doi === undefined ? undefined : normalizeDoi(doi),
    arxiv: arxiv === undefined ? undefined : normalizeArxiv(arxiv),
    title: entry.title === undefined ? undefined : normalizeText(entry.title.slice(0, maxTitleLength)) || undefined,
    year: entry.year,
    authors: comparedAuthors(entry.authors ?? []),
    text: entry.derived.hash,
  };
}
