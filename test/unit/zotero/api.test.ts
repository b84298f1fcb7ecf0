import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import { AnswerTooLarge, type Network } from '../../../src/core/services/model';
import { ZoteroApi } from '../../../src/core/zotero/api';
import { isLoopback } from '../../../src/core/zotero/loopback';
import { ZoteroError } from '../../../src/core/zotero/model';
import { article, ZoteroStandIn } from '../../zotero-stand-in';
import { ManualClock, settled } from '../async/manual-clock';

describe('the local interface of Zotero', () => {
  const standIn = () => new ZoteroStandIn();
  const apiTo = (network: Network, clock = new ManualClock()) => new ZoteroApi({ network, clock });
  const never = new Abort();

  const troubleOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
    } catch (error) {
      return error instanceof ZoteroError ? error.trouble : String(error);
    }
    return 'none';
  };

  it('gives an answer with the version of the library and which Zotero it is', async () => {
    const zotero = standIn();
    zotero.put('ABCD2345', article('Engines'));
    const { value, version, server } = await apiTo(zotero.network()).get('users/0/items/top?format=versions', never);
    assert.deepEqual(value, { ABCD2345: 1 });
    assert.equal(version, 1);
    assert.equal(server, 'AAAABBBB');
    assert.deepEqual(zotero.refused, []);
  });

  it('has no value where nothing has changed since a version', async () => {
    const zotero = standIn();
    zotero.put('ABCD2345', article('Engines'));
    const api = apiTo(zotero.network());
    assert.equal((await api.get('users/0/items/top', never, 1)).value, undefined);
    assert.ok(Array.isArray((await api.get('users/0/items/top', never, 0)).value));
    zotero.put('ABCD2346', article('Other engines'));
    assert.ok(Array.isArray((await api.get('users/0/items/top', never, 1)).value));
  });

  for (const [mode, trouble] of [
    ['off', 'off'],
    ['old', 'too-old'],
    ['malformed', 'malformed'],
    ['error', 'failed'],
    ['closed', 'unreachable'],
  ] as const) {
    it(`tells of a Zotero that is ${mode}`, async () => {
      const zotero = standIn();
      zotero.mode = mode;
      assert.equal(await troubleOf(apiTo(zotero.network()).get('users/0/groups', never)), trouble);
    });
  }

  it('tells of an answer that is too large', async () => {
    const network: Network = { send: () => Promise.reject(new AnswerTooLarge()) };
    assert.equal(await troubleOf(apiTo(network).get('users/0/groups', never)), 'too-large');
  });

  it('waits twenty seconds for an answer, and no longer', async () => {
    const zotero = standIn();
    zotero.mode = 'slow';
    const clock = new ManualClock();
    let told = '';
    void troubleOf(apiTo(zotero.network(), clock).get('users/0/groups', never)).then((trouble) => {
      told = trouble;
    });
    clock.pass(19_999);
    await settled();
    assert.equal(told, '');
    clock.pass(1);
    await settled();
    assert.equal(told, 'timed-out');
  });

  it('rejects with the reason of whoever calls it off, though the network does not hear of it', async () => {
    const signal = new Abort();
    const reason = new Error('closed');
    const work = apiTo({ send: () => new Promise(() => undefined) }).get('users/0/groups', signal);
    signal.abort(reason);
    await assert.rejects(work, reason);
    await assert.rejects(apiTo({ send: () => new Promise(() => undefined) }).get('users/0/groups', signal), reason);
  });

  it('asks this machine only', async () => {
    const asked: string[] = [];
    const network: Network = {
      send: ({ url }) => {
        asked.push(url);
        return Promise.resolve({ status: 200, headers: new Map(), text: '[]' });
      },
    };
    const elsewhere = new ZoteroApi({ network, clock: new ManualClock(), address: 'http://zotero.example:23119' });
    assert.equal(await troubleOf(elsewhere.get('users/0/groups', never)), 'unreachable');
    assert.deepEqual(asked, []);
    await apiTo(network).get('users/0/groups', never);
    assert.deepEqual(asked, ['http://127.0.0.1:23119/api/users/0/groups']);
  });

  it('knows addresses of this machine from those that only look like them', () => {
    const ours = ['http://127.0.0.1:23119/api/', 'http://[::1]:23119/api/'];
    const others = [
      'http://127.0.0.1:23119@evil.example/',
      'http://127.0.0.1.evil.example:23119/',
      'http://user@127.0.0.1:23119/',
      'https://127.0.0.1:23119/',
      'http://localhost.evil.example:1/',
      'http://10.0.0.1:23119/',
      'file:///etc/passwd',
    ];
    assert.deepEqual(
      [...ours, ...others].filter((url) => isLoopback(url)),
      ours,
    );
  });

  it('calls Better BibTeX, and has nothing where that is not there or refuses', async () => {
    const zotero = standIn();
    const api = apiTo(zotero.network());
    assert.equal(await api.betterBibtex('item.citationkey', [['ABCD2345']], never), undefined);
    zotero.betterBibtex = new Map([['1:ABCD2345', 'lovelace2021']]);
    assert.deepEqual(await api.betterBibtex('item.citationkey', [['ABCD2345', 'XXXX2345']], never), {
      ABCD2345: 'lovelace2021',
      XXXX2345: null,
    });
    assert.equal(await api.betterBibtex('no.method', [], never), undefined);
  });
});
