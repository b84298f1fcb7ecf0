import type { Clock } from '../async/clock';
import { Abort, onAbort } from '../services/abort';
import { type AbortSignalLike, AnswerTooLarge, type Network, type ServiceAnswer } from '../services/model';
import { isLoopback } from './loopback';
import { ZoteroError } from './model';

/** Where a running Zotero listens. */
export const zoteroAddress = 'http://127.0.0.1:23119';

/** Longest wait for one answer, in milliseconds: just after its start Zotero answers only when it has read its items. */
const timeOut = 20_000;

export interface ZoteroApiServices {
  readonly network: Network;
  readonly clock: Clock;
  /** `zoteroAddress` unless told; no other machine is ever asked. */
  readonly address?: string;
}

/** What Zotero answered. */
export interface ZoteroReply {
  /** Undefined where nothing has changed since the version that was named. */
  readonly value: unknown;
  /** Of the library; undefined where the answer has none. */
  readonly version: number | undefined;
  /** Which Zotero answers. Those that do not say it count a change only when it has been synchronised. */
  readonly server: string | undefined;
}

/** Asks a running Zotero by its local interface, and Better BibTeX within it. All calls reject with a `ZoteroError` or the signal's reason. */
export class ZoteroApi {
  readonly #services: ZoteroApiServices;
  readonly #address: string;

  constructor(services: ZoteroApiServices) {
    this.#services = services;
    this.#address = services.address ?? zoteroAddress;
  }

  /**
   * @param path below `/api/`, with its query
   * @param since a version of the library: where it still has that, the answer has no value
   */
  async get(path: string, signal: AbortSignalLike, since?: number): Promise<ZoteroReply> {
    const answer = await this.#send(
      {
        url: `${this.#address}/api/${path}`,
        headers: {
          'Zotero-API-Version': '3',
          ...(since === undefined ? {} : { 'If-Modified-Since-Version': String(since) }),
        },
      },
      signal,
    );
    const version = Number(answer.headers.get('last-modified-version') ?? NaN);
    const about = {
      version: Number.isSafeInteger(version) && version >= 0 ? version : undefined,
      server: answer.headers.get('zotero-server-id')?.slice(0, 200),
    };
    switch (answer.status) {
      case 200:
        return { ...about, value: valueOf(answer) };
      case 304:
        if (since === undefined) {
          throw new ZoteroError('malformed', '304');
        }
        return { ...about, value: undefined };
      case 403:
        throw new ZoteroError('off');
      case 404:
      case 501:
        throw new ZoteroError('too-old', String(answer.status));
      default:
        throw new ZoteroError('failed', String(answer.status));
    }
  }

  /** Calls a method of Better BibTeX; undefined where Zotero has no Better BibTeX, or that answers with an error. */
  async betterBibtex(method: string, params: readonly unknown[], signal: AbortSignalLike): Promise<unknown> {
    const answer = await this.#send(
      {
        url: `${this.#address}/better-bibtex/json-rpc`,
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      },
      signal,
    );
    const value: unknown = answer.status === 200 ? valueOf(answer) : undefined;
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'result')
      ? (value as { result: unknown }).result
      : undefined;
  }

  async #send(request: Parameters<Network['send']>[0], signal: AbortSignalLike): Promise<ServiceAnswer> {
    if (!isLoopback(request.url)) {
      throw new ZoteroError('unreachable', 'not this machine');
    }
    const limited = new Abort();
    const unlink = onAbort(signal, () => {
      limited.abort(signal.reason);
    });
    const callOff = this.#services.clock.after(timeOut, () => {
      limited.abort(new ZoteroError('timed-out'));
    });
    try {
      // Zotero refuses what calls itself a browser, as some hosts of VS Code do, unless it says that it means it.
      const headers = { ...request.headers, 'Zotero-Allowed-Request': '1' };
      return await orAborted(this.#services.network.send({ ...request, headers }, limited), limited);
    } catch (error) {
      if (signal.aborted || error instanceof ZoteroError) {
        throw signal.aborted ? (signal.reason ?? error) : error;
      }
      throw new ZoteroError(error instanceof AnswerTooLarge ? 'too-large' : 'unreachable', String(error));
    } finally {
      callOff();
      unlink();
    }
  }
}

/** What the work comes to, or the reason of the abort, whichever is first: some work does not hear of it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignalLike): Promise<T> {
  return new Promise((resolve, reject) => {
    work.then(resolve, reject);
    onAbort(signal, () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    });
  });
}

function valueOf({ text }: ServiceAnswer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ZoteroError('malformed');
  }
}
