import { compressionOf, type NodeZlib } from './worker/compression';
import { hello, type EngineMessage, type EngineReply } from './worker/protocol';
import { EngineService } from './worker/service';

/** What a worker of either host has: `parentPort` in Node, its global scope on the web. */
export interface WorkerPort {
  onmessage: ((event: { readonly data: EngineMessage }) => void) | null;
  postMessage(reply: EngineReply): void;
}

/** Serves the requests that come in at a port, in Node with its `zlib`. Who starts the worker calls it: the file does nothing by itself. */
export function serve(port: WorkerPort, zlib?: NodeZlib): void {
  const service = new EngineService(compressionOf(zlib));
  port.onmessage = ({ data }) => {
    service.answer(data, (reply) => {
      port.postMessage(reply);
    });
  };
  port.postMessage(hello);
}

export { EngineService };
