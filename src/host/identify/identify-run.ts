import * as vscode from 'vscode';
import type { CatalogueFile, DamagedRecord } from '../../core/identify/catalogue/record';
import type { Identification } from '../../core/identify/result';
import type { WorkQuery } from '../../core/services/model';
import type { CatalogueFind } from '../../core/usecases/find-in-catalogues';
import type { IdentifyProgress } from '../../core/usecases/identify-papers';
import type { AnnouncedCatalogue, IdentifyMessage, IdentifyReply, IdentifyTask } from '../../worker/identify-protocol';
import type { IdentifyService } from '../../worker/identify-service';
import { runModule } from '../../worker/run-module';
import type { WorkerConnection, WorkerListener } from '../../worker/client';
import { readBundle } from '../bundles/lazy-bundles';
import type { StartWorker } from '../workers/engines';

/** What a run reports. */
export interface IdentifyListener {
  progress(progress: IdentifyProgress): void;
  /** A place of a catalogue that is no record. */
  damaged(path: string, damaged: DamagedRecord): void;
}

/** Why papers could not be identified. */
export class IdentifyFailure extends Error {}

/** Identifies papers, see `run`. */
export async function runIdentification(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  task: Omit<IdentifyTask, 'catalogues'>,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly Identification[] | undefined> {
  const message = { task: { ...task, catalogues: announced(catalogues) } };
  const reply = await run(extensionUri, startWorker, message, catalogues, listener, token);
  return reply !== undefined && 'results' in reply ? reply.results : undefined;
}

/** Finds a work, see `run`. */
export async function runFind(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  query: WorkQuery,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly CatalogueFind[] | undefined> {
  const message = { find: { query, catalogues: announced(catalogues) } };
  const reply = await run(extensionUri, startWorker, message, catalogues, listener, token);
  return reply !== undefined && 'finds' in reply ? reply.finds : undefined;
}

function announced(catalogues: readonly CatalogueFile[]): readonly AnnouncedCatalogue[] {
  return catalogues.map(({ path, size }) => ({ path, size }));
}

/**
 * Does a task in a worker of its own, or in process without workers, and hands it the catalogues chunk by chunk. Resolves with the last
 * reply, with nothing where it is cancelled; rejects with `IdentifyFailure`.
 */
async function run(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  message: IdentifyMessage,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<IdentifyReply | undefined> {
  const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'identify-worker.js');
  const parts = catalogues.map((file) => file.parts()[Symbol.asyncIterator]());
  let connection: WorkerConnection<IdentifyMessage> | undefined;
  let cancelled: vscode.Disposable | undefined;
  try {
    return await new Promise((resolve, reject) => {
      cancelled = token.onCancellationRequested(() => {
        resolve(undefined);
      });
      const send = async (wanted: number): Promise<IdentifyMessage> => {
        try {
          const { done, value } = (await parts[wanted]?.next()) ?? { done: true, value: undefined };
          return { part: done === true ? undefined : value };
        } catch (error) {
          return { unreadable: error instanceof Error ? error.message : String(error) };
        }
      };
      const heard: WorkerListener<IdentifyReply> = {
        failed: (reason) => {
          reject(new IdentifyFailure(reason));
        },
        reply: (reply) => {
          if ('wanted' in reply) {
            void send(reply.wanted).then((message) => connection?.post(message));
          } else if ('progress' in reply) {
            listener.progress(reply.progress);
          } else if ('damaged' in reply) {
            listener.damaged(reply.path, reply.damaged);
          } else if ('error' in reply) {
            reject(new IdentifyFailure(reply.error));
          } else {
            resolve(reply);
          }
        },
      };
      startWorker<IdentifyMessage, IdentifyReply>(bundle, heard)
        .catch(() => inProcess(bundle, heard))
        .then((started) => {
          connection = started;
          started.post(message);
        })
        .catch((error: unknown) => {
          reject(new IdentifyFailure(error instanceof Error ? error.message : String(error)));
        });
    });
  } finally {
    cancelled?.dispose();
    connection?.close();
    parts.forEach((each) => void each.return?.(undefined));
  }
}

/** The same code without a worker; between its messages others have their turn. */
async function inProcess(
  bundle: vscode.Uri,
  listener: WorkerListener<IdentifyReply>,
): Promise<WorkerConnection<IdentifyMessage>> {
  const module = runModule(await readBundle(bundle)) as { readonly IdentifyService: typeof IdentifyService };
  let isClosed = false;
  const service = new module.IdentifyService((reply) => {
    if (!isClosed) {
      listener.reply(reply);
    }
  });
  return {
    post: (message) =>
      setTimeout(() => {
        if (!isClosed) {
          service.answer(message);
        }
      }, 0),
    close: () => {
      isClosed = true;
    },
  };
}
