import { normalizeArxiv, normalizeDoi } from '../library/merging/identity';
import type { WorkIdentifier } from '../services/model';

const arxivDoi = /^10\.48550\/arxiv\.(\S+)$/i;

/** The plain form of a DOI, that of arXiv as an arXiv identifier; `undefined` where it is none. */
export function identifierOfDoi(written: string): WorkIdentifier | undefined {
  const text = written.trim();
  const arxiv = arxivDoi.exec(text.slice(Math.max(0, text.indexOf('10.'))))?.[1];
  if (arxiv !== undefined) {
    return identifierOfArxiv(arxiv);
  }
  const doi = normalizeDoi(text);
  return doi === undefined || /\s/.test(doi) ? undefined : { kind: 'doi', value: doi };
}

/** The plain form of an arXiv identifier. */
export function identifierOfArxiv(written: string): WorkIdentifier | undefined {
  const value = normalizeArxiv(written);
  return value === undefined || /\s/.test(value) ? undefined : { kind: 'arxiv', value };
}

/** The plain form of a number of PubMed, as it is written or in an address; 0 stands for none. */
export function identifierOfPmid(written: string): WorkIdentifier | undefined {
  const value =
    /^(?:(?:pmid|pubmed)[:\s]{1,3}|https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/)?0{0,9}([1-9]\d{0,8})\/?(?:\.0)?$/i.exec(
      written.trim(),
    )?.[1];
  return value === undefined ? undefined : { kind: 'pmid', value };
}

/** An identifier as one word, by which works are looked up. */
export function tokenOf({ kind, value }: WorkIdentifier): string {
  return `${kind}:${value}`;
}
