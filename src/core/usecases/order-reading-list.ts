import { onReadingList } from '../library/base/grouping';
import type { Paper } from '../model/paper';

/** Places closer than this are given out anew. */
const least = 1e-6;

/**
 * Puts papers on the reading list, or moves them on it.
 * @param papers those of the library
 * @param keys of the papers, in the order in which they are to stand
 * @param before the key of the paper that they come before; the end of the list where it is not given, or is on no list
 * @returns the places that change, by key; one number a paper moved, unless there is no room between its neighbours
 */
export function placedOnReadingList(
  papers: readonly Paper[],
  keys: readonly string[],
  before?: string,
): ReadonlyMap<string, number> {
  const moved = new Set(keys);
  const list = onReadingList(papers);
  const target = list.findIndex(({ key }) => key === before);
  const rest = list.filter(({ key }) => !moved.has(key));
  const next = target < 0 ? undefined : list.slice(target).find(({ key }) => !moved.has(key));
  const at = next === undefined ? rest.length : rest.indexOf(next);
  const low = rest[at - 1]?.readingOrder;
  const high = next?.readingOrder;
  const step = low === undefined || high === undefined ? 1 : (high - low) / (moved.size + 1);
  const start = low ?? (high === undefined ? 0 : high - moved.size - 1);
  const places =
    step >= least
      ? [...moved].map((key, index): [string, number] => [key, rounded(start + step * (index + 1))])
      : [...rest.slice(0, at).map(({ key }) => key), ...moved, ...rest.slice(at).map(({ key }) => key)].map(
          (key, index): [string, number] => [key, index + 1],
        );
  const orders = new Map(list.map(({ key, readingOrder }) => [key, readingOrder]));
  return new Map(places.filter(([key, place]) => orders.get(key) !== place));
}

/** As many decimals as a records file keeps. */
const rounded = (place: number): number => Number(place.toFixed(9));
