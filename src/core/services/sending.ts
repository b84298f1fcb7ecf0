import type { Clock } from '../async/clock';
import { Abort, onAbort } from './abort';
import { type AbortSignalLike, AnswerTooLarge, type Network, type ServiceAnswer, type ServiceRequest } from './model';
import { longestWait, type Pacer } from './pacer';
import { ServiceError } from './service';

/** Milliseconds for which an answer is waited. */
export const timeOut = 20_000;
/** How often a request is sent at most. */
export const mostTries = 3;
/** Milliseconds before the second time; it doubles. */
export const firstPause = 1_000;
/** However long a service wants to be left alone, it is asked again the next day. */
const longestQuiet = 86_400_000;

export interface Sending {
  readonly network: Network;
  readonly clock: Clock;
  /** Milliseconds since 1970, for dates in headers. */
  readonly time: () => number;
}

/**
 * Sends a request in its turn, and again where the service is at fault or busy, and gives the text of the answer. What comes back late, too long or not
 * at all, or says that something is wrong, is a `ServiceError`.
 */
export async function sendPaced(
  sending: Sending,
  pacer: Pacer,
  request: ServiceRequest,
  signal: AbortSignalLike,
): Promise<string> {
  for (let tried = 1; ; tried++) {
    const outcome = await pacer.run(() => once(sending, pacer, request, signal), signal);
    if (typeof outcome === 'string') {
      return outcome;
    }
    const wait = outcome.retryAfter ?? firstPause * 2 ** (tried - 1);
    if (outcome.retryAfter !== undefined || outcome.failure === 'rate-limited') {
      pacer.quietFor(Math.min(wait, longestQuiet));
    }
    if (tried >= mostTries || wait > longestWait || !isPassing(outcome)) {
      throw outcome;
    }
    await paused(sending.clock, wait, signal);
  }
}

/** Whether the service wants a key, or another one: what it refuses it refuses again. */
const isRefusal = (status: number | undefined): boolean => status === 401 || status === 403;

const isPassing = ({ failure, status }: ServiceError): boolean =>
  (failure === 'rate-limited' && !isRefusal(status)) ||
  failure === 'server-error' ||
  failure === 'unreachable' ||
  failure === 'timed-out';

/** One try: the text, or what was wrong. */
async function once(
  { network, clock, time }: Sending,
  pacer: Pacer,
  request: ServiceRequest,
  signal: AbortSignalLike,
): Promise<string | ServiceError> {
  const abort = new Abort();
  const late = clock.after(timeOut, () => {
    abort.abort(new ServiceError('timed-out'));
  });
  const stop = onAbort(signal, () => {
    abort.abort(new ServiceError('cancelled'));
  });
  try {
    const aborted = new Promise<never>((_, reject) => {
      onAbort(abort, () => {
        reject(abort.reason as ServiceError);
      });
    });
    const answer = await Promise.race([network.send(request, abort), aborted]);
    heedLimits(answer, pacer);
    return outcomeOf(answer, time());
  } catch (error) {
    if (error instanceof ServiceError) {
      return error;
    }
    return new ServiceError(error instanceof AnswerTooLarge ? 'too-large' : 'unreachable');
  } finally {
    late();
    stop();
  }
}

function outcomeOf({ status, headers, text }: ServiceAnswer, now: number): string | ServiceError {
  if (status >= 200 && status < 300) {
    return text;
  }
  const told = { status, retryAfter: retryAfterOf(headers.get('retry-after'), now) };
  switch (true) {
    case status === 404 || status === 410:
      return new ServiceError('not-found', { status });
    case status === 429 || (status === 503 && told.retryAfter !== undefined):
      return new ServiceError('rate-limited', told);
    case status >= 500:
      return new ServiceError('server-error', told);
    case isRefusal(status):
      return new ServiceError('rate-limited', { status });
    default:
      return new ServiceError('malformed', { status });
  }
}

/**
 * The milliseconds that a `Retry-After` asks for, of seconds or a date (RFC 9110, 10.2.3); undefined where it says nothing.
 * @param now milliseconds since 1970
 */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  const written = header?.trim().slice(0, 60) ?? '';
  if (/^\d{1,9}$/.test(written)) {
    return Number(written) * 1_000;
  }
  const date = /[a-z]/i.test(written) ? Date.parse(written) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Crossref says how often it may be asked: `x-rate-limit-limit` times in an `x-rate-limit-interval`, such as `1s`. */
function heedLimits({ headers }: ServiceAnswer, pacer: Pacer): void {
  const limit = /^\d{1,6}$/.exec(headers.get('x-rate-limit-limit')?.trim() ?? '')?.[0];
  const seconds = /^(\d{1,5})s$/.exec(headers.get('x-rate-limit-interval')?.trim() ?? '')?.[1];
  if (limit !== undefined && seconds !== undefined && Number(limit) > 0) {
    pacer.setInterval(Math.min(longestWait, Math.ceil((1_000 * Number(seconds)) / Number(limit))));
  }
}

function paused(clock: Clock, time: number, signal: AbortSignalLike): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(time, () => {
      stop();
      resolve();
    });
    const stop = onAbort(signal, () => {
      callOff();
      reject(new ServiceError('cancelled'));
    });
  });
}
