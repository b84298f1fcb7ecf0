import type { Paper } from '../model/paper';
import { equalValues, samePaper } from './base/same-content';

/** What a batch changed, by citation key: a paper whose key changed is removed under the old one and added under the new. */
export interface LibraryChange {
  readonly added: readonly Paper[];
  /** Papers that say something else than before. */
  readonly changed: readonly Paper[];
  /** Papers that say the same at another place: an edit moves all that stands below it. */
  readonly moved: readonly Paper[];
  /** As they were. */
  readonly removed: readonly Paper[];
}

/**
 * What became of the papers that a batch touched; `undefined` where nothing did.
 * @param before by key, as they were
 */
export function changeBetween(before: ReadonlyMap<string, Paper>, after: readonly Paper[]): LibraryChange | undefined {
  const added: Paper[] = [];
  const changed: Paper[] = [];
  const moved: Paper[] = [];
  const left = new Map(before);
  for (const paper of after) {
    const known = before.get(paper.key);
    left.delete(paper.key);
    if (known === undefined) {
      added.push(paper);
    } else if (known !== paper && !equalValues(known, paper)) {
      (samePaper(known, paper) ? moved : changed).push(paper);
    }
  }
  const removed = [...left.values()];
  return added.length + changed.length + moved.length + removed.length === 0
    ? undefined
    : { added, changed, moved, removed };
}
