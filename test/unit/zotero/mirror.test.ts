import assert from 'node:assert/strict';
import { atOnce } from '../../../src/core/async/time-slicer';
import { Abort } from '../../../src/core/services/abort';
import { ZoteroApi } from '../../../src/core/zotero/api';
import { type MirrorChange, ZoteroMirror } from '../../../src/core/zotero/mirror';
import { itemId } from '../../../src/core/zotero/model';
import { libraryOfLines, storedLines } from '../../../src/core/zotero/stored';
import { article, ZoteroStandIn } from '../../zotero-stand-in';
import { ManualClock } from '../async/manual-clock';

const pausing = { pause: () => Promise.resolve() };
const never = new Abort();
const key = (number: number) => `K${String(number).padStart(7, '0')}`;

describe('the mirror of Zotero', () => {
  let zotero: ZoteroStandIn;
  let mirror: ZoteroMirror;
  let changes: MirrorChange[];

  const mirrorOf = (stored: Parameters<typeof follow>[0] = []) => follow(stored);
  function follow(stored: ConstructorParameters<typeof ZoteroMirror>[2]): ZoteroMirror {
    const made = new ZoteroMirror(
      new ZoteroApi({ network: zotero.network(), clock: new ManualClock() }),
      pausing,
      stored,
    );
    made.onDidChange((change) => changes.push(change));
    return made;
  }
  const titles = () =>
    mirror.libraries.flatMap(({ items }) =>
      [...items.values()].flatMap(({ fields }) => (fields?.title as string) ?? []),
    );
  /** The items that were asked for since the last time. */
  const itemsAsked = () =>
    zotero.asked.splice(0).flatMap((path) => /itemKey=([A-Z0-9,]*)/.exec(path)?.[1]?.split(',') ?? []);

  beforeEach(() => {
    zotero = new ZoteroStandIn();
    changes = [];
    mirror = mirrorOf();
  });

  it('reads all items, of groups too, and leaves out notes and files', async () => {
    zotero.put(key(1), article('Engines'));
    zotero.put(key(2), { itemType: 'note', note: '<p>mine</p>' });
    zotero.put(key(3), { itemType: 'attachment', title: 'Engines.pdf' });
    const group = zotero.addGroup(12, 'Lab');
    zotero.put(key(1), article('Looms'), group);
    await mirror.sync(never);
    assert.deepEqual(titles(), ['Engines', 'Looms']);
    assert.deepEqual(
      mirror.libraries.map(({ path, name }) => [path, name]),
      [
        ['users/0', ''],
        ['groups/12', 'Lab'],
      ],
    );
    assert.equal(itemId(mirror.libraries[1]!, key(1)), `zzg12z${key(1)}`);
  });

  it('asks for nothing twice', async () => {
    for (let number = 0; number < 120; number++) {
      zotero.put(key(number), number === 7 ? { itemType: 'note' } : article(`Engine ${number}`));
    }
    await mirror.sync(never);
    assert.equal(new Set(itemsAsked()).size, 120);
    await mirror.sync(never);
    assert.deepEqual(zotero.asked.splice(0), ['/api/users/0/items/top?format=versions', '/api/users/0/groups']);
    zotero.put(key(3), article('A new engine'));
    zotero.put(key(200), article('One more'));
    zotero.remove(key(4));
    changes = [];
    await mirror.sync(never);
    assert.deepEqual(itemsAsked().sort(), [key(200), key(3)].sort());
    assert.deepEqual(
      changes.flatMap(({ removed }) => removed),
      [key(4)],
    );
    assert.ok(titles().includes('A new engine') && titles().includes('One more') && !titles().includes('Engine 4'));
  });

  it('asks for at most fifty items at a time', async () => {
    for (let number = 0; number < 101; number++) {
      zotero.put(key(number), article(`Engine ${number}`));
    }
    await mirror.sync(never);
    const sizes = zotero.asked.flatMap((path) => /itemKey=(.*)/.exec(path)?.[1]?.split(',').length ?? []);
    assert.deepEqual(sizes, [50, 50, 1]);
  });

  it('goes on from where it was called off', async () => {
    for (let number = 0; number < 120; number++) {
      zotero.put(key(number), article(`Engine ${number}`));
    }
    const signal = new Abort();
    const reason = new Error('closed');
    mirror.onDidChange(({ changed }) => {
      if (changed.length > 0) {
        signal.abort(reason);
      }
    });
    await assert.rejects(mirror.sync(signal), reason);
    assert.equal(titles().length, 50);
    assert.equal(mirror.libraries[0]?.version, undefined);
    const first = itemsAsked();
    await mirror.sync(never);
    assert.deepEqual(
      itemsAsked().filter((asked) => first.slice(0, 50).includes(asked)),
      [],
    );
    assert.equal(titles().length, 120);
  });

  it('goes on from what was stored, which is as it was', async () => {
    zotero.put(key(1), article('Engines “quoted”\n', { collections: ['COLL2345'] }));
    zotero.own.collections = [{ key: 'COLL2345', name: 'Machines' }];
    await mirror.sync(never);
    const stored = mirror.libraries.map((library) => atOnce(libraryOfLines(storedLines(library))));
    assert.deepEqual(
      stored,
      mirror.libraries.map((library) => ({ ...library })),
    );
    zotero.asked.splice(0);
    mirror = mirrorOf(stored.flatMap((library) => library ?? []));
    await mirror.sync(never);
    assert.deepEqual(zotero.asked, ['/api/users/0/items/top?format=versions', '/api/users/0/groups']);
    assert.deepEqual(titles(), ['Engines “quoted”\n']);
  });

  it('does not take what was stored otherwise, or is damaged', () => {
    const lines = ['{"format":1,"path":"users/0","name":"","collections":[]}', '{"key":"ABCD2345","version":1'];
    assert.equal(atOnce(libraryOfLines(lines)), undefined);
    assert.equal(atOnce(libraryOfLines(['{"format":0,"path":"users/0","name":""}'])), undefined);
    assert.equal(atOnce(libraryOfLines([])), undefined);
  });

  it('reads all anew where another Zotero answers, though its version is no later', async () => {
    zotero.put(key(1), article('Engines'));
    zotero.put(key(2), article('Looms'));
    await mirror.sync(never);
    zotero.serverId = 'CCCCDDDD';
    zotero.own.items = [];
    zotero.own.version = 0;
    zotero.put(key(1), article('Another engine'));
    await mirror.sync(never);
    assert.deepEqual(titles(), ['Another engine']);
  });

  it('sees local changes of a Zotero that counts them only when it synchronises', async () => {
    zotero.serverId = undefined;
    zotero.put(key(1), article('Engines'));
    zotero.put(key(2), article('Looms'));
    await mirror.sync(never);
    zotero.asked.splice(0);
    const [first] = zotero.own.items;
    first!.data = { ...first!.data, title: 'Engines, corrected', dateModified: '2026-02-01T00:00:00Z' };
    zotero.own.items.push({
      key: key(3),
      version: 0,
      data: article('Not synchronised yet', { dateModified: '2026-02-02T00:00:00Z' }),
    });
    await mirror.sync(never);
    assert.deepEqual(titles().sort(), ['Engines, corrected', 'Looms', 'Not synchronised yet']);
    assert.deepEqual(itemsAsked(), [key(3)]);
  });

  it('names collections with those that they lie in, and is not lost in a circle of them', async () => {
    zotero.own.collections = [
      { key: 'CHILD234', name: 'Chapter 2', parent: 'PARENT23' },
      { key: 'PARENT23', name: 'Thesis' },
      { key: 'CIRCLE23', name: 'Round', parent: 'CIRCLE23' },
    ];
    await mirror.sync(never);
    const paths = mirror.libraries[0]!.collections.map(({ path }) => path);
    assert.deepEqual(paths.slice(0, 2), ['Thesis / Chapter 2', 'Thesis']);
    assert.ok(paths[2]!.length < 1_000);
  });

  it('lets go of a group that is left, and keeps the others where one cannot be read', async () => {
    zotero.addGroup(12, 'Lab');
    const second = zotero.addGroup(13, 'Seminar');
    zotero.put(key(1), article('Looms'), second);
    await mirror.sync(never);
    zotero.libraries.delete('groups/12');
    await mirror.sync(never);
    assert.deepEqual(
      mirror.libraries.map(({ path }) => path),
      ['users/0', 'groups/13'],
    );
    const network = zotero.network();
    const broken = new ZoteroMirror(
      new ZoteroApi({
        network: {
          send: (request, signal) =>
            request.url.includes('groups/12/')
              ? Promise.resolve({ status: 500, headers: new Map(), text: '' })
              : network.send(request, signal),
        },
        clock: new ManualClock(),
      }),
      pausing,
    );
    zotero.addGroup(12, 'Lab');
    await broken.sync(never);
    assert.ok(broken.item('groups/13', key(1)));
  });

  it('takes no more than it is to keep, and says so', async function () {
    this.timeout(20_000);
    let many = Object.fromEntries(Array.from({ length: 50_001 }, (_, number) => [key(number), 1]));
    const network: ConstructorParameters<typeof ZoteroApi>[0]['network'] = {
      send: ({ url }) => {
        const keys = /itemKey=(.*)/.exec(url)?.[1]?.split(',') ?? [];
        const value = url.endsWith('format=versions')
          ? many
          : keys.map((one) => ({ key: one, version: 1, data: { itemType: 'book', title: one } }));
        return Promise.resolve({
          status: 200,
          headers: new Map([['last-modified-version', '1']]),
          text: JSON.stringify(value),
        });
      },
    };
    mirror = new ZoteroMirror(new ZoteroApi({ network, clock: new ManualClock() }), pausing);
    await mirror.sync(never);
    assert.equal(mirror.libraries[0]?.items.size, 50_000);
    assert.equal(mirror.isFull, true);
    many = Object.fromEntries(Object.entries(many).slice(1));
    await mirror.sync(never);
    assert.equal(mirror.libraries[0]?.items.size, 50_000);
    assert.equal(mirror.isFull, false);
  });

  it('takes of hostile items what are texts, and no more than is kept', async () => {
    zotero.put(key(1), {
      ...article('x'.repeat(1_000_000)),
      creators: Array.from({ length: 5_000 }, () => ({ creatorType: 'author', name: '$(zap)', nested: { deep: [] } })),
      collections: 'none',
      nested: { deep: { deeper: 1 } },
      number: 7,
      abstractNote: null,
    });
    zotero.own.items.push({ key: '../../etc', version: 1, data: { itemType: 'book', title: 'Path' } });
    Object.defineProperty(zotero.own.items[0]!.data, '__proto__', { value: 'polluted', enumerable: true });
    await mirror.sync(never);
    const item = mirror.item('users/0', key(1));
    assert.equal(mirror.libraries[0]?.items.size, 1);
    assert.equal((item?.fields?.title as string).length, 12_000);
    assert.equal((item?.fields?.creators as unknown[]).length, 300);
    assert.deepEqual((item?.fields?.creators as unknown[])[0], { creatorType: 'author', name: '$(zap)' });
    assert.equal(item?.fields?.nested, undefined);
    assert.deepEqual(item?.collections, []);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    assert.equal(Object.getPrototypeOf(item?.fields), Object.prototype);
  });
});
