import type { CatalogueRecord } from '../identify/catalogue/record';
import { isProperties, type CslProperties } from '../parse/csl-json/csl-properties';
import type { YamlReader } from '../parse/yaml/yaml';
import { encodeComponent } from '../text/uri-text';
import { withoutUndefined } from '../text/without-undefined';
import { cleanItem } from './clean-item';
import type { FailureCause, ServiceId, ServiceRecord, ServiceRequest, WorkQuery } from './model';

/** How often a service may be asked. */
export interface Pace {
  /** Requests that may be under way at a time, at least 1. */
  readonly atOnce: number;
  /** Milliseconds from the start of one request to that of the next. */
  readonly interval: number;
  /** The same for whoever has a key. */
  readonly intervalWithKey?: number;
}

/** A work as a service has it; the client adds which service, and when it was asked. */
export type FoundWork = Omit<ServiceRecord, 'service' | 'asked'>;

/** What a request may hold besides the query. */
export interface Access {
  readonly key?: string | undefined;
  /** An e-mail address by which the service may reach who asks. */
  readonly contact?: string | undefined;
  readonly yaml?: YamlReader | undefined;
}

/**
 * Sends a request to the service and gives the text of its answer; rejects with a `ServiceError`.
 * @param path with query, from `/` on
 */
export type Ask = (path: string, request?: Omit<ServiceRequest, 'url'>) => Promise<string>;

/** A public service: an object each, listed in `services.ts`. */
export interface Service {
  readonly id: ServiceId;
  /** As people call it. */
  readonly name: string;
  /** Scheme and host, with the path that all requests begin with. */
  readonly base: string;
  readonly finds: readonly WorkQuery['kind'][];
  /** Whether pages of other origins may ask it (CORS), which the web extension host is. */
  readonly inWeb: boolean;
  readonly takesKey: boolean;
  readonly pace: Pace;
  /** The works that fit a query of one of the kinds in `finds`, the best first; rejects with what `ask` rejects with, or a `ServiceError`. */
  find(query: WorkQuery, ask: Ask, access: Access): Promise<readonly FoundWork[]>;
}

/** Why a service gave no works. */
export class ServiceError extends Error {
  readonly failure: FailureCause;
  readonly retryAfter: number | undefined;
  readonly status: number | undefined;

  constructor(
    failure: FailureCause,
    { retryAfter, status }: { readonly retryAfter?: number | undefined; readonly status?: number | undefined } = {},
  ) {
    super(failure);
    this.failure = failure;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}

/** Records that a search gives at most. */
export const mostFound = 5;

/** A query as it stands behind the path: `?a=1&b=2`; what is undefined is left out. */
export function queryOf(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeComponent(name)}=${encodeComponent(String(value))}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** An identifier as the end of a path, its slashes kept. Throws `not-found` where it would lead to another path. */
export function identifierPath(identifier: string): string {
  const parts = identifier.split('/');
  if (parts.some((part) => part === '' || /^(?:\.|%2e){1,2}$/i.test(part))) {
    throw new ServiceError('not-found');
  }
  return parts.map(encodeComponent).join('/');
}

/** The object that a text in JSON is; throws `malformed` where it is none. */
export function jsonOf(text: string): CslProperties {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServiceError('malformed');
  }
  if (!isProperties(value)) {
    throw new ServiceError('malformed');
  }
  return value;
}

/** The objects of a list, of so many as are asked for; throws `malformed` where it is no list. */
export function objectsIn(value: unknown): readonly CslProperties[] {
  if (!Array.isArray(value)) {
    throw new ServiceError('malformed');
  }
  return (value as unknown[]).slice(0, 2 * mostFound).filter(isProperties);
}

/** A work out of a record as catalogues have it. */
export function foundWork(record: CatalogueRecord, more: Omit<FoundWork, 'item'> = {}, id?: string): FoundWork {
  const item = cleanItem(record.csl());
  const pmid = typeof item.PMID === 'string' ? /^\d{1,9}$/.exec(item.PMID)?.[0] : undefined;
  return {
    ...withoutUndefined({ doi: record.doi, arxiv: record.arxiv, pmid, ...more }),
    item: id === undefined ? item : { ...item, id },
  };
}

/** Words of a title, without the signs that mean something to a search. */
export function wordsOf(title: string, most = 300): string {
  return title
    .replace(/[^\p{L}\p{N}\s'-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}
