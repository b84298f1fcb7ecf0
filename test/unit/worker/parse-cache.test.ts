import assert from 'node:assert/strict';
import type { CachedSource } from '../../../src/core/library/source-cache';
import type { ByteFiles } from '../../../src/worker/index-cache';
import { ParseCache } from '../../../src/worker/parse-cache';
import { sourceOf } from '../library/entries';

class MemoryFiles implements ByteFiles {
  readonly texts = new Map<string, string>();
  isFull = false;

  names(): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()]);
  }

  readBytes(name: string): Promise<Uint8Array> {
    return Promise.resolve(new TextEncoder().encode(this.texts.get(name) ?? ''));
  }

  replaceBytes(name: string, bytes: Uint8Array): Promise<void> {
    if (this.isFull) {
      return Promise.reject(new Error('disk full'));
    }
    this.texts.set(name, new TextDecoder().decode(bytes));
    return Promise.resolve();
  }

  remove(name: string): Promise<void> {
    this.texts.delete(name);
    return Promise.resolve();
  }
}

const noPause = { pause: () => Promise.resolve() };
const stamp = { mtime: 1_000, size: 10 };
const cached = (source: string, papers = 1): CachedSource => ({
  source,
  stamp,
  options: 'o',
  content: `content of ${source}`,
  result: sourceOf(
    ...Array.from({ length: papers }, (_, index) => ({
      names: [`${source}-${index}`],
      abstract: 'Line\nbreak "quoted" 神经',
    })),
  ),
});
const sources = Array.from({ length: 30 }, (_, index) => `file:///${index}.txt`);

async function open(files: ByteFiles, version = '1'): Promise<ParseCache> {
  const cache = new ParseCache(files, version, noPause);
  await cache.load();
  return cache;
}

async function filled(
  files: ByteFiles,
  all: readonly CachedSource[] = sources.map((source) => cached(source)),
): Promise<void> {
  const cache = await open(files);
  all.forEach((each) => {
    cache.set(each);
  });
  await cache.write();
}

const known = (cache: ParseCache) => sources.filter((source) => cache.unchanged(source, stamp, 'o') !== undefined);

describe('cache of parsed sources', () => {
  let files: MemoryFiles;
  beforeEach(() => {
    files = new MemoryFiles();
  });

  it('gives back what was put in, large sources too', async () => {
    const all = [
      cached('file:///a.txt', 1),
      cached('file:///b.txt', 350),
      { ...cached('file:///c.md'), result: { skipped: 'markdown-without-list' as const } },
    ];
    await filled(files, all);
    const cache = await open(files);
    assert.equal(cache.isChanged, false);
    for (const each of all) {
      assert.deepEqual(cache.unchanged(each.source, stamp, 'o'), each);
      assert.deepEqual(cache.withContent(each.content), each);
    }
  });

  it('knows a file by time, size and options', async () => {
    await filled(files);
    const cache = await open(files);
    const [source] = sources as [string];
    assert.notEqual(cache.unchanged(source, stamp, 'o'), undefined);
    assert.equal(cache.unchanged(source, { ...stamp, mtime: 1_001 }, 'o'), undefined);
    assert.equal(cache.unchanged(source, { ...stamp, size: 11 }, 'o'), undefined);
    assert.equal(cache.unchanged(source, stamp, 'other options'), undefined);
    cache.set({ source, options: 'o', content: 'of an open editor', result: sourceOf() });
    assert.equal(cache.unchanged(source, stamp, 'o'), undefined);
  });

  it('throws damaged files away, and no others', async () => {
    await filled(files);
    const [cut, flipped, ended, ...intact] = [...files.texts.keys()] as [string, string, string, ...string[]];
    const text = (name: string) => files.texts.get(name)!;
    files.texts.set(cut, text(cut).slice(0, -30));
    files.texts.set(flipped, text(flipped).replace('quoted', 'quotad'));
    files.texts.set(ended, `${text(ended).split('\n').slice(0, -2).join('\n')}\n`);
    files.texts.set('99.papers', '\0\0\0');
    const before = sources.filter((source) => intact.some((name) => text(name).includes(`"${source}"`)));
    const cache = await open(files);
    assert.deepEqual(known(cache), before);
    assert.ok(before.length < sources.length, String(before.length));
    sources.forEach((source) => {
      cache.set(cached(source));
    });
    await cache.write();
    assert.equal(files.texts.has('99.papers'), false);
    assert.deepEqual(known(await open(files)), sources);
  });

  it("does not read another version's files, and replaces them", async () => {
    await filled(files);
    const cache = await open(files, '2');
    assert.deepEqual(known(cache), []);
    cache.set(cached(sources[0]!));
    await cache.write();
    assert.equal(files.texts.size, 1);
  });

  it('keeps nothing of sources that are gone', async () => {
    await filled(files);
    const cache = await open(files);
    cache.keepOnly(new Set(sources.slice(0, 3)));
    await cache.write();
    assert.equal(cache.withContent(`content of ${sources[5]!}`), undefined);
    assert.deepEqual(known(await open(files)), sources.slice(0, 3));
    cache.keepOnly(new Set());
    await cache.write();
    assert.equal(files.texts.size, 0);
  });

  it('is whole when two windows write it at once', async () => {
    const [one, other] = [await open(files), await open(files)];
    sources.forEach((source) => {
      one.set(cached(source));
      other.set(cached(source, 2));
    });
    await Promise.all([one.write(), other.write()]);
    assert.deepEqual(known(await open(files)), sources);
  });

  it('loses nothing that is read meanwhile', async () => {
    await filled(files);
    const cache = await open(files);
    const again = (source: string, content: string) => {
      cache.set({ ...cached(source), content });
    };
    sources.forEach((source) => {
      again(source, 'saved');
    });
    const { replaceBytes } = files;
    files.replaceBytes = (name, bytes) => {
      files.replaceBytes = replaceBytes;
      sources.forEach((source) => {
        again(source, 'saved once more');
      });
      return files.replaceBytes(name, bytes);
    };
    await cache.write();
    await cache.write();
    const stored = await open(files);
    assert.deepEqual(
      sources.map((source) => stored.last(source, 'o')?.content),
      sources.map(() => 'saved once more'),
    );
  });

  it('tries again what could not be written, and lives without files that cannot be listed', async () => {
    files.isFull = true;
    const cache = await open(files);
    cache.set(cached(sources[0]!));
    await cache.write().then(
      () => assert.fail('it was written'),
      () => undefined,
    );
    files.isFull = false;
    await cache.write();
    assert.equal(files.texts.size, 1);
    files.names = () => Promise.reject(new Error('no such folder'));
    assert.deepEqual(known(await open(files)), []);
  });

  it('takes a source without a stamp for the same as before by its text, and never for unchanged by its file', async () => {
    const { source, options, content, result } = cached(sources[0]!);
    const unstamped = { source, options, content, result };
    await filled(files, [unstamped]);
    const cache = await open(files);
    cache.set({ ...unstamped });
    assert.equal(cache.isChanged, false);
    assert.equal(cache.unchanged(unstamped.source, stamp, 'o'), undefined);
    cache.set({ ...unstamped, stamp });
    assert.equal(cache.isChanged, true);
    assert.notEqual(cache.unchanged(unstamped.source, stamp, 'o'), undefined);
  });
});
