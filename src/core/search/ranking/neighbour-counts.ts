import type { PaperIndex } from '../index/paper-index';
import type { TermTable } from '../translation/term-table';
import type { NeighbourPair } from './neighbour-pair';
import { possibleNeighbours } from './possible-neighbours';

/**
 * How often neighbouring words stand in papers, by number of paper. What has been counted is remembered from one keystroke to the next.
 * @param table by whose Chinese words papers may have them; `undefined` where words are sought as they stand
 */
export function neighbourCounts(
  { name, pairs, count }: NeighbourPair,
  index: PaperIndex,
  table: TermTable | undefined,
): (paper: number) => number {
  const { mayHave, counts } = index.neighbours.get(`${name} ${String(table !== undefined)}`, () => ({
    mayHave: possibleNeighbours(pairs, index, table),
    counts: new Map<number, number>(),
  }));
  return (number) => {
    const known = counts.get(number);
    if (known !== undefined) {
      return known;
    }
    const paper = mayHave(number) ? index.documents.paper(number) : undefined;
    const found = paper === undefined ? 0 : count(paper);
    counts.set(number, found);
    return found;
  };
}
