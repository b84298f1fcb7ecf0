import type { Clock } from '../async/clock';
import { Abort, onAbort } from '../services/abort';
import {
  type AbortSignalLike,
  AnswerTooLarge,
  type Network,
  type ServiceAnswer,
  type ServiceRequest,
} from '../services/model';
import { retryAfterOf } from '../services/sending';
import { SharedLibraryError, type SharedLibraryPlace, type SharedLibraryTrouble } from './model';
import { isPrivate } from './place';

/** Of an error that the server tells, in UTF-16 units. */
const maxTold = 300;

/** What a client is made of. */
export interface SharedClientServices {
  readonly network: Network;
  readonly clock: Clock;
  /** The value of the header `Authorization`; undefined where the server wants none. */
  readonly authorization?: () => Promise<string | undefined>;
}

export interface SharedRequest {
  readonly method: NonNullable<ServiceRequest['method']>;
  /** Below the server's address, with a slash before it. */
  readonly path: string;
  /** Sent as JSON; a text is sent as it is, lines of JSON. */
  readonly body?: unknown;
  /** Milliseconds for which the answer is waited. */
  readonly timeout: number;
  readonly signal?: AbortSignalLike;
}

/** Asks one server. All calls reject with a `SharedLibraryError`. */
export class SharedClient {
  readonly #place: SharedLibraryPlace;
  readonly #services: SharedClientServices;

  constructor(place: SharedLibraryPlace, services: SharedClientServices) {
    this.#place = place;
    this.#services = services;
  }

  get place(): SharedLibraryPlace {
    return this.#place;
  }

  /** Sends a request once. @returns the answer's JSON, which anybody may have written */
  async send({ method, path, body, timeout, signal = new Abort() }: SharedRequest): Promise<unknown> {
    const limited = new Abort();
    const unlink = onAbort(signal, () => {
      limited.abort(new SharedLibraryError('cancelled'));
    });
    const callOff = this.#services.clock.after(timeout, () => {
      limited.abort(new SharedLibraryError('timed-out'));
    });
    try {
      const aborted = new Promise<never>((_, reject) => {
        onAbort(limited, () => {
          reject(limited.reason as SharedLibraryError);
        });
      });
      return resultOf(await Promise.race([this.#answer(method, path, body, limited), aborted]));
    } catch (error) {
      if (error instanceof SharedLibraryError) {
        throw error;
      }
      throw new SharedLibraryError(error instanceof AnswerTooLarge ? 'too-large' : 'unreachable', textOf(error));
    } finally {
      callOff();
      unlink();
    }
  }

  async #answer(
    method: SharedRequest['method'],
    path: string,
    body: unknown,
    signal: AbortSignalLike,
  ): Promise<ServiceAnswer> {
    const authorization = await this.#services.authorization?.();
    if (authorization !== undefined && !isPrivate(this.#place)) {
      throw new SharedLibraryError('insecure');
    }
    if (signal.aborted) {
      throw signal.reason as Error;
    }
    return this.#services.network.send(
      {
        url: `${this.#place.url}${path}`,
        method,
        headers: {
          Accept: 'application/json',
          ...(body === undefined
            ? {}
            : { 'Content-Type': typeof body === 'string' ? 'application/x-ndjson' : 'application/json' }),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      },
      signal,
    );
  }
}

function resultOf({ status, headers, text }: ServiceAnswer): unknown {
  if (status >= 200 && status < 300) {
    try {
      return JSON.parse(text === '' ? '{}' : text) as unknown;
    } catch {
      throw new SharedLibraryError('malformed');
    }
  }
  // A date would need the time of day, which few servers make one need.
  const retryAfter = retryAfterOf(headers.get('retry-after'), 0);
  const told = `${String(status)} ${reasonIn(text)}`.trim();
  throw new SharedLibraryError(troubleOf(status), told, { status, retryAfter });
}

function troubleOf(status: number): SharedLibraryTrouble {
  switch (true) {
    case status === 401 || status === 403:
      return 'refused';
    case status === 404:
      return 'not-found';
    case status === 429 || status === 503:
      return 'busy';
    case status >= 500:
      return 'failed';
    default:
      return 'rejected';
  }
}

/** The reason that the server gives, on one line. */
function reasonIn(text: string): string {
  try {
    const error = member(JSON.parse(text), 'error');
    const reason = typeof error === 'string' ? error : member(error, 'reason');
    return typeof reason === 'string' ? reason.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, maxTold) : '';
  } catch {
    return '';
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A member of an object that anybody may have written; undefined where it has none of its own, or is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
