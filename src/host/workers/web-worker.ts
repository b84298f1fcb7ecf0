import * as vscode from 'vscode';
import type { WorkerListener } from '../../worker/client';
import { readBundle, readShared } from '../bundles/bundle-text';
import type { StartWorker } from './engines';

/** As much of a web worker as is used; the compiler knows Node's globals only. */
interface WebWorker<Message, Reply> {
  onmessage: ((event: { readonly data: Reply }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: Message): void;
  terminate(): void;
}
declare const Worker: new <Message, Reply>(url: string) => WebWorker<Message, Reply>;

/** One script that runs a bundle with the files of shared code that it requires, and has it serve the worker. */
function scriptOf(code: string, shared: ReadonlyMap<string, string>): string {
  const run = (text: string, then: string) =>
    `{\nconst module = { exports: {} }, exports = module.exports;\n${text}\n${then}\n}\n`;
  return [
    'const shared = {}, require = (name) => shared[name.slice(name.lastIndexOf("/") + 1)];\n',
    ...[...shared].map(([name, text]) => run(text, `shared[${JSON.stringify(name)}] = module.exports;`)),
    run(code, 'module.exports.serve(self);'),
  ].join('');
}

/**
 * In the web worker extension host: a nested worker. The bundle's own address may be one that workers cannot be started
 * from (a remote's), so it is read as text and started from a blob.
 */
export const startWebWorker: StartWorker = async <Message, Reply>(
  bundle: vscode.Uri,
  listener: WorkerListener<Reply>,
) => {
  const code = await readBundle(bundle);
  const script = scriptOf(code, await readShared(bundle, code));
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
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
