import { NoticesService } from './worker/notices-service';
import type { NoticesMessage, NoticesReply } from './worker/notices-protocol';

/** What a worker of either host has: `parentPort` in Node, its global scope on the web. */
export interface NoticesPort {
  onmessage: ((event: { readonly data: NoticesMessage }) => void) | null;
  postMessage(reply: NoticesReply): void;
}

/** Serves at a port. Who starts the worker calls it: the file does nothing by itself. */
export function serve(port: NoticesPort): void {
  const service = new NoticesService((reply) => {
    port.postMessage(reply);
  });
  port.onmessage = ({ data }) => {
    service.answer(data);
  };
}

export { NoticesService as Service };
