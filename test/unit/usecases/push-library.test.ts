import assert from 'node:assert/strict';
import { Abort } from '../../../src/core/services/abort';
import type { Network } from '../../../src/core/services/model';
import { BulkWriter, mostBulkTries } from '../../../src/core/shared-library/bulk';
import { SharedClient } from '../../../src/core/shared-library/client';
import { SharedLibraryError } from '../../../src/core/shared-library/model';
import { ForeignIndex } from '../../../src/core/shared-library/shared-index';
import { SharedSearch } from '../../../src/core/shared-library/shared-search';
import {
  pushLibrary,
  type PushAsked,
  type PushOwnership,
  TakenCollection,
} from '../../../src/core/usecases/push-library';
import { sharedDocument } from '../../../src/core/usecases/shared-document';
import { SearchEngineStandIn } from '../../services/search-engine';
import { ManualClock } from '../async/manual-clock';
import { libraryOf } from '../verify/references';

const place = { url: 'https://search.example.org', index: 'papers', name: 'Lab' };

/** A clock for which all waiting is over at once, and which says how long it was. */
class HastyClock extends ManualClock {
  readonly waited: number[] = [];

  override after(delay: number, call: () => void): () => void {
    // What waits for an answer is not due.
    if (delay < 40_000) {
      this.waited.push(delay);
      queueMicrotask(call);
    }
    return () => undefined;
  }
}

const entries = (...titles: string[]) =>
  titles.map((title) => `@article{${title.toLowerCase()}, title = {${title}}, year = 2021}\n`).join('');

describe('bringing a shared library in step', () => {
  let engine: SearchEngineStandIn;
  let clock: HastyClock;

  beforeEach(() => {
    engine = new SearchEngineStandIn();
    clock = new HastyClock();
  });

  const client = () => new SharedClient(place, { network: engine.network(), clock });
  function push(text: string, collection = 'birds', more: Partial<PushAsked> = {}) {
    const { papers } = libraryOf({ 'birds.bib': text }).library;
    const documents = papers.map((paper) => sharedDocument({ paper }, collection));
    return pushLibrary({ client: client(), clock, documents, collection, ...more });
  }
  function pushMany(count: number) {
    const [paper] = libraryOf({ 'birds.bib': entries('Owls') }).library.papers;
    assert.ok(paper);
    const documents = Array.from({ length: count }, (_, at) =>
      sharedDocument({ paper: { ...paper, key: `owl-${String(at)}` } }, 'birds'),
    );
    return push('', 'birds', { documents });
  }
  const countsOf = ({ added, changed, deleted, unchanged, refused }: Awaited<ReturnType<typeof push>>) => [
    added,
    changed,
    deleted,
    unchanged,
    refused,
  ];
  const ids = (index = 'papers-v2') => [...(engine.indices.get(index)?.documents.keys() ?? [])].sort();
  const bulks = () => engine.asked.filter(({ path }) => path.includes('_bulk'));

  it('makes the index with its alias, and then writes what has changed alone', async () => {
    assert.deepEqual(countsOf(await push(entries('Owls', 'Finches'))), [2, 0, 0, 0, 0]);
    assert.deepEqual(engine.aliases.get('papers'), ['papers-v2']);
    assert.deepEqual(ids(), ['birds/finches', 'birds/owls']);
    const before = bulks().length;
    assert.deepEqual(countsOf(await push(entries('Owls', 'Finches'))), [0, 0, 0, 2, 0]);
    assert.equal(bulks().length, before);
    const changed = entries('Owls', 'Herons').replace('2021', '2022');
    assert.deepEqual(countsOf(await push(changed)), [1, 1, 1, 0, 0]);
    assert.deepEqual(ids(), ['birds/herons', 'birds/owls']);
  });

  it('leaves the papers of other folders alone', async () => {
    await push(entries('Owls'), 'mine');
    await push(entries('Finches'), 'yours');
    assert.deepEqual(ids(), ['mine/owls', 'yours/finches']);
  });

  it('goes on where it was broken off', async () => {
    let batches = 0;
    engine.intercept = ({ path }) =>
      path.includes('_bulk') && ++batches > 1 ? { status: 401, text: '{"error":"gone"}' } : undefined;
    await assert.rejects(pushMany(1_200), SharedLibraryError);
    assert.equal(ids().length, 500);
    assert.equal(engine.aliases.has('papers'), false, 'nobody finds half of it');
    engine.intercept = undefined;
    assert.deepEqual(countsOf(await pushMany(1_200)), [700, 0, 0, 500, 0]);
    assert.deepEqual(engine.aliases.get('papers'), ['papers-v2']);
  });

  it('waits as long as a pressed server says, and sends it less', async () => {
    let pressed = 2;
    engine.intercept = ({ path }) =>
      path.includes('_bulk') && pressed-- > 0
        ? { status: 429, text: '{}', headers: { 'retry-after': '7' } }
        : undefined;
    assert.deepEqual(countsOf(await pushMany(400)), [400, 0, 0, 0, 0]);
    assert.deepEqual(
      clock.waited.filter((time) => time === 7_000),
      [7_000, 7_000],
    );
    const sizes = bulks().map(({ body }) => body.split('\n').length >> 1);
    assert.deepEqual(sizes.slice(0, 3), [400, 250, 125]);
    assert.ok((sizes[3] ?? 0) > 125);
  });

  it('sends again what alone was not taken', async () => {
    let isFirst = true;
    engine.intercept = ({ path, body }) => {
      if (!path.includes('_bulk') || !isFirst) {
        return undefined;
      }
      isFirst = false;
      const lines = body.trim().split('\n');
      engine.answer({ url: '', method: 'POST', path, body: `${lines[0] ?? ''}\n${lines[1] ?? ''}\n` });
      const items = [{ index: { status: 201 } }, { index: { status: 429, error: { reason: 'queue full' } } }];
      return { status: 200, text: JSON.stringify({ items }) };
    };
    assert.deepEqual(countsOf(await push(entries('Owls', 'Finches'))), [2, 0, 0, 0, 0]);
    assert.deepEqual(ids(), ['birds/finches', 'birds/owls']);
    assert.equal(bulks().at(-1)?.body.trim().split('\n').length, 2);
  });

  it('gives up at last', async () => {
    engine.intercept = ({ path }) => (path.includes('_bulk') ? { status: 503, text: '' } : undefined);
    await assert.rejects(
      push(entries('Owls')),
      (error) => error instanceof SharedLibraryError && error.trouble === 'busy',
    );
    assert.equal(bulks().length, mostBulkTries);
  });

  it('tells what the server refuses, and writes the rest', async () => {
    engine.intercept = ({ path }) =>
      path.includes('_bulk')
        ? {
            status: 200,
            text: JSON.stringify({
              items: [{ index: { status: 400, error: { reason: 'failed to parse' } } }, { index: { status: 201 } }],
            }),
          }
        : undefined;
    const refused: string[] = [];
    const result = await push(entries('Owls', 'Finches'), 'birds', {
      onRefused: (...told) => refused.push(told.join(' ')),
    });
    assert.equal(result.refused, 1);
    assert.deepEqual(refused, ['birds/owls failed to parse']);
  });

  it('believes no answer that leaves operations out, nor a part of the fingerprints', async () => {
    engine.intercept = ({ path }) => (path.includes('_bulk') ? { status: 200, text: '{"items":[]}' } : undefined);
    await assert.rejects(push(entries('Owls')), SharedLibraryError);
    engine.intercept = ({ path }) =>
      path.includes('_search') ? { status: 200, text: '{"_shards":{"failed":1},"hits":{"hits":[]}}' } : undefined;
    await assert.rejects(push(entries('Owls')), SharedLibraryError);
  });

  it('writes no index that others have made, nor one of a later version', async () => {
    const withMeta = (name: string, meta: unknown) =>
      engine.indices.set(name, { mappings: { _meta: meta }, documents: new Map() });
    withMeta('papers', { made_by: 'literature-notes', version: 1 });
    await assert.rejects(push(entries('Owls')), ForeignIndex);
    engine.indices.clear();
    withMeta('papers-v2', {});
    await assert.rejects(push(entries('Owls')), ForeignIndex);
    engine.aliases.set('papers', ['papers-v9']);
    withMeta('papers-v9', { made_by: 'literature-notes', version: 9 });
    await assert.rejects(push(entries('Owls')), ForeignIndex);
    assert.equal(bulks().length, 0);
  });

  it('fills an index of this version beside an earlier one, and takes that away when it is empty', async () => {
    const meta = { _meta: { made_by: 'literature-notes', version: 0 } };
    engine.indices.set('papers-v0', {
      mappings: meta,
      documents: new Map(['a', 'b'].map((name) => [`${name}/owls`, { id: `${name}/owls`, collection: name }])),
    });
    engine.aliases.set('papers', ['papers-v0']);
    await push(entries('Owls'), 'a');
    assert.deepEqual(engine.aliases.get('papers'), ['papers-v0', 'papers-v2']);
    assert.deepEqual([ids('papers-v0'), ids('papers-v2')], [['b/owls'], ['a/owls']]);
    await push(entries('Owls'), 'b');
    assert.deepEqual(engine.aliases.get('papers'), ['papers-v2']);
    assert.deepEqual(ids(), ['a/owls', 'b/owls']);
  });

  it('leaves an earlier index where a part of it did not say what it still holds', async () => {
    const meta = { _meta: { made_by: 'literature-notes', version: 0 } };
    engine.indices.set('papers-v0', { mappings: meta, documents: new Map([['b/owls', { id: 'b/owls' }]]) });
    engine.aliases.set('papers', ['papers-v0']);
    engine.intercept = ({ path }) =>
      path.includes('_count') ? { status: 200, text: '{"count":0,"_shards":{"failed":1}}' } : undefined;
    await push(entries('Owls'), 'a');
    assert.deepEqual(ids('papers-v0'), ['b/owls']);
  });

  it('deletes nothing where the documents are a part of the collection', async () => {
    await push(entries('Owls', 'Finches'));
    assert.deepEqual(countsOf(await push(entries('Owls', 'Herons'), 'birds', { isPart: true })), [1, 0, 0, 1, 0]);
    assert.deepEqual(ids(), ['birds/finches', 'birds/herons', 'birds/owls']);
    const meta = { _meta: { made_by: 'literature-notes', version: 0 } };
    engine.indices.set('papers-v0', {
      mappings: meta,
      documents: new Map([['birds/wrens', { id: 'birds/wrens', collection: 'birds' }]]),
    });
    engine.aliases.set('papers', ['papers-v0', 'papers-v2']);
    await push(entries('Owls'), 'birds', { isPart: true });
    assert.deepEqual(ids('papers-v0'), ['birds/wrens']);
    assert.deepEqual(countsOf(await push(entries('Owls'))), [0, 0, 2, 1, 0]);
    assert.equal(engine.indices.has('papers-v0'), false);
  });

  /** What one folder knows of itself. */
  class Folder {
    id: string | undefined;
    isNamed = false;
    static #made = 0;

    ownership(): PushOwnership {
      return {
        remembered: this.id,
        remember: (id) => Promise.resolve(void (this.id = id)),
        newId: () => `folder-${String(Folder.#made++)}`,
        today: '2026-11-30',
        isNamed: this.isNamed,
      };
    }
  }
  const papers = (index?: string) => ids(index).filter((id) => id.includes('/'));
  const isTaken = (since: string) => (error: unknown) => error instanceof TakenCollection && error.since === since;

  it('is refused to a second folder of the same name, before anything is written', async () => {
    const [mine, yours] = [new Folder(), new Folder()];
    await push(entries('Owls'), 'birds', { ownership: mine.ownership() });
    const before = engine.asked.length;
    await assert.rejects(push(entries('Finches'), 'birds', { ownership: yours.ownership() }), isTaken('2026-11-30'));
    assert.ok(engine.asked.slice(before).every(({ path }) => !/_bulk|_create|_delete|_aliases/.test(path)));
    assert.deepEqual(papers(), ['birds/owls']);
    assert.equal(yours.id, undefined);
    // The first goes on as ever, and the second does under a name of its own.
    assert.deepEqual(
      countsOf(await push(entries('Herons'), 'birds', { ownership: mine.ownership() })),
      [1, 0, 1, 0, 0],
    );
    await push(entries('Finches'), 'finches', { ownership: yours.ownership() });
    assert.deepEqual(papers(), ['birds/herons', 'finches/finches']);
  });

  it('is granted to whoever names the collection, and from then on without', async () => {
    const [mine, elsewhere] = [new Folder(), new Folder()];
    await push(entries('Owls'), 'birds', { ownership: mine.ownership() });
    elsewhere.isNamed = true;
    assert.deepEqual(
      countsOf(await push(entries('Owls'), 'birds', { ownership: elsewhere.ownership() })),
      [0, 0, 0, 1, 0],
    );
    elsewhere.isNamed = false;
    await push(entries('Owls', 'Finches'), 'birds', { ownership: elsewhere.ownership() });
    await push(entries('Owls', 'Finches'), 'birds', { ownership: mine.ownership() });
    assert.deepEqual(papers(), ['birds/finches', 'birds/owls']);
  });

  it('is refused where papers stand under the name of which nobody says whose they are', async () => {
    await push(entries('Owls'));
    const folder = new Folder();
    await assert.rejects(push(entries('Finches'), 'birds', { ownership: folder.ownership() }), isTaken(''));
    assert.deepEqual(papers(), ['birds/owls']);
  });

  it('is refused to one of two that push for the first time at once', async () => {
    const folders = [new Folder(), new Folder()];
    const results = await Promise.allSettled([
      push(entries('Owls'), 'birds', { ownership: folders[0]!.ownership() }),
      push(entries('Finches'), 'birds', { ownership: folders[1]!.ownership() }),
    ]);
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.equal(papers().length, 1);
  });

  it('goes on after an earlier version of the index, and is refused to others there too', async () => {
    const [mine, yours] = [new Folder(), new Folder()];
    mine.id = 'folder-mine';
    engine.indices.set('papers-v1', {
      mappings: { _meta: { made_by: 'literature-notes', version: 1 } },
      documents: new Map([
        ['birds/wrens', { id: 'birds/wrens', collection: 'birds' }],
        ['owner:birds', { id: 'owner:birds', owner: { id: 'folder-mine', since: '2025-01-02' } }],
      ]),
    });
    engine.aliases.set('papers', ['papers-v1']);
    await assert.rejects(push(entries('Finches'), 'birds', { ownership: yours.ownership() }), isTaken('2025-01-02'));
    assert.deepEqual(papers('papers-v1'), ['birds/wrens']);
    await push(entries('Owls'), 'birds', { ownership: mine.ownership() });
    assert.equal(engine.indices.has('papers-v1'), false, 'nothing is left there, and it is gone');
    await assert.rejects(push(entries('Finches'), 'birds', { ownership: yours.ownership() }), isTaken('2025-01-02'));
    assert.deepEqual(papers(), ['birds/owls']);
  });

  it('pushes nothing where the folder cannot be told again', async () => {
    const ownership = { ...new Folder().ownership(), remember: () => Promise.reject(new Error('read-only')) };
    await assert.rejects(push(entries('Owls'), 'birds', { ownership }), /read-only/);
    assert.deepEqual(ids(), []);
  });

  it('believes no owner of another shape', async () => {
    const folder = new Folder();
    await push(entries('Owls'), 'birds', { ownership: folder.ownership() });
    engine.indices.get('papers-v2')?.documents.set('owner:birds', { id: 'owner:birds', owner: { id: 7 } });
    await assert.rejects(push(entries('Owls'), 'birds', { ownership: folder.ownership() }), SharedLibraryError);
  });

  it('makes the next batch while one is on its way, and no more than that', async () => {
    let made = 0;
    function* operations() {
      for (; made < 2_000; made++) {
        yield { id: `birds/${String(made)}`, body: {} };
      }
    }
    let answer: () => void = () => undefined;
    const network: Network = {
      send: async (request) => {
        await new Promise<void>((resolve) => (answer = resolve));
        return engine.network().send(request, new Abort());
      },
    };
    engine.fill('papers', []);
    const writer = new BulkWriter(new SharedClient(place, { network, clock }), 'papers-v2', clock);
    const outcomes = writer.write(operations(), new Abort())[Symbol.asyncIterator]();
    const first = outcomes.next();
    for (let last = -1; made !== last;) {
      last = made;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(bulks().length, 0, 'the first has no answer yet');
    assert.ok(made >= 999 && made <= 1_001, String(made));
    answer();
    assert.equal((await first).value?.count, 500);
  });

  it('is called off', async () => {
    const signal = new Abort();
    engine.intercept = ({ path }) => {
      if (path.includes('_bulk')) {
        signal.abort(new Error('enough'));
      }
      return undefined;
    };
    await assert.rejects(
      push(entries('Owls'), 'birds', { signal }),
      (error) => error instanceof SharedLibraryError && error.trouble === 'cancelled',
    );
  });

  it('keeps what readers have written themselves to themselves', () => {
    const [owl] = libraryOf({ 'birds.bib': '@misc{owl, title = {Owls}, keywords = {birds}}' }).library.papers;
    assert.ok(owl);
    const paper = { ...owl, note: 'I doubt this.', rating: 4, status: 'read', readingOrder: 1 };
    const text = JSON.stringify(sharedDocument({ paper }, 'birds').body);
    assert.doesNotMatch(text, /doubt|rating|status|readingOrder/);
    assert.match(text, /"tags":\["birds"\]/);
  });

  it('is found again, page by page', async () => {
    await push(entries('Owls', 'Finches', 'Herons'));
    const search = new SharedSearch(new SharedClient(place, { network: engine.network(), clock: new ManualClock() }));
    const page = await search.search('2021', { limit: 2 });
    assert.deepEqual(
      page.papers.map(({ paper }) => paper.key),
      ['finches', 'herons'],
    );
    const next = await search.search('2021', { limit: 2, ...(page.next && { after: page.next }) });
    assert.deepEqual([next.papers.map(({ paper }) => paper.key), next.next], [['owls'], undefined]);
    const asked = engine.asked.length;
    assert.deepEqual((await search.search('  ')).papers, []);
    assert.equal(engine.asked.length, asked);
  });
});

describe('a paper as a shared library holds it', () => {
  const documentOf = (text: string) => {
    const [paper] = libraryOf({ 'birds.bib': text }).library.papers;
    assert.ok(paper);
    return sharedDocument({ paper }, 'birds');
  };
  const sought = (text: string) => documentOf(text).body.sought as Readonly<Record<string, readonly string[] | string>>;

  it('has a fingerprint of all that it says', () => {
    const one = documentOf(entries('Owls'));
    assert.equal(documentOf(entries('Owls')).fingerprint, one.fingerprint);
    assert.notEqual(documentOf(entries('Owls').replace('2021', '2022')).fingerprint, one.fingerprint);
    assert.equal(one.body.fingerprint, one.fingerprint);
  });

  it('has an identifier that servers take, however long the key is', () => {
    const [owl] = libraryOf({ 'birds.bib': entries('Owls') }).library.papers;
    assert.ok(owl);
    const idOf = (key: string) => sharedDocument({ paper: { ...owl, key } }, 'birds').id;
    // 512 bytes of UTF-8.
    assert.equal(idOf('k'.repeat(506)), `birds/${'k'.repeat(506)}`);
    assert.equal(idOf(`${'鸮'.repeat(168)}kk`), `birds/${'鸮'.repeat(168)}kk`);
    const long = ['k'.repeat(507), `${'鸮'.repeat(168)}kkk`, 'k'.repeat(508)];
    const ids = long.map(idOf);
    assert.ok(ids.every((id) => id.startsWith('birds/') && id.length < 60));
    assert.equal(new Set(ids).size, 3);
    assert.deepEqual(long.map(idOf), ids);
  });

  it('is found by any part of a host between its dots', () => {
    const { hosts = [] } = sought('@misc{owl, title = {Owls}, url = {https://docs.birds.org/owl}}');
    assert.deepEqual(hosts, ['docs', 'docs.birds', 'docs.birds.org', 'birds', 'birds.org', 'org']);
  });

  it('has traditional characters as simplified ones, and those alone', () => {
    assert.equal(sought('@misc{owl, title = {貓頭鷹}}').simplified, '猫头鹰');
    assert.equal(sought('@misc{owl, title = {猫头鹰}}').simplified, undefined);
  });
});
