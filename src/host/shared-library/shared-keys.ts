import { Sequencer } from '../../core/async/sequencer';
import { isValidKey } from '../../core/library/keys/keys';
import { textHash } from '../../core/library/base/fingerprint';
import type { Paper } from '../../core/model/paper';
import type { KeyedLibrary } from '../../core/records/added';
import { KnownPapers } from '../../core/zotero/known-papers';
import { hostSlicer } from '../clock';

/** Makes a key for a paper whose own is taken. */
type MakeKey = (paper: Paper, library: KeyedLibrary) => Promise<string | undefined>;

/** Keys for the papers that shared libraries have for one query: each is of no paper of the library and of one of them alone. */
export class SharedKeys {
  readonly #library: KeyedLibrary;
  readonly #otherKey: MakeKey;
  /** The keys that were given, in lower case. */
  readonly #given = new Set<string>();
  /** The papers that wanted a key, by it. */
  readonly #wanting = new Map<string, Paper[]>();
  readonly #steps = new Sequencer();

  constructor(library: KeyedLibrary, otherKey: MakeKey) {
    this.#library = library;
    this.#otherKey = otherKey;
  }

  /** The keys of papers, by the keys that their shared library has for them; none for one that is the same work as another with that key. */
  of(papers: readonly (readonly [paper: Paper, wanted: string])[]): Promise<ReadonlyMap<Paper, string>> {
    // Libraries answer at the same time.
    return this.#steps.run(async () => {
      const keys = new Map<Paper, string>();
      for (const [paper, wanted] of papers) {
        const key = await this.#keyOf(paper, wanted);
        if (key !== undefined && !this.#given.has(key.toLowerCase())) {
          this.#given.add(key.toLowerCase());
          keys.set(paper, key);
        }
      }
      return keys;
    });
  }

  async #keyOf(paper: Paper, wanted: string): Promise<string | undefined> {
    const name = wanted.toLowerCase();
    const others = this.#wanting.get(name) ?? [];
    if (await isAmong(paper, others)) {
      return undefined;
    }
    this.#wanting.set(name, [...others, paper]);
    return isValidKey(wanted) && !this.#isTaken(wanted) ? wanted : this.#otherKey(paper, this.#withGiven());
  }

  #isTaken(key: string): boolean {
    const library = this.#withGiven();
    return library.get(key) !== undefined || library.isDisputed(key) || library.pinOf(key) !== undefined;
  }

  #withGiven(): KeyedLibrary {
    const library = this.#library;
    return {
      get: (key) => library.get(key),
      isDisputed: (key) => this.#given.has(key.toLowerCase()) || library.isDisputed(key),
      pinOf: (key) => library.pinOf(key),
    };
  }
}

async function isAmong(paper: Paper, others: readonly Paper[]): Promise<boolean> {
  if (others.length === 0) {
    return false;
  }
  const known = new KnownPapers();
  await hostSlicer().run(known.read(others));
  return known.find({ paper, textHash: textHash(paper.abstract) }) !== undefined;
}
