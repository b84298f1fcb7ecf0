import { distinctTitles } from '../../parse/title/distinct';
import { compareRecords } from './merge';
import { MultiMap } from '../base/multi-map';
import type { WorkState } from './entry-record';

/** Keeps the derived titles of the library distinct. */
export class TitleTable {
  readonly #byTitle = new MultiMap<WorkState>();
  readonly #distinct = new Map<WorkState, string>();
  #touched = new Set<string>();

  add(work: WorkState): void {
    const title = work.title.toLowerCase();
    this.#byTitle.add(title, work);
    this.#touched.add(title);
  }

  remove(work: WorkState): void {
    const title = work.title.toLowerCase();
    this.#byTitle.delete(title, work);
    this.#distinct.delete(work);
    this.#touched.add(title);
  }

  /** Told that a note may have joined a paper, or left it. */
  touch(note: WorkState): void {
    this.#touched.add(note.title.toLowerCase());
  }

  /** Makes titles distinct after changes, of works that are papers by themselves; gives the works whose titles may be others now. */
  settle(): ReadonlySet<WorkState> {
    const dirty = new Set<WorkState>();
    for (const title of this.#touched) {
      const works = [...this.#byTitle.get(title)].filter(({ host }) => host === undefined);
      works.forEach((work) => this.#distinct.delete(work));
      if (works.length < 2 || !works.some((work) => work.titleIsDerived)) {
        works.filter((work) => work.paper !== undefined).forEach((work) => dirty.add(work));
        continue;
      }
      works.sort((left, right) => compareRecords(left.records[0], right.records[0]));
      const titles = distinctTitles(works.map((work) => ({ title: work.title, text: work.records[0].entry.abstract })));
      works.forEach((work, index) => {
        if (work.titleIsDerived) {
          this.#distinct.set(work, titles[index] ?? work.title);
        }
        dirty.add(work);
      });
    }
    this.#touched = new Set();
    return dirty;
  }

  titleOf(work: WorkState): string {
    return this.#distinct.get(work) ?? work.title;
  }
}
