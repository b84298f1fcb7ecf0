import assert from 'node:assert/strict';
import type { ProblemCode } from '../../../src/core/model/paper';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { sharedLibraryPlace } from '../../../src/core/shared-library/place';
import { parseArguments, UsageError } from '../../../src/terminal/arguments';
import { refusedSource } from '../../../src/core/usecases/refused-source';
import { readLibrary } from '../../../src/core/usecases/read-library';
import { foundShared, pushed } from '../../../src/terminal/shared';
import type { PushOwners } from '../../../src/node/push-owners';
import { SearchEngineStandIn } from '../../services/search-engine';
import { libraryOf } from '../verify/references';
import { type Content, InMemoryWorkspace } from '../workspace/in-memory-workspace';

const place = sharedLibraryPlace('https://search.example.org/papers')!;
const owls =
  '@article{owl, title = {Owls}, journal = {Birds}, year = 2021, abstract = {They hear.}}\n@misc{finch, title = {Finches}, year = 2021}\n';

const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof UsageError, String(error));
    return error.message;
  }
  return assert.fail('It was not refused.');
};

describe('shared libraries in the terminal', () => {
  let engine: SearchEngineStandIn;
  let lines: string[];
  /** What pushes of this machine have left. */
  let kept: Map<string, string>;
  const owners: PushOwners = {
    get: (pushed) => Promise.resolve(kept.get(JSON.stringify(pushed))),
    set: (pushed, id) => Promise.resolve(void kept.set(JSON.stringify(pushed), id)),
  };
  const stored = () => [...(engine.indices.get('papers-v2')?.documents.keys() ?? [])].filter((id) => id.includes('/'));
  const { LIT_SHARED_CREDENTIALS: before } = process.env;

  beforeEach(() => {
    engine = new SearchEngineStandIn();
    lines = [];
    kept = new Map();
    delete process.env.LIT_SHARED_CREDENTIALS;
  });

  afterEach(() => {
    delete process.env.LIT_SHARED_CREDENTIALS;
    if (before !== undefined) {
      process.env.LIT_SHARED_CREDENTIALS = before;
    }
    process.exitCode = undefined;
  });

  const tell = (line: string) => lines.push(line);
  const push = (bib: string, collection?: string, unread?: ProblemCode, folder = '/lab/my birds') => {
    const { library, read } = libraryOf({ 'birds.bib': bib });
    if (unread !== undefined) {
      library.apply({ updated: [{ source: 'moss.bib', parsed: refusedSource(unread, 'EACCES', 50) }], removed: [] });
    }
    const network = engine.network();
    return pushed({ library, publications: read, folder, place, collection, tell, network, owners });
  };
  const search = (query: string, limit = 20) =>
    foundShared({ place, query, limit, terms: () => TermTable.parse(''), tell, network: engine.network() });

  it('take a folder and an address, or an address and a query', () => {
    assert.deepEqual(parseArguments(['push', 'lib', '--to', 'https://search.example.org/papers']), {
      command: 'push',
      folder: 'lib',
      place,
      collection: undefined,
    });
    const to = ['push', 'lib', '--to', 'https://search.example.org/papers'];
    assert.deepEqual(Reflect.get(parseArguments([...to, '--as', 'mine']), 'collection'), 'mine');
    const shared = { command: 'search-shared', place, limit: 5, query: 'moss walls' };
    assert.deepEqual(
      parseArguments(['search', '--shared', 'https://search.example.org/papers', 'moss', 'walls', '--limit', '5']),
      shared,
    );
  });

  it('are refused without them, in one line', async () => {
    for (const [words, told] of [
      [['push', 'lib'], /needs the folder of the library and "--to"/],
      [['push', 'lib', '--to', 'search.example.org'], /no address of a shared library/],
      [['push', 'lib', '--to', 'https://a:b@example.org/papers'], /without credentials/],
      [['push', 'lib', 'x', '--to', 'https://example.org'], /needs the folder/],
      [['push', 'lib', '--to', 'https://example.org', '--as', 'a/b'], /without spaces and slashes/],
      [['push', 'lib', '--to', 'https://example.org', '--limit', '5'], /takes no "--limit"/],
      [['search', '--shared', 'https://example.org'], /needs a query/],
      [['search', '--shared', 'https://example.org', 'x', '--queries', 'f'], /takes no "--queries"/],
      [['list', 'lib', '--shared', 'https://example.org'], /takes a folder and nothing else/],
    ] as const) {
      assert.match(await refusal(() => parseArguments(words)), told);
    }
  });

  it('tell what was done, and find it again in the form of lit search', async () => {
    assert.deepEqual(await push(owls), [
      {
        url: 'https://search.example.org/papers',
        collection: 'my-birds',
        index: 'papers-v2',
        added: 2,
        changed: 0,
        deleted: 0,
        unchanged: 0,
        refused: 0,
      },
    ]);
    const [found] = (await search('owls')) as Record<string, unknown>[];
    assert.deepEqual(
      [found?.key, found?.title, found?.year, found?.source, found?.shared],
      ['owl', 'Owls', 2021, { path: 'birds.bib', line: 1, endLine: 1 }, 'https://search.example.org/papers'],
    );
    assert.equal((await search('2021', 1)).length, 1);
    assert.deepEqual(lines, []);
  });

  it('delete nothing for a folder that holds no papers', async () => {
    await push(owls);
    assert.match(await refusal(() => push('')), /holds no papers, and nothing was pushed or deleted/);
    assert.equal(stored().length, 2);
  });

  it('tell folders of one name apart, and do not let one delete the papers of the other', async () => {
    await push(owls, undefined, undefined, '/home/ann/birds');
    const told = await refusal(() => push(owls.split('\n')[0] ?? '', undefined, undefined, '/home/bob/birds'));
    assert.match(
      told,
      /papers of another folder, or of this one on another machine, under the name "birds" since \d{4}-/,
    );
    assert.match(told, /nothing was written or deleted.*"--as NAME".*"--as birds"/);
    assert.deepEqual(stored(), ['birds/owl', 'birds/finch']);
    await push(owls, 'bob', undefined, '/home/bob/birds');
    assert.deepEqual(stored(), ['birds/owl', 'birds/finch', 'bob/owl', 'bob/finch']);
    await push(owls, undefined, undefined, '/home/ann/birds');
  });

  it('push what is named where nothing can be remembered, and nothing else', async () => {
    const set = owners.set.bind(owners);
    owners.set = () => Promise.reject(new Error('EROFS'));
    try {
      assert.match(await refusal(() => push(owls)), /nothing was pushed \(EROFS\)\. Name its papers with "--as NAME"/);
      assert.deepEqual(stored(), []);
      await push(owls, 'birds');
      assert.equal(stored().length, 2);
    } finally {
      owners.set = set;
    }
  });

  it('stop before anything is asked where the keys that the library keeps cannot be read', async () => {
    await push(owls);
    const pushWith = async (keys: Content) => {
      const contents = { 'birds.bib': owls, 'literature-keys.json': keys };
      const library = await readLibrary({ workspace: new InMemoryWorkspace(contents), folder: 'file:///w' });
      const network = engine.network();
      await pushed({
        library,
        publications: () => Promise.resolve([]),
        folder: '/lab/my birds',
        place,
        collection: undefined,
        tell,
        network,
        owners,
      });
    };
    for (const keys of [new Error('EACCES'), 51 * 1024 * 1024, '{"keys": {"heron": {', '[]', '{"other": 1}']) {
      const before = engine.asked.length;
      const told = await refusal(() => pushWith(keys));
      assert.match(
        told,
        /^literature-keys\.json of \/lab\/my birds cannot be read, .* nothing was pushed or deleted: /,
      );
      assert.equal(engine.asked.length, before, String(keys));
    }
    assert.equal(stored().length, 2);
    for (const keys of ['', '{"keys": {"heron": {"title": "Herons"}}}', '{"keys": {"heron": 7}}']) {
      await pushWith(keys);
    }
  });

  it('delete nothing while something of the folder cannot be read', async () => {
    const owl = owls.split('\n', 1).join('');
    for (const code of ['unreadable', 'unreadable-folder', 'too-large', 'not-a-file', 'too-many-files'] as const) {
      await push(owls);
      lines = [];
      process.exitCode = undefined;
      await push(owl, undefined, code);
      assert.equal(stored().length, 2, code);
      assert.match(lines.join('\n'), /moss\.bib has not been read, so nothing was deleted/);
      assert.equal(process.exitCode, 2);
    }
    await push(owl, undefined, 'linked-folder');
    assert.equal(stored().length, 1);
  });

  it('say in one line what is wrong with the server', async () => {
    assert.match(await refusal(() => search('owls')), /^https:\/\/search\.example\.org\/papers: it has no such index/);
    engine.authorization = 'ApiKey x';
    assert.match(await refusal(() => search('owls')), /it wants other credentials; LIT_SHARED_CREDENTIALS/);
    process.env.LIT_SHARED_CREDENTIALS = 'nonsense';
    assert.match(await refusal(() => search('owls')), /holds neither/);
    process.env.LIT_SHARED_CREDENTIALS = 'ApiKey x';
    assert.match(await refusal(() => search('owls')), /no such index/);
    engine.indices.set('papers', { mappings: {}, documents: new Map() });
    assert.match(await refusal(() => push(owls)), /"papers" was made by another program, and nothing was written/);
    engine.intercept = () => ({ status: 200, text: '<html>' });
    assert.match(await refusal(() => search('owls')), /its answer cannot be read/);
  });

  it('tell papers that the server refuses, and end with 2', async () => {
    engine.intercept = ({ path }) => {
      const refused = { index: { status: 400, error: { reason: 'failed to parse' } } };
      return path.includes('_bulk') ? { status: 200, text: JSON.stringify({ items: [refused, refused] }) } : undefined;
    };
    await push(owls);
    assert.deepEqual(lines, [
      'https://search.example.org/papers: "my-birds/owl" was refused: failed to parse',
      'https://search.example.org/papers: "my-birds/finch" was refused: failed to parse',
      'https://search.example.org/papers: 2 papers in all were refused.',
    ]);
    assert.equal(process.exitCode, 2);
  });

  it('leave off where page after page has no paper, and not before', async () => {
    const hits = (title?: string) => ({ status: 200, text: JSON.stringify({ hits: { hits: [hit(title)] } }) });
    const hit = (title?: string) => ({ sort: [1, `x${engine.asked.length}`], _id: 'x', _source: { title } });
    engine.intercept = () => {
      assert.ok(engine.asked.length < 100, 'It goes on without end.');
      return hits();
    };
    assert.deepEqual(await search('owls', 1), []);
    engine.asked.length = 0;
    engine.intercept = () => hits(engine.asked.length < 10 ? undefined : 'Owls');
    assert.equal((await search('owls', 1)).length, 1);
  });

  it('say where parts of the server did not answer', async () => {
    await push(owls);
    engine.intercept = () => ({ status: 200, text: '{"timed_out":true,"hits":{"hits":[]}}' });
    assert.deepEqual(await search('owls'), []);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /parts of the index did not answer/);
  });
});
