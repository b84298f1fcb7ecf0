import { readdirSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachLimited } from '../../src/core/async/limiter';
import { Library } from '../../src/core/library/library';
import type { DerivedSource } from '../../src/core/model/paper';
import { withKnown } from '../../src/core/parse/list/incremental';
import { sendStored } from '../../src/worker/restore-index';
import { Fingerprint } from '../../src/core/text/text-fingerprint';
import { IndexCache } from '../../src/worker/index-cache';
import { HeldPapers } from '../../src/worker/held-papers';
import { paperFingerprint } from '../../src/worker/paper-fingerprint';
import { ParseCache } from '../../src/worker/parse-cache';
import type { SourceNote } from '../../src/core/library/source-cache';
import { hostClock, hostSlicer } from '../../src/host/clock';
import { LibraryApplier } from '../../src/core/usecases/feed-library';
import { EngineWorker } from './engine-worker';
import { DiskFiles } from './file-store';

/** Sources read side by side, as in the extension. */
const readsAtOnce = 32;
const version = 'bench';

/** A library with its two workers, put together as the extension does (`openLibrary`), over Node's files instead of VS Code's. */
export class StartedLibrary {
  readonly library = new Library();
  readonly parser: EngineWorker;
  readonly searcher: EngineWorker;
  readonly #folder: string;
  readonly #cache: ParseCache;
  readonly #indexCache: IndexCache;
  readonly #feed: LibraryApplier;
  #isRestored = false;
  #notes: Record<string, SourceNote> = {};
  readonly #held = new HeldPapers();

  constructor(folder: string, storage: string, bundle: string) {
    this.#folder = folder;
    const slicer = hostSlicer();
    this.#cache = new ParseCache(new DiskFiles(join(storage, 'sources')), version, slicer);
    this.#indexCache = new IndexCache(new DiskFiles(join(storage, 'index')), version);
    this.parser = new EngineWorker(bundle);
    this.searcher = new EngineWorker(bundle);
    const loadRomanizer = async () => (await import('../../src/core/library/keys/pinyin')).romanize;
    this.#feed = new LibraryApplier(
      { library: this.library, clock: hostClock, slicer: hostSlicer(), loadRomanizer },
      () => undefined,
    );
    this.library.onDidChange((change) => {
      const { added, changed, removed } = change;
      if (this.#isRestored) {
        const gone = this.#held.take(change);
        if (gone.length > 0) {
          void this.searcher.client.call('update', { removed: gone, added: [] });
        }
      } else {
        void this.searcher.client.call('update', {
          removed: [...removed, ...changed].map(({ key }) => key),
          added: [...added, ...changed],
        });
      }
    });
  }

  async #confirm(): Promise<void> {
    const slicer = hostSlicer();
    const confirming: Promise<void>[] = [];
    while (!this.#held.isEmpty) {
      const verified = this.searcher.client.call('verify', this.#held.next().map(paperFingerprint));
      confirming.push(
        verified.then((keys) => {
          this.#send(keys);
        }),
      );
      await slicer.pause();
    }
    await Promise.all(confirming);
  }

  #send(keys: readonly string[]): void {
    void this.searcher.client.call('update', {
      removed: [],
      added: keys.flatMap((key) => this.library.get(key) ?? []),
    });
  }

  /** Takes up the index of the last time. */
  async restore(): Promise<void> {
    const stored = await this.#indexCache.read();
    if (stored !== undefined) {
      const notes = await this.searcher.client.call(
        'restore',
        await sendStored(this.searcher.client, stored, hostSlicer()),
      );
      this.#isRestored = notes !== undefined;
      this.#notes = JSON.parse(notes ?? '{}') as Record<string, SourceNote>;
    }
  }

  /** Reads what has changed, or everything. */
  async read(): Promise<void> {
    await this.#cache.load();
    const puts: Promise<void>[] = [];
    await forEachLimited(readdirSync(this.#folder), readsAtOnce, async (name) => {
      const source = join(this.#folder, name);
      const parsed = await this.#parsed(source);
      puts.push(this.#feed.put([{ source, parsed }]));
    });
    await Promise.all(puts);
    if (this.#isRestored) {
      await this.#confirm();
      await this.searcher.client.call('prune', undefined);
      this.#isRestored = false;
    }
  }

  async #parsed(source: string): Promise<DerivedSource> {
    const { mtimeMs: mtime, size } = await stat(source);
    const known = this.#cache.unchanged(source, { mtime, size }, '');
    if (known !== undefined) {
      return known.result as DerivedSource;
    }
    const text = await readFile(source, 'utf8');
    const result = await this.#parse(source, text);
    this.#cache.set({
      source,
      stamp: { mtime, size },
      options: '',
      content: new Fingerprint().add(text).value,
      result,
    });
    return result;
  }

  /** As `SourceReader` has it done: of a source that was read before, only the entries that it had not are read. */
  async #parse(source: string, text: string): Promise<DerivedSource> {
    const last = this.#cache.last(source, '')?.result as DerivedSource | undefined;
    const request = { path: source, text, options: { markers: [] } };
    const known = last?.entries.map(({ fingerprint }) => fingerprint);
    const result = (await this.parser.client.call(
      'parse',
      known === undefined ? request : { ...request, known },
    )) as DerivedSource;
    return last === undefined || result.places === undefined
      ? result
      : {
          entries: await hostSlicer().run(withKnown(result.entries, result.places, last.entries)),
          problems: result.problems,
        };
  }

  /** Reads a file again that has changed. */
  async save(name: string): Promise<void> {
    const source = join(this.#folder, name);
    await this.#feed.put([{ source, parsed: await this.#parsed(source) }]);
  }

  /** Keys of what is found; papers that the library has not read yet only where their sources are as they were. */
  async search(query: string): Promise<readonly string[]> {
    const { hits, papers = [] } = await this.searcher.client.call('search', {
      query,
      limit: 20,
      withPapers: this.#isRestored,
    });
    const sources = new Set(papers.flatMap((paper) => paper.sources.map(({ source }) => source)));
    const changed = new Set<string>();
    await Promise.all(
      [...sources].map(async (source) => {
        const { mtimeMs, size } = await stat(source);
        const stamp = this.#notes[source]?.stamp;
        if (stamp?.mtime !== mtimeMs || stamp.size !== size) {
          changed.add(source);
        }
      }),
    );
    const untrue = new Set(
      papers.filter((paper) => paper.sources.some(({ source }) => changed.has(source))).map(({ key }) => key),
    );
    return hits.map(({ key }) => key).filter((key) => !untrue.has(key));
  }

  /** Writes both caches. */
  async store(): Promise<void> {
    await this.#cache.write();
    const label = this.#indexCache.newLabel();
    const parts = await this.searcher.client.call('pack', {
      label,
      notes: JSON.stringify(Object.fromEntries(this.#cache.notes())),
    });
    await this.#indexCache.write(label, parts, () => this.searcher.client.call('packed', undefined));
  }

  close(): void {
    this.parser.close();
    this.searcher.close();
  }
}
