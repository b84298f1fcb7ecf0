import { SpatialGrid } from './spatial-grid';
import type { Point } from './viewport';

/** Where a topic lies on the map. */
export interface Region extends Point {
  readonly topic: number;
  readonly papers: readonly number[];
}

/** What lies within this of a paper, in units of the map, is beside it. */
const beside = 0.12;

/**
 * Where to write the names of topics: in the middle of the papers around the one that has most papers of its topic beside it, so that a
 * name stands in its topic's thickest part, and never between two parts.
 * @returns the topics that have papers, the largest first
 */
export function regionsOf(topicOf: ArrayLike<number>, places: ArrayLike<number>): Region[] {
  const members = new Map<number, number[]>();
  for (let paper = 0; paper < topicOf.length; paper++) {
    const topic = topicOf[paper] ?? -1;
    if (topic >= 0) {
      const papers = members.get(topic) ?? [];
      members.set(topic, papers);
      papers.push(paper);
    }
  }
  return [...members]
    .map(([topic, papers]) => ({ topic, papers, ...middleOf(papers, places) }))
    .sort((a, b) => b.papers.length - a.papers.length || a.topic - b.topic);
}

function middleOf(papers: readonly number[], places: ArrayLike<number>): Point {
  const own = papers.flatMap((paper) => [places[2 * paper] ?? 0, places[2 * paper + 1] ?? 0]);
  const grid = new SpatialGrid(own);
  const around = (at: number): number[] => {
    const found: number[] = [];
    const x = own[2 * at] ?? 0;
    const y = own[2 * at + 1] ?? 0;
    grid.within(x - beside, y - beside, x + beside, y + beside, (other) => found.push(other));
    return found;
  };
  let best: readonly number[] = [];
  for (let at = 0; at < papers.length; at++) {
    const found = around(at);
    best = found.length > best.length ? found : best;
  }
  const mean = (axis: number): number => best.reduce((sum, at) => sum + (own[2 * at + axis] ?? 0), 0) / best.length;
  return { x: mean(0), y: mean(1) };
}

/**
 * Colours for topics, so that those that lie side by side differ: each takes the one whose nearest other topic is farthest away.
 * @param colours how many there are
 * @returns by topic the number of its colour
 */
export function coloursOf(regions: readonly Region[], colours: number): Map<number, number> {
  const chosen = new Map<number, number>();
  const done: Region[] = [];
  for (const region of regions) {
    const distances = Array.from({ length: colours }, (_, colour) =>
      done.reduce(
        (nearest, other) =>
          chosen.get(other.topic) === colour
            ? Math.min(nearest, Math.hypot(other.x - region.x, other.y - region.y))
            : nearest,
        Infinity,
      ),
    );
    const farthest = distances.reduce((a, b) => Math.max(a, b), 0);
    chosen.set(region.topic, distances.indexOf(farthest));
    done.push(region);
  }
  return chosen;
}
