import * as vscode from 'vscode';
import type { CatalogueFile, DamagedRecord } from '../../core/identify/catalogue/record';
import type { Identification } from '../../core/identify/result';
import type { IdentifyProgress } from '../../core/usecases/identify-papers';
import type { IdentifyMessage, IdentifyReply, IdentifyTask } from '../../worker/identify-protocol';
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

/**
 * Identifies papers in a worker of its own, or in process without workers, and hands it the catalogues chunk by chunk. Resolves with
 * nothing where it is cancelled; rejects with `IdentifyFailure`.
 */
export async function runIdentification(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  task: Omit<IdentifyTask, 'catalogues'>,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly Identification[] | undefined> {
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
          } else if ('results' in reply) {
            resolve(reply.results);
          } else {
            reject(new IdentifyFailure(reply.error));
          }
        },
      };
      startWorker<IdentifyMessage, IdentifyReply>(bundle, heard)
        .catch(() => inProcess(bundle, heard))
        .then((started) => {
          connection = started;
          started.post({ task: { ...task, catalogues: catalogues.map(({ path, size }) => ({ path, size })) } });
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
