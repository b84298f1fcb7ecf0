import * as zlib from 'node:zlib';
import type { LibraryChange } from '../core/library/change';
import type { Library } from '../core/library/library';
import type { SourceNote } from '../core/library/source-cache';
import type { TermTable } from '../core/search/translation/term-table';
import type { FoundPaper } from '../core/usecases/search-papers';
import { compressionOf } from '../worker/compression';
import type { IndexCache } from '../worker/index-cache';
import { paperFingerprint } from '../worker/paper-fingerprint';
import { StoredIndex } from '../worker/stored-index';

/** With fewer differences than this share of all papers the index is not worth storing anew. */
const shareOfDifferences = 0.005;

/** What a stored index says of itself. */
export interface StoredState {
  /** What was read of each source. */
  readonly notes: ReadonlyMap<string, SourceNote>;
  /** When it was stored. */
  readonly time: number;
}

/** Finds papers of a library by the index that the last server, or the editor, has stored, brought up to what the library has. */
export class ServedSearch {
  readonly #library: Library;
  readonly #cache: IndexCache;
  readonly #terms: () => TermTable;
  readonly #index = new StoredIndex(compressionOf(zlib));
  #differences = Number.POSITIVE_INFINITY;
  #hasTerms = false;
  #isFollowing = false;

  constructor(library: Library, cache: IndexCache, terms: () => TermTable) {
    this.#library = library;
    this.#cache = cache;
    this.#terms = terms;
  }

  /**
   * Takes over the stored index, where it is whole and of this version. To be called before the library is read.
   * @returns what it was made of, and when, in milliseconds since 1970
   */
  async restore(): Promise<StoredState | undefined> {
    const stored = await this.#cache.read();
    if (stored === undefined) {
      return undefined;
    }
    const parts = await Promise.all(stored.parts);
    const { label, pieces } = stored;
    const notes = this.#index.restore({ label, pieces: parts.slice(0, pieces), shards: parts.slice(pieces) });
    if (notes === undefined) {
      return undefined;
    }
    this.#differences = 0;
    return {
      notes: new Map(Object.entries(JSON.parse(notes) as Record<string, SourceNote>)),
      time: parseInt(label.id, 36),
    };
  }

  /** The library has been read: the index takes in what it lacks, lets go of the rest, and follows from now on. */
  follow(): void {
    this.#isFollowing = true;
    const wanted = new Set(this.#index.verify(this.#library.papers.map(paperFingerprint)));
    this.#update(
      [],
      this.#library.papers.filter(({ key }) => wanted.has(key)),
    );
    this.#differences += this.#index.prune();
    this.#library.onDidChange((change) => {
      this.#take(change);
    });
  }

  /** At most `limit` papers that match, best first; before the library has been read, as the stored index has them. */
  search(query: string, limit: number, cited: ReadonlySet<string>): FoundPaper[] {
    const { engine } = this.#index;
    if (!this.#hasTerms && engine.needsTerms(query)) {
      this.#hasTerms = true;
      engine.useTerms(this.#terms());
    }
    return engine.search(query, { limit, cited }).flatMap((hit) => {
      const paper = this.#library.get(hit.key) ?? (this.#isFollowing ? undefined : engine.paper(hit.key));
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }

  /** Stores the index for the next start, where it differs from what is stored. */
  async store(notes: ReadonlyMap<string, SourceNote>): Promise<void> {
    if (this.#differences <= this.#library.papers.length * shareOfDifferences) {
      return;
    }
    const label = this.#cache.newLabel();
    const parts = this.#index.pack(label, JSON.stringify(Object.fromEntries(notes)));
    await this.#cache.write(label, parts, () => Promise.resolve(this.#index.packed()));
    this.#differences = 0;
  }

  #take({ added, changed, moved, removed }: LibraryChange): void {
    this.#update(
      [...removed, ...changed].map(({ key }) => key),
      [...added, ...changed],
    );
    for (const { key, sources } of moved) {
      this.#index.engine.move(key, sources[0].source, sources[0].span.start);
    }
  }

  #update(removed: readonly string[], added: Library['papers']): void {
    this.#differences += removed.length + added.length;
    this.#index.update({ removed, added });
  }
}
