import type { Clock } from '../async/clock';
import { TimeSlicer } from '../async/time-slicer';
import { onAbort } from '../services/abort';
import type { AbortSignalLike } from '../services/model';
import { member, type SharedClient } from './client';
import { SharedLibraryError } from './model';

/** A document to be written, or one to be deleted, which has no body. */
export interface BulkOperation {
  readonly id: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What became of a batch. */
export interface BulkOutcome {
  readonly count: number;
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** Operations of one request, at first and at most; a server that is pressed gets fewer. */
const maxOperations = 500;
const minOperations = 10;
/** UTF-16 units of one request, unless one document is longer. */
const maxLength = 4_000_000;
/** Milliseconds for which a batch is made before the one under way has its turn: requests go out by the same thread. */
const sliceOfMaking = 10;
/** Milliseconds for which a batch is waited. */
const batchTimeout = 60_000;
/** How often a batch is sent in a row without any of it being taken. */
export const mostBulkTries = 8;
/** Milliseconds before the second time; it doubles up to the longest pause. */
const firstPause = 500;
const longestPause = 30_000;

interface Line {
  readonly id: string;
  readonly text: string;
}

/**
 * Writes by `_bulk`, one request at a time. Where the server is pressed, all or a part of a batch is sent again after a pause, and the batches
 * get smaller until it takes them again.
 */
export class BulkWriter {
  readonly #client: SharedClient;
  readonly #index: string;
  readonly #clock: Clock;
  #size = maxOperations;

  constructor(client: SharedClient, index: string, clock: Clock) {
    this.#client = client;
    this.#index = index;
    this.#clock = clock;
  }

  /**
   * Yields what became of each batch, while the next one is being made; rejects with a `SharedLibraryError` where the server does not take one,
   * after which no other is sent.
   */
  async *write(operations: Iterable<BulkOperation>, signal: AbortSignalLike): AsyncIterable<BulkOutcome> {
    const slicer = new TimeSlicer(this.#clock, sliceOfMaking);
    let sending: Promise<BulkOutcome> | undefined;
    let waiting: Line[] = [];
    let length = 0;
    for (const operation of operations) {
      const line = lineOf(operation);
      if (waiting.length >= this.#size || (waiting.length > 0 && length + line.text.length > maxLength)) {
        if (sending !== undefined) {
          yield await sending;
        }
        sending = this.#batch(waiting, signal);
        // Told when it is awaited.
        sending.catch(() => undefined);
        waiting = [];
        length = 0;
      }
      waiting.push(line);
      length += line.text.length;
      if (sending !== undefined) {
        await slicer.pause();
      }
    }
    if (sending !== undefined) {
      yield await sending;
    }
    if (waiting.length > 0) {
      yield await this.#batch(waiting, signal);
    }
  }

  async #batch(lines: readonly Line[], signal: AbortSignalLike): Promise<BulkOutcome> {
    const refused: { id: string; reason: string }[] = [];
    let left = lines;
    for (let tries = 1; left.length > 0;) {
      const part = left.slice(0, this.#size);
      const rest = left.slice(part.length);
      const outcome = await this.#once(part, signal);
      refused.push(...outcome.refused);
      left = [...outcome.pressed, ...rest];
      if (outcome.pressed.length === 0) {
        tries = 1;
        this.#size = Math.min(maxOperations, Math.ceil(this.#size * 1.25));
        continue;
      }
      tries = outcome.pressed.length < part.length ? 1 : tries + 1;
      if (tries > mostBulkTries) {
        throw outcome.error;
      }
      this.#size = Math.max(minOperations, Math.floor(this.#size / 2));
      const pause = Math.min(longestPause, outcome.error.retryAfter ?? firstPause * 2 ** (tries - 1));
      await paused(this.#clock, pause, signal);
    }
    return { count: lines.length, refused };
  }

  /** Sends lines once: those that the server refuses for good, and those that it may take later. */
  async #once(
    lines: readonly Line[],
    signal: AbortSignalLike,
  ): Promise<{
    readonly refused: BulkOutcome['refused'];
    readonly pressed: readonly Line[];
    readonly error: SharedLibraryError;
  }> {
    try {
      const answer = await this.#client.send({
        method: 'POST',
        path: `/${this.#index}/_bulk?filter_path=items.*.status,items.*.error.reason`,
        body: lines.map(({ text }) => text).join(''),
        timeout: batchTimeout,
        signal,
      });
      return outcomeOf(lines, answer);
    } catch (error) {
      if (!(error instanceof SharedLibraryError) || !mayPass(error, lines.length)) {
        throw error;
      }
      return { refused: [], pressed: lines, error };
    }
  }
}

/** Whether the same may be taken later, or in smaller parts. */
function mayPass({ trouble, status }: SharedLibraryError, count: number): boolean {
  return (
    trouble === 'busy' ||
    trouble === 'failed' ||
    trouble === 'timed-out' ||
    trouble === 'unreachable' ||
    (status === 413 && count > minOperations)
  );
}

function outcomeOf(lines: readonly Line[], answer: unknown) {
  const items = member(answer, 'items');
  if (!Array.isArray(items) || items.length !== lines.length) {
    throw new SharedLibraryError('malformed', '_bulk');
  }
  const refused: { id: string; reason: string }[] = [];
  const pressed: Line[] = [];
  lines.forEach((line, at) => {
    const item: unknown = items[at];
    const told = member(item, 'index') ?? member(item, 'delete');
    const status = member(told, 'status');
    const reason = member(member(told, 'error'), 'reason');
    if (status === 429 || status === 503) {
      pressed.push(line);
    } else if (
      typeof status !== 'number' ||
      (status >= 300 && !(status === 404 && member(item, 'delete') !== undefined))
    ) {
      refused.push({ id: line.id, reason: typeof reason === 'string' ? reason.slice(0, 300) : String(status) });
    }
  });
  return { refused, pressed, error: new SharedLibraryError('busy', '429 _bulk', { status: 429 }) };
}

function lineOf({ id, body }: BulkOperation): Line {
  const action = JSON.stringify(body === undefined ? { delete: { _id: id } } : { index: { _id: id } });
  return { id, text: body === undefined ? `${action}\n` : `${action}\n${JSON.stringify(body)}\n` };
}

function paused(clock: Clock, time: number, signal: AbortSignalLike): Promise<void> {
  return new Promise((resolve, reject) => {
    const callOff = clock.after(time, () => {
      stop();
      resolve();
    });
    const stop = onAbort(signal, () => {
      callOff();
      reject(new SharedLibraryError('cancelled'));
    });
  });
}
