import type { LibraryChange } from '../core/library/change';
import type { Paper } from '../core/model/paper';

/** Papers that are confirmed at once. */
const papersAtOnce = 200;

/**
 * Papers as the library has read them, until a restored index is asked whether it holds them so. That is asked late: a key that two
 * papers want belongs to the first one until the second is read, and would go into the index and out again.
 */
export class HeldPapers {
  readonly #papers = new Map<string, Paper>();

  /** @returns the keys of papers that are gone and were not held: the index may have been told of them */
  take({ added, changed, moved, removed }: LibraryChange): readonly string[] {
    const gone = removed.map(({ key }) => key).filter((key) => !this.#papers.delete(key));
    for (const paper of [...added, ...changed, ...moved]) {
      this.#papers.set(paper.key, paper);
    }
    return gone;
  }

  get isEmpty(): boolean {
    return this.#papers.size === 0;
  }

  /** Lets go of some of them, the first ones. */
  next(): readonly Paper[] {
    const papers: Paper[] = [];
    for (const [key, paper] of this.#papers) {
      if (papers.length === papersAtOnce) {
        break;
      }
      papers.push(paper);
      this.#papers.delete(key);
    }
    return papers;
  }
}
