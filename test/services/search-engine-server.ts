import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchEngineStandIn } from './search-engine';

/** A stand-in of a search engine that listens on this machine. */
export interface SearchEngineServer {
  /** Its address, without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Lets a stand-in listen on any port of the loopback interface. */
export async function listenAsEngine(engine: SearchEngineStandIn): Promise<SearchEngineServer> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '/';
      const { status, text } = engine.answer({
        url: `http://127.0.0.1${path}`,
        path,
        method: request.method === 'POST' ? 'POST' : 'GET',
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
        body: Buffer.concat(parts).toString('utf8'),
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
