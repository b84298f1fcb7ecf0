import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import * as esbuild from 'esbuild';
import { EngineClient } from '../../src/worker/client';
import type { EngineReply } from '../../src/worker/protocol';

const builds = createRequire(__filename)('../../esbuild.js') as { readonly builds: readonly esbuild.BuildOptions[] };

/** A worker's bundle as it ships, in a folder of its own. */
export async function buildWorker(name: 'worker' | 'identify-worker' | 'notices-worker' = 'worker'): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), 'literature-worker-'));
  const shipped = builds.builds.find(({ entryPoints }) => name in (entryPoints as object));
  await esbuild.build({ ...shipped, outdir, minify: true, sourcemap: false, metafile: false, logLevel: 'error' });
  return join(outdir, `${name}.js`);
}

/** An engine in a worker, as the extension runs it, which also tells how much memory it keeps. */
export class EngineWorker {
  readonly client: EngineClient;
  readonly #worker: Worker;
  readonly #memory: MessagePort;

  constructor(bundle: string) {
    const { port1, port2 } = new MessageChannel();
    const code = `
      const { parentPort, workerData } = require('node:worker_threads');
      require('node:v8').setFlagsFromString('--expose-gc');
      const collect = require('node:vm').runInNewContext('gc');
      workerData.on('message', () => {
        collect();
        const { heapUsed, external } = process.memoryUsage();
        workerData.postMessage((heapUsed + external) / 1e6);
      });
      require(${JSON.stringify(bundle)}).serve(parentPort, require('node:zlib'));`;
    this.#memory = port1;
    this.#worker = new Worker(code, { eval: true, execArgv: [], workerData: port2, transferList: [port2] });
    this.client = new EngineClient({
      backends: [
        (listener) => {
          this.#worker.on('message', (reply: EngineReply) => {
            listener.reply(reply);
          });
          this.#worker.on('error', (error) => {
            listener.failed(String(error));
          });
          return Promise.resolve({
            post: (request) => {
              this.#worker.postMessage(request);
            },
            close: () => void this.#worker.terminate(),
          });
        },
      ],
      onFailure: (reason) => {
        throw new Error(reason);
      },
    });
  }

  /** What it keeps after a collection, in megabytes. */
  memory(): Promise<number> {
    return new Promise((resolve) => {
      this.#memory.once('message', (megabytes: number) => {
        resolve(megabytes);
      });
      this.#memory.postMessage(undefined);
    });
  }

  close(): void {
    this.#memory.close();
    this.client.close();
    // The client does not know it before its first call.
    void this.#worker.terminate();
  }
}
