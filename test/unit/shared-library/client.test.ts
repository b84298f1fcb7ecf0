import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import { AnswerTooLarge, type Network } from '../../../src/core/services/model';
import { SharedClient } from '../../../src/core/shared-library/client';
import { SharedLibraryError } from '../../../src/core/shared-library/model';
import { ManualClock, settled } from '../async/manual-clock';

const place = { url: 'https://search.example.org', index: 'papers', name: 'Lab' };
const request = { method: 'POST', path: '/papers/_search', body: {}, timeout: 1_000 } as const;

const answering = (status: number, text = '{}', headers: Readonly<Record<string, string>> = {}): Network => ({
  send: () => Promise.resolve({ status, text, headers: new Map(Object.entries(headers)) }),
});

const errorOf = async (work: Promise<unknown>): Promise<SharedLibraryError> => {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof SharedLibraryError, String(error));
    return error;
  }
  return assert.fail('It did not reject.');
};

describe('what a server of a shared library answers', () => {
  const troubleOf = async (network: Network) =>
    (await errorOf(new SharedClient(place, { network, clock: new ManualClock() }).send(request))).trouble;

  it('is JSON, or nothing', async () => {
    const client = (text: string) =>
      new SharedClient(place, { network: answering(200, text), clock: new ManualClock() });
    assert.deepEqual(await client('{"took":1}').send(request), { took: 1 });
    assert.deepEqual(await client('').send(request), {});
  });

  for (const [status, trouble] of [
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [429, 'busy'],
    [503, 'busy'],
    [500, 'failed'],
    [502, 'failed'],
    [400, 'rejected'],
    [302, 'rejected'],
  ] as const) {
    it(`is told as ${trouble} with the status ${String(status)}`, async () => {
      assert.equal(await troubleOf(answering(status)), trouble);
    });
  }

  it('is told where it is no JSON, too long, or none', async () => {
    assert.equal(await troubleOf(answering(200, '<html>')), 'malformed');
    assert.equal(await troubleOf({ send: () => Promise.reject(new AnswerTooLarge()) }), 'too-large');
    assert.equal(await troubleOf({ send: () => Promise.reject(new TypeError('fetch failed')) }), 'unreachable');
  });

  it('says when it may be asked again, and why it was not taken, on one line', async () => {
    const text = JSON.stringify({ error: { reason: `queue\n\u001b[31m full${'!'.repeat(1_000)}` } });
    const network = answering(429, text, { 'retry-after': '3' });
    const error = await errorOf(new SharedClient(place, { network, clock: new ManualClock() }).send(request));
    assert.deepEqual([error.status, error.retryAfter], [429, 3_000]);
    assert.match(error.message, /^429 queue \[31m full!+$/);
    assert.ok(error.message.length < 320);
  });

  it('is not waited for longer than told, nor when it is called off', async () => {
    const clock = new ManualClock();
    const signals: { readonly aborted: boolean }[] = [];
    const network: Network = {
      send: (_, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    };
    const client = new SharedClient(place, { network, clock });
    const late = errorOf(client.send(request));
    await settled();
    clock.pass(999);
    assert.equal(signals[0]?.aborted, false);
    clock.pass(1);
    assert.equal((await late).trouble, 'timed-out');
    const abort = new Abort();
    const cancelled = errorOf(client.send({ ...request, signal: abort }));
    await settled();
    abort.abort(new Error('overtaken'));
    assert.equal((await cancelled).trouble, 'cancelled');
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true, true],
    );
  });

  it('is asked with credentials where nobody can read them on the way, and not at all else', async () => {
    const sent: unknown[] = [];
    const network: Network = {
      send: ({ url, headers }) => {
        sent.push([url, headers?.Authorization]);
        return answering(200).send({ url }, new Abort());
      },
    };
    const client = (url: string) =>
      new SharedClient(
        { ...place, url },
        { network, clock: new ManualClock(), authorization: () => Promise.resolve('ApiKey x') },
      );
    await client('https://search.example.org').send(request);
    assert.equal((await errorOf(client('http://search.example.org').send(request))).trouble, 'insecure');
    assert.deepEqual(sent, [['https://search.example.org/papers/_search', 'ApiKey x']]);
  });
});
