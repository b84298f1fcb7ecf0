import * as vscode from 'vscode';
import {
  type Connect,
  EngineClient,
  type EngineConnection,
  type EngineListener,
  type WorkerConnection,
  type WorkerListener,
} from '../../worker/client';
import type { EngineService } from '../../worker/service';
import { runBundle } from '../bundles/bundle-text';

/** Starts a worker that runs a bundle, which exports `serve`; rejects where the host cannot. The two hosts differ in how. */
export type StartWorker = <Message, Reply>(
  bundle: vscode.Uri,
  listener: WorkerListener<Reply>,
) => Promise<WorkerConnection<Message>>;

/**
 * Engines that parse and search, each in a worker of its own, so that a query does not wait for sources that are being
 * parsed. A worker that dies is replaced once; then, or where there are no workers, the same code runs in process.
 */
export class Engines {
  readonly #bundle: vscode.Uri;
  readonly #startWorker: StartWorker;
  readonly #log: vscode.LogOutputChannel;

  constructor(extensionUri: vscode.Uri, startWorker: StartWorker, log: vscode.LogOutputChannel) {
    this.#bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'worker.js');
    this.#startWorker = startWorker;
    this.#log = log;
  }

  /** @param restore tells a new engine what the one before knew */
  create(restore?: () => void): EngineClient {
    const worker: Connect = (listener) => this.#startWorker(this.#bundle, listener);
    return new EngineClient({
      backends: [worker, worker, (listener) => this.#inProcess(listener)],
      onFailure: (reason) => {
        this.#log.warn(`The worker that parses or searches has failed: ${reason}`);
      },
      ...(restore === undefined ? {} : { restore }),
    });
  }

  async #inProcess(listener: EngineListener): Promise<EngineConnection> {
    const module = (await runBundle(this.#bundle)) as { readonly EngineService: typeof EngineService };
    const service = new module.EngineService();
    let isClosed = false;
    return {
      // One message at a time; between them others have their turn.
      post: (message) =>
        setTimeout(() => {
          if (!isClosed) {
            service.answer(message, (reply) => {
              listener.reply(reply);
            });
          }
        }, 0),
      close: () => {
        isClosed = true;
      },
    };
  }
}
