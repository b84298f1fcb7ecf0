import { Worker } from 'node:worker_threads';
import type { WorkerListener } from '../../worker/client';
import type { Uri } from 'vscode';
import type { StartWorker } from './engines';

/** In the Node extension host: a worker thread. */
export const startNodeWorker: StartWorker = <Message, Reply>(bundle: Uri, listener: WorkerListener<Reply>) => {
  const code = `require(${JSON.stringify(bundle.fsPath)}).serve(require('node:worker_threads').parentPort, require('node:zlib'));`;
  const worker = new Worker(code, { eval: true, execArgv: [], name: 'literature-notes' });
  worker.on('message', (reply: Reply) => {
    listener.reply(reply);
  });
  worker.on('error', (error: unknown) => {
    listener.failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  worker.on('exit', (exitCode) => {
    listener.failed(`It ended with code ${exitCode}.`);
  });
  return Promise.resolve({
    post: (message: Message) => {
      worker.postMessage(message);
    },
    close: () => void worker.terminate(),
  });
};
