import type { CslItem } from '../model/paper';

/**
 * `certain`: as good as proved, may be taken over unseen; `likely`: somebody must look; `none`: the catalogues hold no
 * record that is like it.
 */
export type IdentifyStatus = 'certain' | 'likely' | 'none';

/** What speaks for a record, or against it; the message is made from code and arguments, see `evidence.ts`. */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly args?: readonly (string | number)[];
}

export type EvidenceCode =
  | 'same-arxiv'
  | 'same-doi'
  | 'same-repository'
  | 'same-title'
  | 'same-author'
  | 'same-words'
  | 'same-terms'
  | 'same-latin'
  | 'other-arxiv'
  | 'other-doi'
  | 'other-repository'
  | 'other-title'
  | 'other-occasion'
  | 'other-length'
  | 'about-another'
  | 'close-second'
  | 'service-alone';

/** Where a record stands in a catalogue: its path as it was given, and its first line, from 1. */
export interface CataloguePlace {
  readonly path: string;
  readonly line: number;
  /** Set where the record is a service's, which `path` is the name of. */
  readonly isService?: true;
}

/** The same as a text. */
export function placeText({ path, line, isService }: CataloguePlace): string {
  return isService === true ? path : `${path}:${line}`;
}

/** A record that a paper may be. */
export interface Candidate {
  /** With `id`, the catalogue's own identifier: the arXiv identifier without version, the DOI, else the key. */
  readonly record: CslItem;
  /** The estimated probability that the paper is this record, from 0 to 1. */
  readonly score: number;
  readonly catalogue: CataloguePlace;
}

/** What was found for one paper. */
export interface Identification {
  readonly key: string;
  /** Lines from 1, inclusive; `path` as the library names its source. */
  readonly source: { readonly path: string; readonly line: number; readonly endLine: number };
  readonly status: IdentifyStatus;
  /** That of the best candidate; 0 where there is none. */
  readonly score: number;
  /** The best candidate; absent where the status is `none`. */
  readonly record?: CslItem;
  readonly evidence: readonly Evidence[];
  /** Where `record` stands. */
  readonly catalogue?: CataloguePlace;
  /** The best candidates, best first, `record` among them. */
  readonly candidates: readonly Candidate[];
}
