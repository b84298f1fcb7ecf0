import * as vscode from 'vscode';
import type { WorkerListener } from '../../worker/client';
import type { StartWorker } from './engines';

/** As much of a web worker as is used; the compiler knows Node's globals only. */
interface WebWorker<Message, Reply> {
  onmessage: ((event: { readonly data: Reply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: Message): void;
  terminate(): void;
}
declare const Worker: new <Message, Reply>(url: string) => WebWorker<Message, Reply>;

/**
 * In the web worker extension host: a nested worker. The bundle's own address may be one that workers cannot be started
 * from (a remote's), so it is read as text and started from a blob.
 */
export const startWebWorker: StartWorker = async <Message, Reply>(
  bundle: vscode.Uri,
  listener: WorkerListener<Reply>,
) => {
  const code = await vscode.workspace.fs.readFile(bundle);
  const bundles = [
    'const module = { exports: {} }, exports = module.exports;\n',
    code.slice(),
    '\nmodule.exports.serve(self);',
  ];
  const url = URL.createObjectURL(new Blob(bundles, { type: 'text/javascript' }));
  const worker = new Worker<Message, Reply>(url);
  worker.onmessage = ({ data }) => {
    listener.reply(data);
  };
  worker.onerror = ({ message }) => {
    listener.failed(message ?? 'It cannot be started.');
  };
  return {
    post: (message: Message) => {
      worker.postMessage(message);
    },
    close: () => {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  };
};
