import type { Library } from '../library/library';
import type { Paper } from '../model/paper';
import { SearchEngine, type SearchHit } from '../search/engine';
import type { TermTable } from '../search/translation/term-table';
import { paperJson } from './paper-json';

/** A paper and how well it was found. */
export interface FoundPaper {
  readonly paper: Paper;
  readonly hit: SearchHit;
}

/** Searches a library as it is when this is made. */
export class PaperSearch {
  readonly #library: Pick<Library, 'get' | 'papers'>;
  readonly #loadTerms: () => TermTable;
  readonly #engine = new SearchEngine();
  #hasTerms = false;

  /** @param loadTerms for searches across languages; called once, when one needs it */
  constructor(library: Pick<Library, 'get' | 'papers'>, loadTerms: () => TermTable) {
    this.#library = library;
    this.#loadTerms = loadTerms;
    this.#engine.update({ removed: [], added: library.papers });
  }

  /** Loads the terms now, so that no single search takes longer for it. */
  prepareTerms(): void {
    if (!this.#hasTerms) {
      this.#hasTerms = true;
      this.#engine.useTerms(this.#loadTerms());
    }
  }

  /** At most `limit` papers that match, best first. */
  search(query: string, limit: number): readonly FoundPaper[] {
    if (this.#engine.needsTerms(query)) {
      this.prepareTerms();
    }
    return this.#papersOf(this.#engine.search(query, { limit }));
  }

  /** At most `limit` papers like the one of a key or alias, most alike first; undefined where no paper has it. */
  similar(key: string, limit: number): readonly FoundPaper[] | undefined {
    const paper = this.#library.get(key);
    if (paper === undefined) {
      return undefined;
    }
    this.prepareTerms();
    return this.#papersOf(this.#engine.similar(paper.key, { limit }));
  }

  #papersOf(hits: readonly SearchHit[]): FoundPaper[] {
    return hits.flatMap((hit) => {
      const paper = this.#library.get(hit.key);
      return paper === undefined ? [] : [{ paper, hit }];
    });
  }
}

/** A paper that was found as other programs read it. */
export function foundJson({ paper, hit }: FoundPaper): Record<string, unknown> {
  return { ...paperJson(paper), score: hit.score, matches: hit.matches };
}
