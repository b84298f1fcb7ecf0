import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import type { ClientPorts } from '../../../src/core/services/client';
import {
  AnswerTooLarge,
  type ServiceAnswer,
  type ServiceId,
  type ServiceRequest,
} from '../../../src/core/services/model';
import { longestWait } from '../../../src/core/services/pacer';
import { firstPause, mostTries, retryAfterOf, timeOut } from '../../../src/core/services/sending';
import { services } from '../../../src/core/services/services';
import { deferred, ManualClock, settled } from '../async/manual-clock';
import { arxivFeed } from '../../services/text-shapes';
import { crossrefAnswer, crossrefWork, openalexAnswer, openalexWork } from '../../services/json-shapes';
import { knownWork } from '../../services/works';
import { clientOf, keptAnswers, MemoryFile } from './client-of';
import { EagerClock } from './eager-clock';

const answer = (text: string, status = 200, headers: Readonly<Record<string, string>> = {}): ServiceAnswer => ({
  status,
  headers: new Map(Object.entries(headers)),
  text,
});
const crossrefOk = answer(crossrefAnswer(crossrefWork(knownWork)));
const never = new Abort();

describe('the client of services', () => {
  let clock: ManualClock;
  /** When each request was sent, and where to. */
  let sent: { readonly at: number; readonly request: ServiceRequest }[];

  beforeEach(() => {
    clock = new ManualClock();
    sent = [];
  });

  /** A client of some services, and a network that answers by a function. */
  function client(
    ids: readonly ServiceId[],
    reply: (request: ServiceRequest) => ServiceAnswer | Promise<ServiceAnswer>,
    ports: Partial<ClientPorts> = {},
  ) {
    return clientOf(
      {
        send: (request) => {
          sent.push({ at: (ports.clock ?? clock).now(), request });
          return Promise.resolve().then(() => reply(request));
        },
      },
      { clock, services: services.filter(({ id }) => ids.includes(id)), ...ports },
    );
  }

  /** Lets time pass in small steps, so that what waits for answers in between goes on. */
  async function pass(time: number, step = 10): Promise<void> {
    for (let at = 0; at < time; at += step) {
      await settled();
      clock.pass(step);
    }
    await settled();
  }

  const starts = () => sent.map(({ at }) => at);

  for (const [id, kind, interval] of [
    ['arxiv', 'arxiv', 3_000],
    ['pubmed', 'pmid', 340],
    ['semantic-scholar', 'doi', 3_100],
    ['openalex', 'doi', 1_000],
  ] as const) {
    it(`asks ${id} one after another, ${String(interval)} ms from one request to the next`, async () => {
      const asking = client([id], () => answer('', 404));
      for (const value of ['2401.00001', '2401.00002', '2401.00003']) {
        void asking.lookUp({ kind, value }, never);
      }
      await pass(2 * interval - 20);
      assert.equal(sent.length, 2);
      await pass(40);
      assert.deepEqual(starts(), [0, interval, 2 * interval]);
    });
  }

  it('asks Semantic Scholar once a second with a key, which stands in a header', async () => {
    const asking = client(['semantic-scholar'], () => answer('', 404), { keyOf: () => Promise.resolve('secret') });
    void asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
    await settled();
    void asking.lookUp({ kind: 'doi', value: '10.5555/2' }, never);
    await pass(1_010);
    assert.deepEqual(starts(), [0, 1_000]);
    assert.equal(sent[0]?.request.headers?.['x-api-key'], 'secret');
    assert.equal(sent[0].request.url.includes('secret'), false);
  });

  it('asks Crossref three things at once, and not a fourth', async () => {
    const waiting = deferred<ServiceAnswer>();
    const asking = client(['crossref'], () => waiting.promise);
    for (const value of ['10.5555/1', '10.5555/2', '10.5555/3', '10.5555/4']) {
      void asking.lookUp({ kind: 'doi', value }, never);
    }
    await pass(5_000, 100);
    assert.equal(sent.length, 3);
    waiting.resolve(crossrefOk);
    await pass(100);
    assert.equal(sent.length, 4);
  });

  it('asks Crossref as often as its headers say', async () => {
    const limits = { 'x-rate-limit-limit': '5', 'x-rate-limit-interval': '1s' };
    const asking = client(['crossref'], () => answer('', 404, limits));
    await asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
    void asking.lookUp({ kind: 'doi', value: '10.5555/2' }, never);
    void asking.lookUp({ kind: 'doi', value: '10.5555/3' }, never);
    await pass(400);
    assert.deepEqual(starts(), [0, 100, 300]);
  });

  it('tries again after a pause that doubles, a bounded number of times', async () => {
    const asking = client(['crossref'], () => answer('', 500));
    const found = asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
    await pass(10 * firstPause, 100);
    assert.deepEqual(starts(), [0, firstPause, 3 * firstPause]);
    assert.equal(sent.length, mostTries);
    assert.deepEqual((await found).failures, [{ service: 'crossref', cause: 'server-error', status: 500 }]);
  });

  it('takes the answer of a later try', async () => {
    const answers = [answer('', 503), () => Promise.reject(new TypeError('fetch failed')), crossrefOk];
    const asking = client(
      ['crossref'],
      () => {
        const next = answers.shift()!;
        return typeof next === 'function' ? next() : (next as ServiceAnswer);
      },
      { clock: new EagerClock() },
    );
    const { records, failures } = await asking.lookUp({ kind: 'doi', value: knownWork.doi }, never);
    assert.equal(records[0]?.item.title, knownWork.title);
    assert.deepEqual(failures, []);
  });

  it('waits as long as it is told before it tries again', async () => {
    const answers = [answer('', 429, { 'retry-after': '7' }), crossrefOk];
    const asking = client(['crossref'], () => answers.shift()!);
    const found = asking.lookUp({ kind: 'doi', value: knownWork.doi }, never);
    await pass(6_900, 100);
    assert.equal(sent.length, 1);
    await pass(200);
    assert.deepEqual(starts(), [0, 7_000]);
    assert.equal((await found).records.length, 1);
  });

  for (const [seconds, tries] of [
    [longestWait / 1_000, 2],
    [longestWait / 1_000 + 1, 1],
  ] as const) {
    it(`tries ${String(tries)} times within a minute where it is to wait for ${String(seconds)} s`, async () => {
      const asking = client(['crossref'], () => answer('', 429, { 'retry-after': String(seconds) }));
      const found = asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
      await pass(55_000, 1_000);
      assert.equal(sent.length, tries);
      await pass(60_000, 1_000);
      const [failure] = (await found).failures;
      assert.deepEqual([failure?.cause, failure?.status], ['rate-limited', 429]);
    });
  }

  it('leaves a service alone that wants to be for long, and says for how long; others are asked', async () => {
    const asking = client(['crossref', 'openalex'], ({ url }) =>
      url.includes('crossref')
        ? answer('', 429, { 'retry-after': '3600' })
        : answer(openalexAnswer(openalexWork(knownWork))),
    );
    const first = await asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
    assert.deepEqual(
      first.records.map(({ service }) => service),
      ['openalex'],
    );
    assert.deepEqual(first.failures, [
      { service: 'crossref', cause: 'rate-limited', retryAfter: 3_600_000, status: 429 },
    ]);
    await pass(60_000, 1_000);
    const second = await asking.lookUp({ kind: 'doi', value: '10.5555/2' }, never);
    assert.deepEqual(second.failures, [{ service: 'crossref', cause: 'rate-limited', retryAfter: 3_540_000 }]);
    assert.equal(sent.filter(({ request }) => request.url.includes('crossref')).length, 1);
    clock.pass(3_540_000);
    await asking.lookUp({ kind: 'doi', value: '10.5555/3' }, never);
    assert.equal(sent.filter(({ request }) => request.url.includes('crossref')).length, 2);
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = Date.parse('2026-11-29T12:00:00Z');
    assert.equal(retryAfterOf('120', now), 120_000);
    assert.equal(retryAfterOf(' 0 ', now), 0);
    assert.equal(retryAfterOf('Sun, 29 Nov 2026 12:00:30 GMT', now), 30_000);
    assert.equal(retryAfterOf('Sun, 29 Nov 2026 11:00:00 GMT', now), 0);
    for (const nothing of [undefined, '', '-1', '1.5', 'soon', '99999999999', '12 s ago']) {
      assert.equal(retryAfterOf(nothing, now), undefined, nothing);
    }
  });

  it('waits for an answer to the limit and no longer', async () => {
    const slow = deferred<ServiceAnswer>();
    const replies = [slow.promise, deferred<ServiceAnswer>().promise];
    const asking = client(['crossref'], () => replies.shift() ?? answer('', 404));
    const first = asking.lookUp({ kind: 'doi', value: knownWork.doi }, never);
    await pass(timeOut - 100, 100);
    slow.resolve(crossrefOk);
    assert.equal((await first).records.length, 1);
    const second = asking.lookUp({ kind: 'doi', value: '10.5555/2' }, never);
    await pass(timeOut + firstPause + 200, 100);
    assert.equal(sent.length, 3);
    assert.equal((await second).failures[0]?.cause, 'not-found');
  });

  it('ends at once where it is cancelled: before, in the queue, during a request and in a pause', async () => {
    const query = { kind: 'doi', value: '10.5555/1' } as const;
    const cancelled = [{ service: 'crossref', cause: 'cancelled' }];
    const before = new Abort();
    before.abort('stop');
    assert.deepEqual((await client(['crossref'], () => crossrefOk).lookUp(query, before)).failures, cancelled);
    assert.equal(sent.length, 0);

    const during = new Abort();
    const hanging = client(['arxiv'], () => deferred<ServiceAnswer>().promise);
    const first = hanging.lookUp({ kind: 'arxiv', value: '2401.00001' }, during);
    const queued = new Abort();
    const second = hanging.lookUp({ kind: 'arxiv', value: '2401.00002' }, queued);
    await settled();
    queued.abort('stop');
    assert.equal((await second).failures[0]?.cause, 'cancelled');
    during.abort('stop');
    assert.equal((await first).failures[0]?.cause, 'cancelled');
    assert.equal(sent.length, 1);

    const paused = new Abort();
    const failing = client(['crossref'], () => answer('', 500)).lookUp(query, paused);
    await settled();
    paused.abort('stop');
    assert.deepEqual((await failing).failures, cancelled);
    await pass(60_000, 1_000);
    assert.equal(sent.length, 2);
  });

  it('asks the next services only where one does not have the work, and tells what went wrong once', async () => {
    const asking = client(['crossref', 'datacite', 'openalex', 'semantic-scholar', 'pubmed'], ({ url }) =>
      url.includes('openalex') ? answer(openalexAnswer(openalexWork(knownWork))) : answer('', 404),
    );
    const { records, failures } = await asking.lookUp({ kind: 'doi', value: knownWork.doi }, never);
    assert.deepEqual(
      records.map(({ service }) => service),
      ['openalex'],
    );
    assert.deepEqual(failures, []);
    assert.deepEqual(
      sent.map(({ request }) => new URL(request.url).host),
      ['api.crossref.org', 'api.datacite.org', 'api.openalex.org'],
    );
  });

  it('asks arXiv for a DOI that arXiv has of DataCite', async () => {
    const asking = client(['crossref', 'arxiv'], () => answer(arxivFeed([knownWork])));
    const { records } = await asking.lookUp({ kind: 'doi', value: `10.48550/arXiv.${knownWork.arxiv}` }, never);
    assert.equal(records[0]?.arxiv, knownWork.arxiv);
    assert.deepEqual(
      sent.map(({ request }) => new URL(request.url).host),
      ['export.arxiv.org'],
    );
  });

  it('asks in the web only services that pages of other origins may ask, with the contact in the address and no header', async () => {
    const asking = clientOf(
      { send: (request) => (sent.push({ at: 0, request }), Promise.resolve(answer('', 404))) },
      {
        clock: new EagerClock(),
        isWeb: true,
        contact: () => 'ines@example.org',
        keyOf: () => Promise.resolve('secret'),
      },
    );
    await asking.lookUp({ kind: 'doi', value: '10.5555/1' }, never);
    await asking.lookUp({ kind: 'arxiv', value: '2401.00001' }, never);
    await asking.lookUp({ kind: 'title', value: 'Moss on walls' }, never);
    await asking.lookUp({ kind: 'repository', value: 'a/b' }, never);
    const hosts = new Set(sent.map(({ request }) => new URL(request.url).host));
    assert.deepEqual([...hosts].sort(), [
      'api.crossref.org',
      'api.openalex.org',
      'eutils.ncbi.nlm.nih.gov',
      'raw.githubusercontent.com',
    ]);
    assert.deepEqual(
      sent.flatMap(({ request }) => Object.keys(request.headers ?? {})),
      [],
    );
    const of = (host: string) =>
      new URL(sent.find(({ request }) => request.url.includes(host))!.request.url).searchParams;
    assert.equal(of('crossref').get('mailto'), 'ines@example.org');
    assert.equal(of('openalex').get('api_key'), 'secret');
    assert.equal(of('ncbi').get('email'), 'ines@example.org');
  });

  it('keeps what services say, and that they say nothing, with its date', async () => {
    const file = new MemoryFile();
    const ask = (today: string, reply: () => ServiceAnswer) =>
      client(['crossref'], reply, {
        answers: keptAnswers(file, () => today),
        today: () => today,
        clock: new EagerClock(),
      });
    const query = { kind: 'doi', value: knownWork.doi } as const;
    const other = { kind: 'doi', value: '10.5555/nothing' } as const;
    const answers = keptAnswers(file);
    const first = client(['crossref'], ({ url }) => (url.includes('nothing') ? answer('', 404) : crossrefOk), {
      answers,
    });
    void first.lookUp(query, never);
    void first.lookUp(other, never);
    await pass(200);
    await answers.whenSaved();
    assert.equal(sent.length, 2);
    assert.equal(first.kept(query)?.length, 1);
    assert.equal(first.kept(other)?.length, 0);
    assert.equal(first.kept({ kind: 'doi', value: '10.5555/unasked' }), undefined);

    // Another window, days later: what was found is asked anew after 30 days, what was not after 7.
    for (const [today, found, nothing] of [
      ['2026-12-05', 0, 0],
      ['2026-12-06', 0, 1],
      ['2026-12-28', 0, 1],
      ['2026-12-29', 1, 1],
    ] as const) {
      sent = [];
      const kept = file.text;
      const asking = ask(today, () => answer('', 500));
      const result = await asking.lookUp(query, never);
      assert.equal(result.records[0]?.asked, '2026-11-29', 'an old answer is better than none');
      assert.equal(sent.length, found * mostTries, today);
      assert.equal(result.failures.length, found);
      sent = [];
      await asking.lookUp(other, never);
      assert.equal(sent.length, nothing * mostTries, today);
      file.text = kept;
    }
  });

  it('says that an answer is too large, and that nobody answers', async () => {
    const large = client(['crossref'], () => Promise.reject(new AnswerTooLarge()), { clock: new EagerClock() });
    assert.equal((await large.lookUp({ kind: 'doi', value: '10.5555/1' }, never)).failures[0]?.cause, 'too-large');
    const gone = client(['crossref'], () => Promise.reject(new TypeError('fetch failed')), { clock: new EagerClock() });
    assert.equal((await gone.lookUp({ kind: 'doi', value: '10.5555/1' }, never)).failures[0]?.cause, 'unreachable');
  });
});
