import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServedLibrary, servedSlicer } from '../../../src/mcp/served-library';
import { ServedSearch } from '../../../src/mcp/served-search';
import { CacheFilesOnDisk } from '../../../src/node/cache-files';
import { NodeWorkspace } from '../../../src/node/node-workspace';
import { TermTable } from '../../../src/core/search/translation/term-table';
import { IndexCache } from '../../../src/worker/index-cache';
import { ParseCache } from '../../../src/worker/parse-cache';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const longAgo = new Date(Date.now() - 100_000);
const bib = (key: string) => `@misc{${key}, title = {Title of ${key}}, year = 2020}\n`;

describe('a library that is served', () => {
  let folder: string;
  let cacheFolder: string;

  beforeEach(() => {
    const root = mkdtempSync(join(tmpdir(), 'served-'));
    folder = join(root, 'papers');
    cacheFolder = join(root, 'cache');
    mkdirSync(folder);
    write('a.bib', bib('moss'));
    write('b.bib', bib('owl'));
  });

  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  function write(name: string, text: string, written = longAgo): void {
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), written, written);
  }

  async function opened() {
    const workspace = new NodeWorkspace([folder]);
    const cache = new ParseCache(new CacheFilesOnDisk(join(cacheFolder, 'sources')), '1', servedSlicer());
    const served = new ServedLibrary(workspace, await ServedLibrary.foldersOf(workspace), cache, log);
    const index = new IndexCache(new CacheFilesOnDisk(join(cacheFolder, 'index')), '1');
    const search = new ServedSearch(served.library, index, () => TermTable.parse(''));
    const store = async () => {
      await cache.write();
      await search.store(cache.notes());
    };
    return { served, search, store };
  }

  async function storedOnce(): Promise<void> {
    const { served, search, store } = await opened();
    assert.equal(await search.restore(), undefined);
    await served.look();
    search.follow();
    await store();
  }

  it('is answered for by the stored index while its files are the same, and not once anything is another', async () => {
    write('literature-keys.json', '{"keys": {}}');
    await storedOnce();
    const now = new Date();
    const changes: [what: string, isSame: boolean, change: () => void][] = [
      ['nothing', true, () => undefined],
      ['a file that was written again with the same text', true, () => write('a.bib', bib('moss'), now)],
      ['a newer keys file', false, () => write('literature-keys.json', '{"keys": {}}', now)],
      ['the older one', true, () => write('literature-keys.json', '{"keys": {}}')],
      ['a changed file', false, () => write('a.bib', bib('mosses'), now)],
      ['a further file', false, () => (write('a.bib', bib('moss')), write('c.bib', bib('fern')))],
      ['another file in the place of one', false, () => rmSync(join(folder, 'b.bib'))],
      ['a file less', false, () => rmSync(join(folder, 'c.bib'))],
    ];
    for (const [what, isSame, change] of changes) {
      change();
      const { served, search } = await opened();
      const state = await search.restore();
      assert.notEqual(state, undefined);
      assert.equal(await served.isAsStored(state!), isSame, what);
    }
  });

  it('is searched before it has been read, and once it is gives what the files say', async () => {
    await storedOnce();
    const { served, search } = await opened();
    await search.restore();
    assert.deepEqual(
      search.search('title of owl', 1, new Set()).map(({ paper }) => paper.title),
      ['Title of owl'],
    );
    rmSync(join(folder, 'b.bib'));
    await served.look();
    search.follow();
    assert.deepEqual(search.search('owl', 5, new Set()), []);
    assert.deepEqual(
      search.search('moss', 5, new Set()).map(({ paper }) => paper.key),
      ['moss'],
    );
  });

  it('leaves what other folders have in the same cache', async () => {
    const cache = () => new ParseCache(new CacheFilesOnDisk(join(cacheFolder, 'sources')), '1', servedSlicer());
    const other = cache();
    const elsewhere = 'file:///elsewhere/x.bib';
    other.set({ source: elsewhere, options: 'o', content: 'c', result: { entries: [], problems: [] } });
    await other.write();
    const { served, store, search } = await opened();
    await served.look();
    search.follow();
    await store();
    const kept = cache();
    await kept.load();
    assert.equal(kept.notes().has(elsewhere), true);
    assert.equal(kept.notes().size, 3);
  });

  it('keeps keys in its file, with what others have written there, once each', async () => {
    const { served } = await opened();
    await served.look();
    write('literature-keys.json', '{\n  "keys": {\n    "heron": { "title": "Herons" }\n  }\n}\n');
    assert.equal(await served.keep(['moss']), undefined);
    assert.equal(await served.keep(['moss', 'owl']), undefined);
    const { keys } = JSON.parse(readFileSync(join(folder, 'literature-keys.json'), 'utf8')) as { keys: object };
    assert.deepEqual(Object.keys(keys).sort(), ['heron', 'moss', 'owl']);
  });

  it('says so where keys cannot be kept, and leaves what is there', async () => {
    write('literature-keys.json', 'no JSON');
    const { served } = await opened();
    await served.look();
    assert.match((await served.keep(['moss'])) ?? '', /literature-keys\.json cannot be written/);
    assert.equal(readFileSync(join(folder, 'literature-keys.json'), 'utf8'), 'no JSON');
  });
});
