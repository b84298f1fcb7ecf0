import type { DerivedEntry, PersonName } from '../model';

/** What may show two entries to be the same work, or not to be. */
export interface Identity {
  readonly doi: string | undefined;
  readonly arxiv: string | undefined;
  /** The source's own title without case, accents, spaces and punctuation. */
  readonly title: string | undefined;
  readonly year: number | undefined;
  /** Family names (last words of them) in normal form, first author first. */
  readonly authors: readonly string[];
  /** Exact fingerprint of the abstract. */
  readonly text: string | undefined;
}

const isAscii = /^[\x00-\x7f]*$/;

/** Lower case without accents, spaces, punctuation and symbols; letters and digits of all scripts stay. */
export function normalizeText(text: string): string {
  const lower = text.toLowerCase();
  return isAscii.test(lower) ? lower.replace(/[^a-z0-9]+/g, '') : lower.normalize('NFKD').replace(/[^\p{L}\p{N}]+/gu, '');
}

const arxivDoi = '10.48550/arxiv.';

/** A DOI in the form that identities compare: lower case, no resolver; `undefined` if it is none or names an arXiv paper. */
export function normalizeDoi(doi: string): string | undefined {
  const lower = doi.trim().toLowerCase();
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
const longestTitle = 1_000;

function familyOf(name: PersonName): string {
  const family = (name.family ?? name.literal ?? name.given ?? '').slice(0, 200);
  return normalizeText(family.slice(family.lastIndexOf(' ') + 1));
}

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
    title: entry.title === undefined ? undefined : normalizeText(entry.title.slice(0, longestTitle)) || undefined,
    year: entry.year,
    authors: (entry.authors ?? []).slice(0, 8).map(familyOf).filter((family) => family !== ''),
    text: entry.derived.hash,
  };
}
