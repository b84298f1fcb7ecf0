import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import type { FailureCause, ServiceId, ServiceRecord, WorkQuery } from '../../../src/core/services/model';
import { services, steps } from '../../../src/core/services/services';
import { fetchNetwork } from '../../../src/network/fetch-network';
import type { Mode } from '../../services/addresses';
import { startStandIns, type StandInServer } from '../../services/stand-ins';
import { knownWork } from '../../services/works';
import { clientOf } from './client-of';
import { EagerClock } from './eager-clock';

/** What each service is asked here: all that it finds. */
const queries: Readonly<Record<WorkQuery['kind'], string>> = {
  doi: knownWork.doi,
  arxiv: knownWork.arxiv,
  pmid: knownWork.pmid,
  isbn: '9783161484100',
  acl: '2021.acl-long.1',
  repository: knownWork.repository,
  title: knownWork.title,
  abstract: knownWork.abstract,
};

describe('public services', () => {
  let server: StandInServer;

  beforeEach(async () => {
    server = await startStandIns();
  });

  afterEach(() => server.close());

  /** Asks one service. */
  function ask(id: ServiceId, query: WorkQuery, mode: Mode = 'ok', clock = new EagerClock()) {
    const client = clientOf(fetchNetwork(200_000), {
      bases: server.bases(mode),
      clock,
      services: services.filter((service) => service.id === id),
    });
    return client.lookUp(query, new Abort());
  }

  /** The queries that a service is asked at the first or a later step. */
  const asked = services.flatMap((service) =>
    service.finds.filter((kind) => kind !== 'acl' || service.id !== 'crossref').map((kind) => [service, kind] as const),
  );
  const isAsked = (id: ServiceId, kind: WorkQuery['kind']) => steps[kind].flat().includes(id);

  const checks: Readonly<Record<ServiceId, (record: ServiceRecord) => void>> = {
    crossref: ({ item, doi, notices }) => {
      assert.equal(doi, knownWork.doi);
      assert.equal(item.type, 'article-journal');
      assert.deepEqual(item.author, [
        { given: 'Ines', family: 'Marlow' },
        { given: 'Bo', family: 'Åkesson' },
        { literal: 'Estuary Consortium' },
      ]);
      assert.deepEqual([item.volume, item.issue, item.page], ['7', '2', '12-34']);
      assert.deepEqual(notices, [{ kind: 'retraction', by: knownWork.notice, date: '2022-05-06' }]);
    },
    datacite: ({ item, arxiv, doi, publishedAs }) => {
      if (doi !== undefined) {
        assert.deepEqual([doi, item.type, publishedAs], [knownWork.doi, 'dataset', undefined]);
        return;
      }
      assert.deepEqual([arxiv, doi, item.type], [knownWork.arxiv, undefined, 'article']);
      assert.deepEqual(item.issued, { 'date-parts': [[2021, 3, 17]] });
      assert.deepEqual(publishedAs, [{ kind: 'doi', value: knownWork.doi }]);
    },
    arxiv: ({ item, arxiv, doi, publishedAs }) => {
      assert.deepEqual([arxiv, doi, item.number], [knownWork.arxiv, undefined, `arXiv:${knownWork.arxiv}`]);
      assert.deepEqual(item.issued, { 'date-parts': [[2021, 3, 17]] });
      assert.deepEqual(publishedAs, [{ kind: 'doi', value: knownWork.doi }]);
    },
    openalex: ({ item, doi, arxiv, pmid, notices }) => {
      assert.deepEqual([doi, arxiv, pmid, item.id], [knownWork.doi, knownWork.arxiv, knownWork.pmid, 'W2963341956']);
      assert.equal(item['container-title'], knownWork.container);
      assert.deepEqual(notices, [{ kind: 'retraction' }]);
    },
    'semantic-scholar': ({ item, doi, arxiv, pmid }) => {
      assert.deepEqual([doi, arxiv, pmid], [knownWork.doi, knownWork.arxiv, knownWork.pmid]);
      assert.deepEqual([item['container-title'], item.volume], [knownWork.container, '7']);
    },
    dblp: ({ item, doi }) => {
      assert.deepEqual([doi, item.volume, item['container-title']], [knownWork.doi, '7', knownWork.container]);
    },
    pubmed: ({ item, doi, pmid, notices }) => {
      assert.deepEqual([doi, pmid, item.volume], [knownWork.doi, knownWork.pmid, '7']);
      assert.deepEqual(notices, [{ kind: 'retraction', by: knownWork.notice }]);
    },
    'citation-file': ({ item, doi }) => {
      assert.deepEqual([doi, item.type, item.page], [knownWork.doi, 'article-journal', '12-34']);
    },
  };

  for (const [{ id, name }, kind] of asked) {
    it(`${name} finds a work by ${kind}, with what it says of it`, async () => {
      assert.ok(isAsked(id, kind));
      const { records, failures } = await ask(id, { kind, value: queries[kind] });
      assert.deepEqual(failures, []);
      const [record] = records;
      assert.equal(record?.item.title, knownWork.title);
      assert.equal(record.service, id);
      assert.equal(record.asked, '2026-11-29');
      const [first, second] = record.item.author as { family: string; given: string }[];
      assert.deepEqual(
        [first?.family, first?.given, second?.family, second?.given],
        ['Marlow', 'Ines', 'Åkesson', 'Bo'],
      );
      if (id !== 'dblp') {
        assert.equal(record.item.abstract, knownWork.abstract);
      }
      checks[id](record);
    });
  }

  for (const { id, name, finds } of services) {
    const [kind] = finds;
    const query = { kind: kind!, value: queries[kind!] };
    /** Works of the same form that it does not have. */
    const missing: Partial<Record<WorkQuery['kind'], string>> = {
      doi: '10.5555/nothing',
      arxiv: '2401.99999',
      pmid: '1',
      repository: 'example-systems/nothing',
      title: 'Quantum Basket Weaving',
    };

    it(`${name} says that it has no such work`, async () => {
      const { records, failures } = await ask(id, { kind: kind!, value: missing[kind!]! });
      assert.deepEqual(records, []);
      assert.deepEqual(failures, [{ service: id, cause: 'not-found', ...statusIn(failures) }]);
    });

    for (const [mode, cause, tries] of [
      ['malformed', 'malformed', 1],
      ['busy', 'rate-limited', 3],
      ['broken', 'server-error', 3],
      ['huge', 'too-large', 1],
      ['refused', 'rate-limited', 1],
    ] as readonly (readonly [Mode, FailureCause, number])[]) {
      it(`${name} that is ${mode} is ${cause}, after ${String(tries)} tries`, async () => {
        const { records, failures } = await ask(id, query, mode);
        assert.deepEqual(records, []);
        assert.deepEqual(
          failures.map(({ service, cause: told }) => [service, told]),
          [[id, cause]],
        );
        assert.equal(server.requests.length, tries);
        assert.equal(
          failures[0]?.status,
          mode === 'refused' ? 403 : mode === 'busy' ? 429 : mode === 'broken' ? 500 : undefined,
        );
      });
    }

    it(`${name} that does not answer is timed-out, and no request is left open`, async () => {
      const clock = new EagerClock();
      const found = ask(id, query, 'slow', clock);
      for (let tried = 1; tried <= 3; tried++) {
        while (server.requests.length < tried) {
          await new Promise((resolve) => setImmediate(resolve));
        }
        clock.timeOut();
      }
      assert.deepEqual((await found).failures, [{ service: id, cause: 'timed-out' }]);
      while (server.cut() < 3) {
        await new Promise((resolve) => setImmediate(resolve));
      }
    });

    it(`${name} may send what it likes: texts stay texts`, async () => {
      const { records, failures } = await ask(id, query, 'hostile');
      assert.deepEqual(failures, []);
      assert.ok(records.length > 0);
      const text = JSON.stringify(records);
      assert.equal(text.includes('root:'), false, 'no file of this machine is read');
      assert.doesNotMatch(text, /\\u00[01]|"__proto__":/);
      for (const { item } of records) {
        assert.equal(Object.getPrototypeOf(item), Object.prototype);
        assert.equal(typeof item.title, 'string');
      }
      assert.equal(({} as Record<string, unknown>).Ines, undefined);
    });
  }

  it('arXiv tells an identifier that is none by an error that is an entry', async () => {
    const { failures } = await ask('arxiv', { kind: 'arxiv', value: '1234.12345' });
    assert.deepEqual(failures, [{ service: 'arxiv', cause: 'malformed', status: 400 }]);
  });

  it('identifiers lead to no other path', async () => {
    for (const value of ['10.5555/../../admin', '10.5555/%2e%2e/x', '10.5555//x']) {
      const { failures } = await ask('crossref', { kind: 'doi', value });
      assert.deepEqual(failures, [{ service: 'crossref', cause: 'not-found' }]);
    }
    for (const value of ['../../x', 'a/..', 'a/b/../../c', 'a/b?x', 'a']) {
      const { failures } = await ask('citation-file', { kind: 'repository', value });
      assert.deepEqual(failures, [{ service: 'citation-file', cause: 'not-found' }]);
    }
    assert.deepEqual(server.requests, []);
  });
});

/** The status, where there was one: some services say that they have nothing by an empty list. */
function statusIn(failures: readonly { readonly status?: number }[]) {
  const status = failures[0]?.status;
  return status === undefined ? {} : { status };
}
