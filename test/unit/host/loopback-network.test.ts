import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Abort } from '../../../src/core/services/abort';
import { ZoteroApi } from '../../../src/core/zotero/api';
import { ZoteroError } from '../../../src/core/zotero/model';
import { loopbackNetwork } from '../../../src/host/zotero/loopback-network';
import { threadClock } from '../../../src/worker/clock';
import { listen } from '../../zotero-server';
import { article, ZoteroStandIn } from '../../zotero-stand-in';

describe('the network to programs of this machine', () => {
  const api = (port: number) =>
    new ZoteroApi({ network: loopbackNetwork(), clock: threadClock, address: `http://127.0.0.1:${port}` });
  const closing: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });

  const standIn = async (zotero: ZoteroStandIn) => {
    const server = await listen(zotero);
    closing.push(() => server.close());
    return api(server.port);
  };
  const serve = async (answer: RequestListener) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(
      () =>
        new Promise((resolve) => {
          server.closeAllConnections();
          server.close(resolve);
        }),
    );
    return api((server.address() as AddressInfo).port);
  };
  const troubleOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: unknown) => (error instanceof ZoteroError ? error.trouble : String(error)),
    );

  it('carries what Zotero says, and says what Zotero wants of it', async () => {
    const zotero = new ZoteroStandIn();
    zotero.put('ABCD2345', article('Engines 引擎'));
    zotero.betterBibtex = new Map([['1:ABCD2345', 'lovelace2021']]);
    const asked = await standIn(zotero);
    const { value, version } = await asked.get('users/0/items/top?itemKey=ABCD2345', new Abort());
    assert.equal((value as { data: { title: string } }[])[0]?.data.title, 'Engines 引擎');
    assert.equal((await asked.get('users/0/items/top', new Abort(), version)).value, undefined);
    assert.deepEqual(await asked.betterBibtex('item.citationkey', [['ABCD2345']], new Abort()), {
      ABCD2345: 'lovelace2021',
    });
    assert.deepEqual(zotero.refused, []);
  });

  it('follows no answer that leads elsewhere', async () => {
    let asked = 0;
    const elsewhere = createServer((_, response) => {
      asked++;
      response.end('[]');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => elsewhere.close(resolve)));
    const { port } = elsewhere.address() as AddressInfo;
    const led = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    });
    assert.equal(await troubleOf(led.get('users/0/groups', new Abort())), 'unreachable');
    assert.equal(asked, 0);
  });

  it('reads no answer of more than 32 MB', async () => {
    const zotero = new ZoteroStandIn();
    zotero.mode = 'huge';
    assert.equal(await troubleOf((await standIn(zotero)).get('users/0/groups', new Abort())), 'too-large');
  });

  it('leaves off when it is called off, and where nothing listens', async () => {
    const zotero = new ZoteroStandIn();
    zotero.mode = 'slow';
    const slow = await standIn(zotero);
    const signal = new Abort();
    const work = slow.get('users/0/groups', signal);
    const reason = new Error('closed');
    signal.abort(reason);
    await assert.rejects(work, reason);
    const closed = await listen(zotero);
    await closed.close();
    assert.equal(await troubleOf(api(closed.port).get('users/0/groups', new Abort())), 'unreachable');
  });

  it('asks nothing of other machines', async () => {
    await assert.rejects(
      loopbackNetwork().send({ url: 'http://zotero.example:23119/api/' }, new Abort()),
      /not on this/,
    );
  });
});
