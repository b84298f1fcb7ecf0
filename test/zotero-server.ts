import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ZoteroStandIn } from './zotero-stand-in';

/** A stand-in of Zotero that listens on this machine. */
export interface ZoteroServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Lets a stand-in listen, as Zotero does on 23119; rejects where something listens there already. */
export async function listen(zotero: ZoteroStandIn, port = 0): Promise<ZoteroServer> {
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const answer = zotero.answer({
        url: `http://127.0.0.1${request.url ?? '/'}`,
        method: request.method === 'POST' ? 'POST' : 'GET',
        headers,
        body: Buffer.concat(parts).toString('utf8'),
      });
      if (answer === 'closed') {
        request.destroy();
      } else if (answer !== 'never') {
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(answer.text);
      }
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
