import { SpatialGrid } from './spatial-grid';

/** Share of the circle around the middle that papers would fill as discs that just touch. */
const filled = 0.2;
const rounds = 40;
/** Papers at one place part in directions that the golden angle gives. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5));

/** How far apart papers are to lie at least, in units of the map. */
export const leastDistance = (papers: number): number => 2 * Math.sqrt(filled / Math.max(20, papers));

/**
 * Pushes papers apart that lie closer than `leastDistance`, pair by pair, in rounds, as forces of collision do; what lies apart stays. So
 * papers about one and the same thing are seen, and reached, one by one.
 * @param places x and y of each paper, which change
 * @param isFixed papers that stay where they are
 */
export function* spreadOut(
  places: Float32Array,
  isFixed: (paper: number) => boolean,
): Generator<number, void, undefined> {
  const size = places.length / 2;
  const least = leastDistance(size);
  for (let round = 0; round < rounds; round++) {
    yield round / rounds;
    const before = places.slice();
    const grid = new SpatialGrid(before);
    let moves = 0;
    for (let paper = 0; paper < size; paper++) {
      if (isFixed(paper)) {
        continue;
      }
      const x = before[2 * paper] ?? 0;
      const y = before[2 * paper + 1] ?? 0;
      let dx = 0;
      let dy = 0;
      grid.within(x - least, y - least, x + least, y + least, (other) => {
        const ax = x - (before[2 * other] ?? 0);
        const ay = y - (before[2 * other + 1] ?? 0);
        const distance = Math.hypot(ax, ay);
        if (other === paper || distance >= least) {
          return;
        }
        const share = ((least - distance) / 2) * (isFixed(other) ? 1 : 0.5);
        if (distance > least / 1000) {
          dx += (ax / distance) * share;
          dy += (ay / distance) * share;
        } else {
          dx += Math.cos(paper * goldenAngle) * share;
          dy += Math.sin(paper * goldenAngle) * share;
        }
      });
      if (dx !== 0 || dy !== 0) {
        const length = Math.hypot(dx, dy);
        const most = Math.min(1, least / length);
        places[2 * paper] = x + dx * most;
        places[2 * paper + 1] = y + dy * most;
        moves += length > least / 100 ? 1 : 0;
      }
    }
    if (moves === 0) {
      return;
    }
  }
}
