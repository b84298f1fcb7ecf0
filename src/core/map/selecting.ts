import type { SpatialGrid } from './spatial-grid';
import type { Point } from './viewport';

/** Directions of the arrow keys, as unit vectors of the canvas. */
export const directions = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;

/** Whether a point is inside a closed line, by the number of times a ray crosses it. */
export function isInsideLine(line: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  let last = line.at(-1);
  for (const point of line) {
    if (
      last !== undefined &&
      point.y > y !== last.y > y &&
      x < ((last.x - point.x) * (y - point.y)) / (last.y - point.y) + point.x
    ) {
      inside = !inside;
    }
    last = point;
  }
  return inside;
}

/** The wanted papers inside a closed line, both in places of the map. */
export function papersInside(
  line: readonly Point[],
  places: ArrayLike<number>,
  grid: SpatialGrid,
  isWanted: (paper: number) => boolean,
): number[] {
  const found: number[] = [];
  const xs = line.map(({ x }) => x);
  const ys = line.map(({ y }) => y);
  grid.within(least(xs), least(ys), greatest(xs), greatest(ys), (paper) => {
    if (isWanted(paper) && isInsideLine(line, { x: places[2 * paper] ?? 0, y: places[2 * paper + 1] ?? 0 })) {
      found.push(paper);
    }
  });
  return found.sort((a, b) => a - b);
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

/**
 * The paper that an arrow key leads to: of the wanted ones that lie more in its direction than across it, the nearest, where what lies
 * across counts twice. Undefined where there is none.
 */
export function nextTowards(
  from: number,
  direction: Point,
  places: ArrayLike<number>,
  isWanted: (paper: number) => boolean,
): number | undefined {
  let found: number | undefined;
  let least = Infinity;
  for (let paper = 0; paper < places.length / 2; paper++) {
    if (paper === from || !isWanted(paper)) {
      continue;
    }
    const x = (places[2 * paper] ?? 0) - (places[2 * from] ?? 0);
    const y = (places[2 * paper + 1] ?? 0) - (places[2 * from + 1] ?? 0);
    const along = x * direction.x + y * direction.y;
    const across = Math.abs(x * direction.y - y * direction.x);
    if (along > 0 && across <= along && along + 2 * across < least) {
      found = paper;
      least = along + 2 * across;
    }
  }
  return found;
}
