import type { CslItem } from '../model/paper';

export type ServiceId =
  'crossref' | 'datacite' | 'arxiv' | 'openalex' | 'semantic-scholar' | 'dblp' | 'pubmed' | 'citation-file';

/** An identifier in its plain form (`10.…`, `2301.00001`), never an address. A `repository` is `owner/name` on GitHub. */
export interface WorkIdentifier {
  readonly kind: 'doi' | 'arxiv' | 'pmid' | 'isbn' | 'acl' | 'repository';
  readonly value: string;
}

/** What is asked: an identifier, words of a title, or the text of an abstract. */
export type WorkQuery = WorkIdentifier | { readonly kind: 'title' | 'abstract'; readonly value: string };

/** What is needed of an `AbortSignal`, which core does not know. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A request, before it is sent. */
export interface ServiceRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back, whole. Header names in lower case. */
export interface ServiceAnswer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The port to the network; nothing else in the project sends anything. */
export interface Network {
  /** Rejects with the signal's reason where it is aborted, with `AnswerTooLarge` where the answer is, else where nothing answers. */
  send(request: ServiceRequest, signal: AbortSignalLike): Promise<ServiceAnswer>;
}

/** An answer that is longer than is read. */
export class AnswerTooLarge extends Error {}

/** A notice about a work. */
export interface ServiceNotice {
  readonly kind: 'retraction' | 'correction' | 'concern';
  /** The DOI of the notice. */
  readonly by?: string;
  /** `2026-11-29`, or less of it. */
  readonly date?: string;
}

/** One record of a service. */
export interface ServiceRecord {
  /** With `abstract` where the service has it; `id` is the service's own identifier. */
  readonly item: CslItem;
  readonly service: ServiceId;
  /** The day on which the service was asked, `2026-11-29`. */
  readonly asked: string;
  readonly doi?: string;
  /** Without version. */
  readonly arxiv?: string;
  readonly pmid?: string;
  /** The published work of which this is a preprint, where the service says so. */
  readonly publishedAs?: readonly WorkIdentifier[];
  /** What the service knows to have been said of the work since. */
  readonly notices?: readonly ServiceNotice[];
  /** The works of which this record is itself a notice. */
  readonly updates?: readonly { readonly kind: ServiceNotice['kind']; readonly doi: string }[];
}

export type FailureCause =
  | 'off'
  | 'not-found'
  | 'malformed'
  | 'rate-limited'
  | 'server-error'
  | 'timed-out'
  | 'too-large'
  | 'unreachable'
  | 'cancelled';

/** What went wrong, told once by service and cause. */
export interface ServiceFailure {
  readonly service: ServiceId;
  readonly cause: FailureCause;
  /** Milliseconds after which the service may be asked again, where it says so. */
  readonly retryAfter?: number;
  /** What the service answered, where it did: 401 and 403 mean that it wants a key, or another one. */
  readonly status?: number;
}

export interface LookUpResult {
  readonly records: readonly ServiceRecord[];
  readonly failures: readonly ServiceFailure[];
}

/**
 * Asks the services that may be asked in the host, in their order, or takes answers that were kept. Never rejects.
 * @param only the services that are asked, where not all are
 */
export type LookUp = (query: WorkQuery, signal: AbortSignalLike, only?: readonly ServiceId[]) => Promise<LookUpResult>;

/** Answers that were kept, never the network: what checks of records go by. */
export interface CachedAnswers {
  get(identifier: WorkIdentifier): readonly ServiceRecord[];
}
