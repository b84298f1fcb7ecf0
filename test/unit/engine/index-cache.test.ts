import { expect } from 'chai';
import { type ByteFiles, IndexCache } from '../../../src/engine/index-cache';
import { IndexKeeper } from '../../../src/engine/index-keeper';
import { paperPrint } from '../../../src/engine/paper-print';
import type { Paper } from '../../../src/core/model';
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

const papers = Array.from({ length: 600 }, (_, index) => paper(`k${String(index)}`, `We study graph number${String(index)} of 图像检测 with ${'care '.repeat(index % 4)}`));

async function store(cache: IndexCache, keeper: IndexKeeper, notes = 'notes'): Promise<void> {
  const label = cache.newLabel();
  const parts = keeper.pack(label, notes);
  await cache.write(label, parts, () => Promise.resolve(keeper.packed()));
}

async function restored(cache: IndexCache): Promise<{ keeper: IndexKeeper; notes: string | undefined }> {
  const keeper = new IndexKeeper();
  const stored = await cache.read();
  const parts = await Promise.all(stored?.parts ?? []);
  return {
    keeper,
    notes: stored === undefined ? undefined : keeper.restore({ label: stored.label, pieces: parts.slice(0, stored.pieces), shards: parts.slice(stored.pieces) }),
  };
}

function keeperOf(all: readonly Paper[]): IndexKeeper {
  const keeper = new IndexKeeper();
  keeper.update({ removed: [], added: all });
  return keeper;
}

const answers = ({ engine }: IndexKeeper) => ['number534', 'graph numbr77', '图像', 'key:k9', 'care graph'].map((query) => engine.search(query));

describe('the stored index', () => {
  it('answers as the one that was stored, which goes on as well', async () => {
    const files = new MemoryFiles();
    const cache = new IndexCache(files, 'v1');
    const keeper = keeperOf(papers);
    const before = answers(keeper);
    await store(cache, keeper);
    expect([...files.files.keys()].filter((name) => name.endsWith('.part'))).to.have.length(3);
    expect(Math.max(...[...files.files.values()].map(({ length }) => length))).to.be.at.most(1_000_000);
    expect(answers(keeper)).to.deep.equal(before);
    const again = await restored(cache);
    expect(again.notes).to.equal('notes');
    expect(answers(again.keeper)).to.deep.equal(before);
    expect(again.keeper.engine.paper('k599')).to.deep.equal(papers[599]);
  });

  it('is stored again from what was restored and what came since', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, keeperOf(papers.slice(0, 480)));
    const { keeper } = await restored(cache);
    keeper.update({ removed: ['k3', 'k4'], added: papers.slice(480) });
    await store(cache, keeper);
    const twice = await restored(cache);
    const now = papers.filter(({ key }) => key !== 'k3' && key !== 'k4');
    expect(answers(twice.keeper)).to.deep.equal(answers(keeperOf(now)));
    expect(now.every(({ key }) => twice.keeper.engine.paper(key)?.key === key)).to.equal(true);
    expect(twice.keeper.confirm(now.map(paperPrint))).to.deep.equal([]);
  });

  it('is confirmed paper by paper: asks for what is new or says something else, and drops what is gone', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, keeperOf(papers.slice(0, 100)));
    const { keeper } = await restored(cache);
    const now = papers.slice(10, 101).map((each) => (each.key === 'k50' ? { ...each, abstract: 'We study something else: wombats.' } : each));
    const wanted = keeper.confirm(now.map(paperPrint));
    expect(wanted).to.deep.equal(['k50', 'k100']);
    keeper.update({ removed: [], added: now.filter(({ key }) => wanted.includes(key)) });
    expect(keeper.settle()).to.equal(10);
    expect(answers(keeper)).to.deep.equal(answers(keeperOf(now)));
    expect(keeper.engine.search('wombats').map(({ key }) => key)).to.deep.equal(['k50']);
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
    expect(answers(keeper)).to.deep.equal(answers(keeperOf(now)));
    expect(keeper.engine.paper('k550')).to.deep.equal(changed);
    const again = (await restored(cache)).keeper;
    const wanted = again.confirm(now.map(paperPrint));
    again.update({ removed: [], added: now.filter(({ key }) => wanted.includes(key)) });
    again.settle();
    expect(wanted).to.include('k550');
    expect(answers(again)).to.deep.equal(answers(keeperOf(now)));
  });

  it('is of no use to another version, nor with pinyin to one without', async () => {
    const files = new MemoryFiles();
    const keeper = new IndexKeeper();
    keeper.usePinyin((text) => text);
    keeper.update({ removed: [], added: papers.slice(0, 5) });
    await store(new IndexCache(files, 'v1'), keeper);
    expect(await new IndexCache(files, 'v2').read()).to.equal(undefined);
    const { keeper: other, notes } = await restored(new IndexCache(files, 'v1'));
    expect(notes).to.equal(undefined);
    expect(other.engine.size).to.equal(0);
  });

  it('is thrown away wherever it is damaged', async () => {
    const files = new MemoryFiles();
    const cache = new IndexCache(files, 'v1');
    await store(cache, keeperOf(papers));
    for (const [name, bytes] of [...files.files]) {
      const damages: (Uint8Array | undefined)[] = [undefined, new Uint8Array(), bytes.slice(0, bytes.length / 2), bytes.slice(0, bytes.length - 4)];
      for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 40)) {
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
        expect(notes, name).to.equal(undefined);
        expect(keeper.engine.size).to.equal(0);
      }
      files.files.set(name, bytes);
    }
    expect((await restored(cache)).notes).to.equal('notes');
  });

  it('is whole, whichever of two windows writes last', async () => {
    const files = new MemoryFiles();
    const caches = [new IndexCache(files, 'v1'), new IndexCache(files, 'v1')] as const;
    const keepers = [keeperOf(papers.slice(0, 520)), keeperOf(papers.slice(40))] as const;
    // Both write at the same time, file by file in turns.
    await Promise.all([store(caches[0], keepers[0], 'first'), store(caches[1], keepers[1], 'second')]);
    const { keeper, notes } = await restored(caches[0]);
    expect(notes).to.be.oneOf(['first', 'second']);
    expect(answers(keeper)).to.deep.equal(answers(keepers[notes === 'first' ? 0 : 1]));
    await store(caches[0], keepers[0], 'third');
    expect((await restored(caches[1])).notes).to.equal('third');
    expect([...files.files.keys()].filter((name) => name.endsWith('.part')).length).to.be.at.most(6);
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
    await store(cache, keeper, 'second').catch((error: unknown) => { message = String(error); });
    expect(message).to.include('disk full');
    expect((await restored(cache)).notes).to.equal('first');
    files.replaceBytes = write;
    await store(cache, keeper, 'third');
    expect(answers((await restored(cache)).keeper)).to.deep.equal(answers(keeperOf(papers)));
  });

  it('may be empty', async () => {
    const cache = new IndexCache(new MemoryFiles(), 'v1');
    await store(cache, new IndexKeeper());
    const { keeper, notes } = await restored(cache);
    expect(notes).to.equal('notes');
    expect(keeper.engine.search('graph')).to.deep.equal([]);
  });
});
