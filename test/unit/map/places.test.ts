import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutOverlaps } from '../../../src/core/map/label-places';
import { coloursOf, regionsOf } from '../../../src/core/map/regions';
import { isInsideLine, nextTowards, papersInside } from '../../../src/core/map/selecting';
import { SpatialGrid } from '../../../src/core/map/spatial-grid';
import { leastDistance, spreadOut } from '../../../src/core/map/spread-out';
import { between, fitted, panned, onCanvas, onMap, partOf, viewOf, zoomed } from '../../../src/core/map/viewport';

const all = () => true;
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const somePlaces = fc
  .array(fc.tuple(coordinate, coordinate), { maxLength: 60 })
  .map((pairs) => Float64Array.from(pairs.flat()));

describe('spatial grid', () => {
  it('finds what lies in a box, and the nearest, as looking at every paper does', () => {
    fc.assert(
      fc.property(
        somePlaces,
        coordinate,
        coordinate,
        fc.double({ min: 0, max: 2, noNaN: true }),
        (places, x, y, radius) => {
          const grid = new SpatialGrid(places);
          const found: number[] = [];
          grid.within(x - radius, y - radius, x + radius, y + radius, (paper) => found.push(paper));
          const papers = Array.from({ length: places.length / 2 }, (_, paper) => paper);
          assert.deepEqual(
            found.sort((a, b) => a - b),
            papers.filter(
              (paper) =>
                places[2 * paper]! >= x - radius &&
                places[2 * paper]! <= x + radius &&
                places[2 * paper + 1]! >= y - radius &&
                places[2 * paper + 1]! <= y + radius,
            ),
          );
          const distance = (paper: number): number => (places[2 * paper]! - x) ** 2 + (places[2 * paper + 1]! - y) ** 2;
          const near = papers.filter((paper) => distance(paper) < radius * radius);
          const nearest = grid.nearest({ x, y }, radius, all);
          assert.equal(
            nearest === undefined ? undefined : distance(nearest),
            near.length === 0 ? undefined : Math.min(...near.map(distance)),
          );
        },
      ),
    );
  });

  it('passes over papers that are not wanted', () => {
    const grid = new SpatialGrid([0, 0, 0.1, 0]);
    assert.equal(
      grid.nearest({ x: 0, y: 0 }, 1, (paper) => paper !== 0),
      1,
    );
  });
});

describe('viewport', () => {
  const size = { width: 800, height: 600 };
  const places = [-1, -0.5, 1, 0.5];
  const whole = fitted(places, [0, 1], size);

  it('shows all of some places within its margin', () => {
    const [a, b] = [onCanvas(whole, -1, -0.5), onCanvas(whole, 1, 0.5)];
    for (const { x, y } of [a, b]) {
      assert.ok(x >= 47 && x <= 753 && y >= 47 && y <= 553);
    }
    const one = fitted(places, [0], size);
    assert.deepEqual(onCanvas(one, -1, -0.5), { x: 400, y: 300 });
    assert.deepEqual(onCanvas(fitted([], [], size), 0, 0), { x: 400, y: 300 });
  });

  it('leaves the point under the pointer where it is when it zooms, as near and as far as may be', () => {
    const at = { x: 200, y: 100 };
    const before = onMap(whole, at);
    const near = zoomed(whole, 3, at, whole);
    assert.ok(Math.abs(onMap(near, at).x - before.x) < 1e-9 && Math.abs(onMap(near, at).y - before.y) < 1e-9);
    assert.equal(near.scale, whole.scale * 3);
    assert.equal(zoomed(whole, 59, at, whole).scale, whole.scale * 59);
    assert.equal(zoomed(whole, 61, at, whole).scale, whole.scale * 60);
    assert.equal(zoomed(whole, 0.51, at, whole).scale, whole.scale * 0.51);
    assert.equal(zoomed(whole, 0.49, at, whole).scale, whole.scale * 0.5);
  });

  it('shows the same part on a canvas of another size', () => {
    const near = panned(zoomed(whole, 5, { x: 300, y: 200 }, whole), 12, 7);
    const part = partOf(near, whole, size);
    assert.equal(part.zoom, 5);
    const back = viewOf(part, whole, size);
    assert.ok(Math.abs(back.left - near.left) < 1e-6 && Math.abs(back.top - near.top) < 1e-6);
    const small = { width: 300, height: 300 };
    const wholeOfSmall = fitted(places, [0, 1], small);
    const view = viewOf(part, wholeOfSmall, small);
    assert.equal(view.scale, 5 * wholeOfSmall.scale);
    const middle = onMap(view, { x: 150, y: 150 });
    assert.ok(Math.abs(middle.x - part.x) < 1e-9 && Math.abs(middle.y - part.y) < 1e-9);
  });

  it('moves, and flies from one part to another', () => {
    assert.deepEqual(panned({ scale: 1, left: 2, top: 3 }, 10, 20), { scale: 1, left: 12, top: 23 });
    const to = zoomed(whole, 4, { x: 10, y: 10 }, whole);
    assert.deepEqual(between(whole, to, 1, size), to);
    const start = between(whole, to, 0, size);
    assert.ok(Math.abs(start.left - whole.left) < 1e-9 && start.scale === whole.scale);
    assert.ok(Math.abs(between(whole, to, 0.5, size).scale - 2 * whole.scale) < 1e-9);
  });
});

describe('selecting on the map', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 2, y: 0 },
    { x: 2, y: 2 },
    { x: 0, y: 2 },
  ];
  /** A square with a notch from above. */
  const notched = [...square.slice(0, 1), { x: 1, y: 1 }, ...square.slice(1)];

  it('takes what is inside a line, and not what a notch leaves out', () => {
    assert.equal(isInsideLine(square, { x: 1, y: 0.5 }), true);
    assert.equal(isInsideLine(notched, { x: 1, y: 0.5 }), false);
    assert.equal(isInsideLine(notched, { x: 1, y: 1.5 }), true);
    assert.equal(isInsideLine([], { x: 0, y: 0 }), false);
    const places = [1, 0.5, 1, 1.5, 3, 1];
    const grid = new SpatialGrid(places);
    assert.deepEqual(papersInside(notched, places, grid, all), [1]);
    assert.deepEqual(
      papersInside(square, places, grid, (paper) => paper !== 1),
      [0],
    );
    assert.deepEqual(papersInside([], places, grid, all), []);
  });

  it('goes with the arrow keys to the nearest paper in their direction', () => {
    const places = [0, 0, 1, 0.2, 2, 0, 0, 1, -1, -0.9];
    const right = { x: 1, y: 0 };
    assert.equal(nextTowards(0, right, places, all), 1);
    assert.equal(
      nextTowards(0, right, places, (paper) => paper !== 1),
      2,
    );
    assert.equal(nextTowards(0, { x: 0, y: 1 }, places, all), 3);
    assert.equal(nextTowards(0, { x: -1, y: 0 }, places, all), 4);
    assert.equal(nextTowards(2, right, places, all), undefined);
  });

  it('leads from every paper to every other one with the four keys', () => {
    const keys = [
      { x: 1, y: 0 },
      { x: -1, y: 0 },
      { x: 0, y: 1 },
      { x: 0, y: -1 },
    ];
    const distinct = fc.uniqueArray(fc.tuple(coordinate, coordinate), {
      minLength: 1,
      maxLength: 12,
      selector: ([x, y]) => `${x} ${y}`,
    });
    fc.assert(
      fc.property(distinct, (pairs) => {
        const places = pairs.flat();
        // In any direction at least one of the four leads on, unless there is no other paper.
        pairs.forEach((_, paper) => {
          const next = keys.map((key) => nextTowards(paper, key, places, all)).filter((each) => each !== undefined);
          assert.ok(pairs.length === 1 ? next.length === 0 : next.length > 0);
        });
      }),
    );
  });
});

describe('names on the map', () => {
  it('never overlap, the first one standing always', () => {
    const length = fc.integer({ min: 1, max: 120 });
    const box = fc.record({
      left: fc.integer({ min: -200, max: 900 }),
      top: fc.integer({ min: -200, max: 900 }),
      width: length,
      height: length,
    });
    fc.assert(
      fc.property(fc.array(box, { maxLength: 40 }), (boxes) => {
        const written = withoutOverlaps(boxes);
        assert.equal(written.includes(0), boxes.length > 0);
        const overlap = (a: number, b: number): boolean => {
          const [x, y] = [boxes[a]!, boxes[b]!];
          return (
            x.left < y.left + y.width &&
            y.left < x.left + x.width &&
            x.top < y.top + y.height &&
            y.top < x.top + x.height
          );
        };
        boxes.forEach((_, number) => {
          const earlier = written.filter((other) => other < number);
          assert.equal(
            written.includes(number),
            !earlier.some((other) => overlap(other, number)),
            'a name is left out only where it would overlap',
          );
        });
      }),
    );
  });

  it('of topics stand in the thickest part, the largest topic first', () => {
    const places = [0, 0, 0.02, 0, 0.01, 0.03, 2, 2, 5, 5, 5.01, 5];
    const regions = regionsOf([0, 0, 0, 0, 1, 1], places);
    assert.deepEqual(
      regions.map(({ topic, papers }) => [topic, papers.length]),
      [
        [0, 4],
        [1, 2],
      ],
    );
    assert.ok(Math.hypot(regions[0]!.x, regions[0]!.y) < 0.1);
    assert.deepEqual(regionsOf([-1, -1], [0, 0, 1, 1]), []);
  });

  it('have other colours than the topics nearest to them', () => {
    const regions = [0, 1, 2, 3].map((topic) => ({ topic, x: topic, y: 0, papers: [topic] }));
    const colours = coloursOf(regions, 3);
    assert.equal(new Set([0, 1, 2].map((topic) => colours.get(topic))).size, 3);
    assert.equal(colours.get(3), colours.get(0));
  });
});

describe('papers that lie on each other', () => {
  const spread = (places: Float32Array, isFixed: (paper: number) => boolean = () => false): void => {
    const steps = spreadOut(places, isFixed);
    while (steps.next().done !== true) {
      // Each step is a round.
    }
  };

  it('are pushed apart, and those that lie apart stay', () => {
    const places = Float32Array.from([0, 0, 0, 0, 0.001, 0, 2, 2]);
    spread(places);
    const least = leastDistance(4);
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      assert.ok(Math.hypot(places[2 * a]! - places[2 * b]!, places[2 * a + 1]! - places[2 * b + 1]!) > 0.9 * least);
    }
    assert.deepEqual([...places.slice(6)], [2, 2]);
  });

  it('move away from what is to stay', () => {
    const places = Float32Array.from([1, 1, 1, 1]);
    spread(places, (paper) => paper === 0);
    assert.deepEqual([...places.slice(0, 2)], [1, 1]);
    assert.ok(Math.hypot(places[2]! - 1, places[3]! - 1) > 0.9 * leastDistance(2));
  });
});
