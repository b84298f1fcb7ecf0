import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Abort } from '../../../src/core/services/abort';
import { AnswerTooLarge } from '../../../src/core/services/model';
import { fetchNetwork } from '../../../src/network/fetch-network';
import { takeContacted } from '../../no-network';

describe('the network by fetch', () => {
  let server: Server;
  let address: string;
  let reply: (path: string, response: ServerResponse) => void;
  let asked: { readonly path: string; readonly headers: Readonly<Record<string, unknown>> }[];

  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push({ path: request.url ?? '', headers: request.headers });
      reply(request.url ?? '', response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (path: string, most?: number, signal = new Abort()) =>
    fetchNetwork(most).send({ url: `${address}${path}` }, signal);

  it('gives status, headers and text', async () => {
    reply = (_, response) => response.writeHead(418, { 'X-Rate-Limit-Limit': '50' }).end('茶');
    const { status, headers, text } = await send('/');
    assert.deepEqual([status, headers.get('x-rate-limit-limit'), text], [418, '50', '茶']);
    assert.equal(asked[0]?.headers.cookie, undefined);
  });

  it('reads an answer of the limit, and of one byte more no more than that', async () => {
    reply = (path, response) => response.end('x'.repeat(Number(path.slice(1))));
    assert.equal((await send('/1000', 1_000)).text.length, 1_000);
    await assert.rejects(send('/1001', 1_000), AnswerTooLarge);
    // Without a length, and without an end.
    const closed = new Promise<void>((resolve) => {
      reply = (_, response) => {
        response.on('close', resolve);
        const write = (): boolean => !response.destroyed && response.write('x'.repeat(100), () => setImmediate(write));
        write();
      };
    });
    await assert.rejects(send('/endless', 1_000), AnswerTooLarge);
    await closed;
  });

  it('follows a service within its own origin, a few times, and to no other', async () => {
    reply = (path, response) => {
      const left = Number(path.slice(1));
      response.writeHead(left > 0 ? 301 : 200, left > 0 ? { location: `/${String(left - 1)}` } : {}).end('here');
    };
    assert.equal((await send('/3')).text, 'here');
    await assert.rejects(send('/4'));
    asked = [];
    for (const location of ['http://192.0.2.1/', '//192.0.2.1/x', 'http://localhost:1/', 'file:///etc/passwd', '']) {
      reply = (_, response) => response.writeHead(302, { location }).end();
      await assert.rejects(send('/'), Error, location);
    }
    reply = (_, response) => response.writeHead(302).end();
    await assert.rejects(send('/'));
  });

  it('ends where it is aborted, before and while an answer comes', async () => {
    const before = new Abort();
    before.abort(new Error('stop'));
    await assert.rejects(send('/', undefined, before), /stop/);
    assert.deepEqual(asked, []);
    const during = new Abort();
    const closed = new Promise<void>((resolve) => {
      reply = (_, response) => {
        response.on('close', resolve);
        response.write('some');
        setImmediate(() => {
          during.abort(new Error('stop'));
        });
      };
    });
    await assert.rejects(send('/', undefined, during), /stop/);
    await closed;
  });

  it('is not let out of this machine by tests', async () => {
    await assert.rejects(fetchNetwork().send({ url: 'http://192.0.2.1/' }, new Abort()));
    await assert.rejects(fetchNetwork().send({ url: 'https://api.crossref.org/works/10.5555/1' }, new Abort()));
    assert.deepEqual(takeContacted(), ['192.0.2.1', 'api.crossref.org']);
  });
});
