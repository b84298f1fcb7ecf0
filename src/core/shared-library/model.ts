import type { CslItem, Paper } from '../model/paper';

/** A library on a search engine, OpenSearch or Elasticsearch. */
export interface SharedLibraryPlace {
  /** The address of the server, without a slash at its end: `https://search.example.org`. */
  readonly url: string;
  /** The index or alias that is searched. */
  readonly index: string;
  /** What people call it. */
  readonly name: string;
}

/** A paper of a shared library. */
export interface SharedPaper {
  /** Its key is the shared library's own; nobody has checked that it is free here. */
  readonly paper: Paper;
  /** What is known of its publication, without abstract. */
  readonly item: CslItem;
  /** Comparable within one search only. */
  readonly score: number;
}

/** Where the next page begins. */
export interface SharedPage {
  /** What the server sorted the last paper by. */
  readonly after: readonly (string | number)[];
  /** The papers were found with misspelt and missing words. */
  readonly isTolerant: boolean;
}

/** What a shared library has for a query. */
export interface SharedAnswer {
  readonly papers: readonly SharedPaper[];
  /** Undefined where there are no more. */
  readonly next: SharedPage | undefined;
  /** Some of the server's parts did not answer, or not in time. */
  readonly isPartial: boolean;
}

/** Why a server did not answer as it should. */
export type SharedLibraryTrouble =
  | 'unreachable'
  /** It wants other credentials (401, 403). */
  | 'refused'
  /** It has no such index (404). */
  | 'not-found'
  /** It is asked too much (429, 503). */
  | 'busy'
  /** It has a fault of its own (5xx). */
  | 'failed'
  /** It does not take the request (other 4xx). */
  | 'rejected'
  | 'malformed'
  | 'too-large'
  | 'timed-out'
  | 'cancelled'
  /** Credentials would be sent in the clear to another machine, and were not. */
  | 'insecure';

/** A server did not answer as it should. */
export class SharedLibraryError extends Error {
  readonly trouble: SharedLibraryTrouble;
  /** Of the server's answer, where it gave one. */
  readonly status: number | undefined;
  /** Milliseconds after which it may be asked again, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(
    trouble: SharedLibraryTrouble,
    detail = '',
    { status, retryAfter }: { readonly status?: number; readonly retryAfter?: number | undefined } = {},
  ) {
    super(detail === '' ? trouble : detail);
    this.trouble = trouble;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
