import type * as vscode from 'vscode';
import type { CatalogueFile } from '../../core/identify/catalogue/record';
import type { PartMessage } from '../../worker/asked-parts';
import type { WorkerConnection, WorkerListener } from '../../worker/client';
import { runBundle } from '../bundles/bundle-text';
import type { StartWorker } from './engines';

/** What runs in the worker, as its bundle exports it for being run in process. */
type Service<Message, Reply> = new (reply: (reply: Reply) => void) => { answer(message: Message): void };

/** Why a worker could not do its work. */
export class WorkerFailure extends Error {}

/** What is to be run, and where. */
export interface WorkOnParts<Task, Reply, Result> {
  readonly startWorker: StartWorker;
  readonly bundle: vscode.Uri;
  readonly task: Task;
  readonly files: readonly CatalogueFile[];
  /** What a reply comes to that asks for nothing: the result, or undefined where there is more to come. Throws where there is none. */
  readonly hear: (reply: Exclude<Reply, { readonly wanted: number }>) => { readonly result: Result } | undefined;
  readonly token?: vscode.CancellationToken | undefined;
}

/**
 * Does one work in a worker of its own, or in process without workers, and hands it files part after part. Resolves with nothing where it
 * is cancelled; rejects with `WorkerFailure`, or what `hear` throws.
 */
export async function runOnParts<Task, Reply extends object, Result>({
  startWorker,
  bundle,
  task,
  files,
  hear,
  token,
}: WorkOnParts<Task, Reply, Result>): Promise<Result | undefined> {
  type Message = { readonly task: Task } | PartMessage;
  const parts = files.map((file) => file.parts()[Symbol.asyncIterator]());
  let connection: WorkerConnection<Message> | undefined;
  let cancelled: vscode.Disposable | undefined;
  let isOver = false;
  try {
    return await new Promise<Result | undefined>((resolve, reject) => {
      cancelled = token?.onCancellationRequested(() => {
        resolve(undefined);
      });
      const send = async (wanted: number): Promise<Message> => {
        try {
          const { done, value } = (await parts[wanted]?.next()) ?? { done: true, value: undefined };
          return { part: done === true ? undefined : value };
        } catch (error) {
          return { unreadable: error instanceof Error ? error.message : String(error) };
        }
      };
      const heard: WorkerListener<Reply | { readonly wanted: number }> = {
        failed: (reason) => {
          reject(new WorkerFailure(reason));
        },
        reply: (reply) => {
          if ('wanted' in reply) {
            void send(reply.wanted).then((message) => connection?.post(message));
            return;
          }
          try {
            const found = hear(reply as Exclude<Reply, { readonly wanted: number }>);
            if (found !== undefined) {
              resolve(found.result);
            }
          } catch (error) {
            reject(error instanceof Error ? error : new WorkerFailure(String(error)));
          }
        },
      };
      startWorker<Message, Reply | { readonly wanted: number }>(bundle, heard)
        .catch(() => inProcess<Message, Reply | { readonly wanted: number }>(bundle, heard))
        .then((started) => {
          if (isOver) {
            started.close();
            return;
          }
          connection = started;
          started.post({ task });
        })
        .catch((error: unknown) => {
          reject(new WorkerFailure(error instanceof Error ? error.message : String(error)));
        });
    });
  } finally {
    isOver = true;
    cancelled?.dispose();
    connection?.close();
    parts.forEach((each) => void each.return?.(undefined));
  }
}

/** The same code without a worker; between its messages others have their turn. */
async function inProcess<Message, Reply>(
  bundle: vscode.Uri,
  listener: WorkerListener<Reply>,
): Promise<WorkerConnection<Message>> {
  const module = (await runBundle(bundle)) as { readonly Service: Service<Message, Reply> };
  let isClosed = false;
  const service = new module.Service((reply) => {
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
