import type { DerivedEntry, DerivedSource } from '../core/model/paper';
import {
  type ArgumentOf,
  type EngineCall,
  type EngineMessage,
  type EngineReply,
  type EngineRequest,
  type ResultOf,
  textInMessage,
} from './protocol';

/** A running worker, or what stands for one. */
export interface WorkerConnection<Message> {
  post(message: Message): void;
  close(): void;
}

/** Who hears from a worker. */
export interface WorkerListener<Reply> {
  reply(reply: Reply): void;
  /** The worker has died, or cannot be reached. */
  failed(reason: string): void;
}

export type EngineConnection = WorkerConnection<EngineMessage>;
export type EngineListener = WorkerListener<EngineReply>;

/** Starts an engine; rejects where that cannot be done. */
export type Connect = (listener: EngineListener) => Promise<EngineConnection>;

export interface EngineClientOptions {
  /** Ways to start an engine, in the order in which they are tried; the next one's turn comes when an engine has died. */
  readonly backends: readonly Connect[];
  /** What a new engine has to be told before anything else, when it replaces one that died. */
  readonly restore?: () => void;
  /** Told of each failure. */
  readonly onFailure: (reason: string) => void;
}

interface Pending {
  readonly request: EngineRequest;
  readonly entries: DerivedEntry[];
  /** The engine has all of it. */
  isSent: boolean;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  /** Engines that died while at work on it. */
  deaths: number;
}

/** What makes no sense to another engine than the one it was meant for. */
const ofOneEngine: ReadonlySet<EngineCall> = new Set<EngineCall>([
  'update',
  'restorePart',
  'restore',
  'verify',
  'prune',
  'move',
  'pack',
  'packed',
]);

/** A request at which two engines died is not put to a third one, which may run in this process. */
const maxDeaths = 2;

interface StartedEngine {
  readonly phase: 'started';
  readonly backend: number;
  /** Undefined while the engine is being started. */
  connection: EngineConnection | undefined;
  /** The engine has said something, so that it is not its start that fails. */
  isAlive: boolean;
}

/** What VS Code takes for called off: it reports nothing of providers that were at work when their window was closed. */
class CanceledError extends Error {
  constructor() {
    super('Canceled');
    this.name = 'Canceled';
  }
}

/** What a client is at; `backend` says which of the ways serves. */
type ClientState =
  /** Nothing has been called yet. */
  | { readonly phase: 'unused'; readonly backend: -1 }
  | StartedEngine
  /** Closed, or no way is left. */
  | { readonly phase: 'ended'; readonly backend: number; readonly error: Error };

/** Calls an engine, and replaces it when it dies: what was asked and not answered is asked again. */
export class EngineClient {
  readonly #options: EngineClientOptions;
  readonly #pending = new Map<number, Pending>();
  #state: ClientState = { phase: 'unused', backend: -1 };
  #lastId = 0;

  constructor(options: EngineClientOptions) {
    this.#options = options;
  }

  /** Which of the ways serves, -1 before the first call. */
  get backend(): number {
    return this.#state.backend;
  }

  /** The engine starts at the first call. Rejects where the call fails, or no engine can be started. */
  call<Call extends EngineCall>(call: Call, argument: ArgumentOf<Call>): Promise<ResultOf<Call>> {
    return new Promise((resolve, reject) => {
      if (this.#state.phase === 'ended') {
        reject(this.#state.error);
        return;
      }
      const request = { id: ++this.#lastId, call, argument } as EngineRequest;
      const pending: Pending = {
        request,
        entries: [],
        isSent: false,
        resolve: resolve as (result: unknown) => void,
        reject,
        deaths: 0,
      };
      this.#pending.set(request.id, pending);
      if (this.#state.phase === 'unused') {
        this.#connect('');
      } else {
        this.#post(pending);
      }
    });
  }

  /** Ends the engine; calls without an answer, and later ones, are rejected as called off. */
  close(): void {
    const connection = this.#connection;
    this.#end(this.backend, new CanceledError());
    connection?.close();
  }

  get #connection(): EngineConnection | undefined {
    return this.#state.phase === 'started' ? this.#state.connection : undefined;
  }

  #post(pending: Pending): void {
    const connection = this.#connection;
    const { request } = pending;
    if (connection === undefined) {
      return;
    }
    if (request.call === 'parse' && request.argument.text.length > textInMessage) {
      void this.#postSlowly(connection, pending, request.argument);
    } else {
      connection.post(request);
      pending.isSent = true;
    }
  }

  /** Sends a long text in parts; between them the thread does what else has come up. */
  async #postSlowly(connection: EngineConnection, pending: Pending, source: ArgumentOf<'parse'>): Promise<void> {
    const { id } = pending.request;
    const last = source.text.length - textInMessage;
    let start = 0;
    for (; start < last; start += textInMessage) {
      connection.post({ id, text: source.text.slice(start, start + textInMessage) });
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      // Another engine is told all of it again.
      if (this.#connection !== connection || this.#pending.get(id) !== pending) {
        return;
      }
    }
    connection.post({ id, call: 'parse', argument: { ...source, text: source.text.slice(start) } });
    pending.isSent = true;
  }

  #connect(reason: string): void {
    const backend = this.backend + 1;
    const connect = this.#options.backends[backend];
    if (connect === undefined) {
      this.#end(backend, new Error(`No engine can be started. ${reason}`.trimEnd()));
      return;
    }
    const engine: StartedEngine = { phase: 'started', backend, connection: undefined, isAlive: false };
    this.#state = engine;
    const isCurrent = () => this.#state === engine;
    const failed = (cause: string) => {
      if (isCurrent()) {
        this.#failed(cause);
      }
    };
    connect({
      failed,
      reply: (reply) => {
        if (isCurrent()) {
          this.#answer(reply);
        }
      },
    }).then(
      (connection) => {
        if (!isCurrent()) {
          connection.close();
          return;
        }
        engine.connection = connection;
        this.#resume(backend);
      },
      (error: unknown) => {
        failed(error instanceof Error ? error.message : String(error));
      },
    );
  }

  /** Restores the state of a new engine, then asks again what waits for an answer. */
  #resume(backend: number): void {
    const waiting = [...this.#pending.values()];
    if (backend > 0) {
      this.#options.restore?.();
    }
    for (const pending of waiting) {
      pending.entries.length = 0;
      pending.isSent = false;
      this.#pending.delete(pending.request.id);
      // `restore` tells all that is known, so older changes would come twice, and what was stored is not to be relied on.
      if (backend > 0 && ofOneEngine.has(pending.request.call) && this.#options.restore !== undefined) {
        if (pending.request.call === 'update' || pending.request.call === 'move') {
          pending.resolve(undefined);
        } else {
          pending.reject(new Error('The engine was replaced.'));
        }
      } else {
        this.#pending.set(pending.request.id, pending);
        this.#post(pending);
      }
    }
  }

  #failed(reason: string): void {
    this.#options.onFailure(reason);
    this.#connection?.close();
    // Requests are answered in turn: the first without any answer is the one the engine was at.
    const suspect =
      this.#state.phase === 'started' && this.#state.isAlive
        ? [...this.#pending.values()].find(({ isSent, entries }) => isSent && entries.length === 0)
        : undefined;
    if (suspect !== undefined && ++suspect.deaths >= maxDeaths) {
      this.#pending.delete(suspect.request.id);
      suspect.reject(new Error(reason));
    }
    if (this.#state.phase !== 'ended') {
      this.#connect(reason);
    }
  }

  #answer(reply: EngineReply): void {
    if (this.#state.phase === 'started') {
      this.#state.isAlive = true;
    }
    const pending = this.#pending.get(reply.id);
    if (pending === undefined) {
      return;
    }
    if ('entries' in reply) {
      reply.entries.forEach((entry) => pending.entries.push(entry));
      // Not before: all portions at once would be read in one go.
      this.#connection?.post({ id: reply.id, next: true });
      return;
    }
    this.#pending.delete(reply.id);
    if ('error' in reply) {
      pending.reject(new Error(reply.error));
    } else if (pending.entries.length > 0) {
      pending.resolve({ ...(reply.result as DerivedSource), entries: pending.entries });
    } else {
      pending.resolve(reply.result);
    }
  }

  #end(backend: number, error: Error): void {
    this.#state = { phase: 'ended', backend, error };
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    waiting.forEach(({ reject }) => {
      reject(error);
    });
  }
}
