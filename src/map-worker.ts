import { type MapMessage, type MapReply, MapService } from './worker/map-service';

/** What a worker of either host has: `parentPort` in Node, its global scope on the web. */
export interface MapPort {
  onmessage: ((event: { readonly data: MapMessage }) => void) | null;
  postMessage(reply: MapReply): void;
}

/** Serves at a port. Who starts the worker calls it: the file does nothing by itself. */
export function serve(port: MapPort): void {
  const service = new MapService((reply) => {
    port.postMessage(reply);
  });
  port.onmessage = ({ data }) => {
    service.answer(data);
  };
}

export { MapService as Service };
