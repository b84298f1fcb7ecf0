import { IdentifyService } from './worker/identify-service';
import type { IdentifyMessage, IdentifyReply } from './worker/identify-protocol';

/** What a worker of either host has: `parentPort` in Node, its global scope on the web. */
export interface IdentifyPort {
  onmessage: ((event: { readonly data: IdentifyMessage }) => void) | null;
  postMessage(reply: IdentifyReply): void;
}

/** Serves at a port. Who starts the worker calls it: the file does nothing by itself. */
export function serve(port: IdentifyPort): void {
  const service = new IdentifyService((reply) => {
    port.postMessage(reply);
  });
  port.onmessage = ({ data }) => {
    service.answer(data);
  };
}

export { IdentifyService as Service };
