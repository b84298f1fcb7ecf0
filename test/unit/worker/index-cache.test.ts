import assert from 'node:assert/strict';
import { type ByteFiles, IndexCache } from '../../../src/worker/index-cache';
import { StoredIndex } from '../../../src/worker/stored-index';
import { paperFingerprint } from '../../../src/worker/paper-fingerprint';
import type { Paper } from '../../../src/core/model/paper';
import { paper } from '../search/paper';

class MemoryFiles implements ByteFiles {
  readonly files = new Map<string, Uint8Array>();

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  readBytes(name: string): Promise<Uint8Array> {
    const bytes = this.files.get(name);
    return bytes === undefined ? Promise.reject(new Error('not found')) : Promise.resolve(bytes.slice());
  }

  replaceBytes(name: string, bytes: Uint8Array): Promise<void> {
    this.files.set(name, bytes.slice());
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}

const papers = Array.from({ length: 561 }, (_, index) =>
  paper(`k${String(index)}`, `We study graph number${String(index)} of 图像检测 with ${'care '.repeat(index % 4)}`),
);

async function store(cache: IndexCache, keeper: StoredIndex, notes = 'notes'): Promise<void> {
  const label = cache.newLabel();
  const parts = keeper.pack(label, notes);
  await cache.write(label, parts, () => Promise.resolve(keeper.packed()));
}

async function restored(cache: IndexCache): Promise<{ keeper: StoredIndex; notes: string | undefined }> {
  const keeper = new StoredIndex();
  const stored = await cache.read();
  const parts = await Promise.all(stored?.parts ?? []);
  return {
    keeper,
    notes:
      stored === undefined
        ? undefined
        : keeper.restore({
            label: stored.label,
            pieces: parts.slice(0, stored.pieces),
            shards: parts.slice(stored.pieces),
          }),
  };
}

function keeperOf(all: readonly Paper[]): StoredIndex {
  const keeper = new StoredIndex();
  keeper.update({ removed: [], added: all });
  return keeper;
}

const answers = ({ engine }: StoredIndex) =>
  ['number534', 'graph numbr77', '图像', 'key:k9', 'care graph'].map((query) => engine.search(query));

describe('the stored index', () => {
  it('answers as the one that was stored, which goes on as well', async () => {
    const files = new MemoryFiles();
    const cache = new IndexCache(files, 'v1');
    const keeper = keeperOf(papers);
    const before = answers(keeper);
    await store(cache, keeper);
    assert.equal([...files.files.keys()].filter((name) => name.endsWith('.part')).length, 3);
    assert.ok(Math.max(...[...files.files.values()].map(({ length }) => length)) <= 1_000_000);
    assert.deepEqual(answers(keeper), before);
    const again = await restored(cache);
    assert.equal(again.notes, 'notes');
    assert.deepEqual(answers(again.keeper), before);
    assert.deepEqual(again.keeper.engine.paper('k560'), papers[560]);
  });

  it('is stored again from what was restored and what came since', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, keeperOf(papers.slice(0, 480)));
    const { keeper } = await restored(cache);
    keeper.update({ removed: ['k3', 'k4'], added: papers.slice(480) });
    await store(cache, keeper);
    const twice = await restored(cache);
    const now = papers.filter(({ key }) => key !== 'k3' && key !== 'k4');
    assert.deepEqual(answers(twice.keeper), answers(keeperOf(now)));
    assert.equal(
      now.every(({ key }) => twice.keeper.engine.paper(key)?.key === key),
      true,
    );
    assert.deepEqual(twice.keeper.verify(now.map(paperFingerprint)), []);
  });

  it('is confirmed paper by paper: asks for what is new or says something else, and drops what is gone', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, keeperOf(papers.slice(0, 100)));
    const { keeper } = await restored(cache);
    const now = papers
      .slice(10, 101)
      .map((each) => (each.key === 'k50' ? { ...each, abstract: 'We study something else: wombats.' } : each));
    const wanted = keeper.verify(now.map(paperFingerprint));
    assert.deepEqual(wanted, ['k50', 'k100']);
    keeper.update({ removed: [], added: now.filter(({ key }) => wanted.includes(key)) });
    assert.equal(keeper.prune(), 10);
    assert.deepEqual(answers(keeper), answers(keeperOf(now)));
    assert.deepEqual(
      keeper.engine.search('wombats').map(({ key }) => key),
      ['k50'],
    );
  });

  it('keeps what changes while it is being stored', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    const keeper = keeperOf(papers);
    const label = cache.newLabel();
    const parts = keeper.pack(label, '');
    const changed = { ...(papers[550] as Paper), abstract: 'Now about wombats.' };
    await cache.write(label, parts, () => {
      keeper.update({ removed: ['k7', 'k560'], added: [changed] });
      return Promise.resolve(keeper.packed());
    });
    const now = papers.filter(({ key }) => !['k7', 'k560', 'k550'].includes(key)).concat(changed);
    assert.deepEqual(answers(keeper), answers(keeperOf(now)));
    assert.deepEqual(keeper.engine.paper('k550'), changed);
    const again = (await restored(cache)).keeper;
    const wanted = again.verify(now.map(paperFingerprint));
    again.update({ removed: [], added: now.filter(({ key }) => wanted.includes(key)) });
    again.prune();
    assert.ok(wanted.includes('k550'), wanted.join('\n'));
    assert.deepEqual(answers(again), answers(keeperOf(now)));
  });

  it('is of no use to another version, nor with pinyin to one without', async () => {
    const files = new MemoryFiles();
    const keeper = new StoredIndex();
    keeper.usePinyin((text) => text);
    keeper.update({ removed: [], added: papers.slice(0, 5) });
    await store(new IndexCache(files, 'v1'), keeper);
    assert.equal(await new IndexCache(files, 'v2').read(), undefined);
    const { keeper: other, notes } = await restored(new IndexCache(files, 'v1'));
    assert.equal(notes, undefined);
    assert.equal(other.engine.size, 0);
  });

  it('is thrown away wherever it is damaged', async () => {
    const files = new MemoryFiles();
    const cache = new IndexCache(files, 'v1');
    await store(cache, keeperOf(papers.slice(0, 300)));
    for (const [name, bytes] of [...files.files]) {
      const damages: (Uint8Array | undefined)[] = [
        undefined,
        new Uint8Array(),
        bytes.slice(0, bytes.length / 2),
        bytes.slice(0, bytes.length - 4),
      ];
      for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 20)) {
        const flipped = bytes.slice();
        flipped[at] = (flipped[at] ?? 0) ^ 0x10;
        damages.push(flipped);
      }
      for (const damage of damages) {
        if (damage === undefined) {
          files.files.delete(name);
        } else {
          files.files.set(name, damage);
        }
        const { keeper, notes } = await restored(cache);
        assert.equal(notes, undefined, name);
        assert.equal(keeper.engine.size, 0);
      }
      files.files.set(name, bytes);
    }
    assert.equal((await restored(cache)).notes, 'notes');
  });

  it('is whole, whichever of two windows writes last', async () => {
    const files = new MemoryFiles();
    const caches = [new IndexCache(files, 'v1'), new IndexCache(files, 'v1')] as const;
    const keepers = [keeperOf(papers.slice(0, 520)), keeperOf(papers.slice(40))] as const;
    // Both write at the same time, file by file in turns.
    await Promise.all([store(caches[0], keepers[0], 'first'), store(caches[1], keepers[1], 'second')]);
    const { keeper, notes } = await restored(caches[0]);
    assert.ok(notes === 'first' || notes === 'second', String(notes));
    assert.deepEqual(answers(keeper), answers(keepers[notes === 'first' ? 0 : 1]));
    await store(caches[0], keepers[0], 'third');
    assert.equal((await restored(caches[1])).notes, 'third');
    assert.ok([...files.files.keys()].filter((name) => name.endsWith('.part')).length <= 6);
  });

  it('stays as it was where it cannot be written', async () => {
    const files = new MemoryFiles();
    const cache = new IndexCache(files, 'v1');
    await store(cache, keeperOf(papers.slice(0, 520)), 'first');
    const keeper = keeperOf(papers);
    let left = 1;
    const write = files.replaceBytes.bind(files);
    files.replaceBytes = (name, bytes) => (left-- > 0 ? write(name, bytes) : Promise.reject(new Error('disk full')));
    let message = '';
    await store(cache, keeper, 'second').catch((error: unknown) => {
      message = String(error);
    });
    assert.match(message, /disk full/);
    assert.equal((await restored(cache)).notes, 'first');
    files.replaceBytes = write;
    await store(cache, keeper, 'third');
    assert.deepEqual(answers((await restored(cache)).keeper), answers(keeper));
  });

  it('may be empty', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, new StoredIndex());
    const { keeper, notes } = await restored(cache);
    assert.equal(notes, 'notes');
    assert.deepEqual(keeper.engine.search('graph'), []);
  });
});
