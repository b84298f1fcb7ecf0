import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Abort } from '../../../src/core/services/abort';
import type { LookUp, LookUpResult, ServiceRecord, WorkQuery } from '../../../src/core/services/model';
import { services } from '../../../src/core/services/services';
import {
  askServices,
  byService,
  catalogueTexts,
  haveAllAnswered,
  isAnswerOfAll,
  mostAsked,
  type ServicesRequest,
} from '../../../src/core/usecases/identify-by-services';
import { identifyByCatalogues } from '../../../src/core/usecases/identify-papers';
import type { Paper } from '../../../src/core/model/paper';
import { fetchNetwork } from '../../../src/network/fetch-network';
import { startStandIns } from '../../services/stand-ins';
import { knownWork } from '../../services/works';
import { catalogue } from '../identify/catalogues';
import { paper } from '../search/paper';
import { clientOf } from '../services/client-of';

const stems = { share: () => 0.002 };
const nothing: LookUpResult = { records: [], failures: [{ service: 'openalex', cause: 'not-found' }] };
const herons =
  'Herons stand motionless for hours beside shallow ponds. HeronTrack follows individual animals across an entire winter with three cheap ' +
  'cameras and without any tag. A recurrent filter predicts where a wading bird reappears behind reeds.';

/** Asks with a function in place of services, and gives what it was asked. */
async function ask(
  papers: readonly Paper[],
  answer: (query: WorkQuery) => LookUpResult,
  kept: ServicesRequest['kept'] = () => undefined,
  signal = new Abort(),
) {
  const asked: string[] = [];
  const lookUp: LookUp = (query, _signal, only) => {
    asked.push(`${query.kind} ${(only ?? ['all']).join('+')}`);
    return Promise.resolve(answer(query));
  };
  return { ...(await askServices({ papers, lookUp, kept, signal })), asked };
}

async function identified(papers: readonly Paper[], records: readonly ServiceRecord[]) {
  const found = await identifyByCatalogues({
    papers,
    catalogues: catalogueTexts(records).map(({ service, text }) => catalogue(service, text)),
    stems,
  });
  return found.map(byService);
}

describe('identifying papers by services', () => {
  it('finds the record of a paper by its abstract, likely at most and marked by the service, as no other one', async () => {
    const server = await startStandIns();
    try {
      const client = clientOf(fetchNetwork(), { bases: server.bases('ok') });
      const papers = [paper('tidal', knownWork.abstract), paper('herons', herons)];
      const { records, failures, left } = await askServices({
        papers,
        lookUp: client.lookUp,
        kept: (query, only) => client.kept(query, only),
        signal: new Abort(),
      });
      assert.deepEqual([failures, left], [[], 0]);
      assert.ok(server.requests.every(({ line }) => /openalex|semantic-scholar/.test(line)));
      const [tidal, other] = await identified(papers, records);
      assert.equal(tidal?.status, 'likely');
      assert.ok(tidal.score < 0.8 && tidal.score > 0.3, String(tidal.score));
      assert.equal(tidal.record?.title, knownWork.title);
      assert.deepEqual(tidal.catalogue, { path: 'openalex', line: 1, isService: true });
      assert.deepEqual(tidal.evidence.at(-1), { code: 'service-alone', args: ['openalex'] });
      assert.ok(tidal.candidates.every(({ score, catalogue: place }) => score < 0.8 && place.isService === true));
      assert.equal(other?.status, 'none');
      assert.equal(other.evidence.length, 0);
    } finally {
      await server.close();
    }
  });

  it('keeps a record with the very identifier of the paper from being certain', async () => {
    const record: ServiceRecord = {
      item: { id: 'x', type: 'article-journal', title: 'Herons', DOI: '10.5555/herons', abstract: herons },
      service: 'openalex',
      asked: '2026-11-29',
      doi: '10.5555/herons',
    };
    const [found] = await identified([paper('herons', herons, { doi: '10.5555/herons' })], [record]);
    assert.deepEqual([found?.status, found?.score], ['likely', 0.79]);
  });

  it('asks by identifiers first, then by the title that a paper states, then by its text, until there is an answer', async () => {
    const one = paper('a', herons, { arxiv: '2401.00001', doi: '10.5555/a', title: 'Herons', titleIsDerived: false });
    const text = 'openalex+semantic-scholar';
    assert.deepEqual((await ask([one], () => nothing)).asked, [
      'arxiv all',
      'doi all',
      `title ${text}`,
      `abstract ${text}`,
    ]);
    const found = { item: { id: 'x', type: 'article' }, service: 'arxiv', asked: '2026-11-29' } as const;
    const answered = await ask([one], () => ({ records: [found], failures: [] }));
    assert.deepEqual(answered.asked, ['arxiv all']);
    assert.deepEqual((await ask([paper('b', herons)], () => nothing)).asked, [`abstract ${text}`]);
    assert.deepEqual((await ask([paper('c', '')], () => nothing)).asked, []);
  });

  it('asks about so many papers at a time, of which those do not count that are known from before', async () => {
    const papers = Array.from({ length: mostAsked + 2 }, (_, at) => paper(`p${String(at)}`, `${herons} ${String(at)}`));
    const first = await ask(papers.slice(0, mostAsked), () => nothing);
    assert.deepEqual([first.asked.length, first.left], [mostAsked, 0]);
    const more = await ask(papers, () => nothing);
    assert.deepEqual([more.asked.length, more.left], [mostAsked, 2]);
    const known = await ask(
      papers,
      () => nothing,
      () => [],
    );
    assert.deepEqual([known.asked.length, known.left], [mostAsked + 2, 0]);
    // What is known of its title needs no question about its text.
    const record = { item: { id: 'x', type: 'article' }, service: 'openalex', asked: '2026-11-29' } as const;
    const titled = papers.map((one) => ({ ...one, title: one.key, titleIsDerived: false }));
    const byTitle = await ask(
      titled,
      () => ({ records: [record], failures: [] }),
      ({ kind }) => (kind === 'title' ? [record] : undefined),
    );
    assert.deepEqual([byTitle.asked.length, byTitle.left], [mostAsked + 2, 0]);
  });

  it('gives up after three papers in a row of which nothing was heard, and tells why once', async () => {
    const papers = Array.from({ length: 6 }, (_, at) => paper(`p${String(at)}`, `${herons} ${String(at)}`));
    const failing: LookUpResult = {
      records: [],
      failures: [{ service: 'openalex', cause: 'rate-limited', retryAfter: 60_000 }],
    };
    const failed = await ask(papers, () => failing);
    assert.deepEqual([failed.asked.length, failed.left, failed.failures.length], [3, 3, 1]);
    let at = 0;
    const mixed = await ask(papers, () => (++at % 3 === 0 ? nothing : failing));
    assert.deepEqual([mixed.asked.length, mixed.left], [6, 0]);
  });

  it('ends where it is cancelled', async () => {
    const signal = new Abort();
    const papers = ['a', 'b', 'c'].map((key) => paper(key, `${herons} ${key}`));
    const cancelled = await ask(
      papers,
      () => (signal.abort('stop'), nothing),
      () => undefined,
      signal,
    );
    assert.deepEqual([cancelled.asked.length, cancelled.left], [1, 2]);
  });

  it('says of anything that services say that it is likely at most', async () => {
    const text = fc.constantFrom(herons, knownWork.abstract, `${herons} ${knownWork.abstract}`, '');
    const records = fc.array(
      fc.record({
        title: fc.oneof(fc.string(), fc.constant('Herons')),
        abstract: text,
        DOI: fc.constantFrom('10.5555/a', '10.5555/b'),
      }),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(records, async (written) => {
        const said = written.map((item, at): ServiceRecord => ({
          item: { id: String(at), type: 'article', ...item },
          service: services[at % services.length]!.id,
          asked: '2026-11-29',
        }));
        for (const { status, score, candidates } of await identified(
          [paper('a', herons, { doi: '10.5555/a' })],
          said,
        )) {
          assert.notEqual(status, 'certain');
          assert.ok(score < 0.8 && candidates.every((one) => one.score < 0.8 && one.catalogue.isService === true));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are not said to have nothing where there was nothing to ask by, or nobody to ask', async () => {
    const silent: LookUpResult = { records: [], failures: [] };
    const wren = paper('a', herons);
    assert.equal(isAnswerOfAll(await ask([wren], () => nothing)), true);
    assert.equal(isAnswerOfAll(await ask([wren], () => silent)), false);
    assert.equal(isAnswerOfAll(await ask([wren, paper('b', '')], () => nothing)), false);
    assert.equal(isAnswerOfAll({ records: [], failures: [], left: 1, unanswered: 0 }), false);
    const failures = [{ service: 'openalex', cause: 'unreachable' } as const];
    assert.equal(isAnswerOfAll({ records: [], failures, left: 0, unanswered: 0 }), false);
  });

  it('are said to have nothing only where all were asked and said so', () => {
    assert.equal(haveAllAnswered([]), false, 'none could be asked');
    assert.equal(haveAllAnswered([{ service: 'crossref', cause: 'not-found' }]), true);
    for (const cause of ['off', 'cancelled', 'unreachable', 'rate-limited', 'timed-out', 'malformed'] as const) {
      const failures = [{ service: 'crossref', cause: 'not-found' } as const, { service: 'openalex', cause } as const];
      assert.equal(haveAllAnswered(failures), false, cause);
    }
  });
});
