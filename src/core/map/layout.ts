import { UMAP } from 'umap-js';
import { nearestPapers, type Neighbours } from './neighbours';
import { randomNumbers } from './random';
import { spectralStart } from './spectral-start';
import { spreadOut } from './spread-out';
import type { MapLayout, LayoutTask } from './layout-task';
import type { PaperVectors } from './vectors';
import type { WorkSteps } from '../async/time-slicer';

/** Fewer stand in a circle, which says as much of them. */
const minPapers = 6;
/** Papers that each is to lie near: in a small library fewer, since else nearly all belong together. */
const neighboursFor = (papers: number): number => Math.min(papers - 1, 15, 4 + Math.round(papers / 20));
/** Where so many papers have a place, the others are put beside them, and nothing moves. */
const minKnown = 0.8;
/** Where fewer do, all are laid out anew, but from where they were. */
const minStart = 0.3;
/** Neighbours that decide where a new paper stands. */
const decisive = 4;
const seed = 20_261;
const minDist = 0.25;
/** Passes over the papers: a small library is not settled by as few as a large one. */
const epochsFor = (papers: number): number => (papers < 500 ? 400 : papers < 2500 ? 300 : 200);
const epochsFromStart = 100;
/** Share of the time that finding neighbours takes of a layout, for telling how far it is. */
const shareOfNeighbours = 0.25;
const shareOfSpreading = 0.05;
const startRadius = 10;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** Papers that are like no other stand below the rest, so far apart. */
const apart = 0.05;

/**
 * Lays papers out so that those like each other lie together: UMAP (McInnes, Healy and Melville 2018) on the nearest neighbours by
 * cosine, from a spectral start. The same papers in the same order give the same places. Yields how far it is, from 0 to 1.
 */
export function* layoutSteps({ vectors, languages, known }: LayoutTask): Generator<number, MapLayout, undefined> {
  const size = languages.length;
  const added = new Uint8Array(size);
  if (size < minPapers) {
    return { places: circleOf(size), added };
  }
  const neighbours = yield* neighboursOf(vectors, languages, neighboursFor(size));
  const isKnown = (paper: number): boolean => Number.isFinite(known[2 * paper] ?? NaN);
  const share = languages.reduce((count, _, paper) => count + Number(isKnown(paper)), 0) / size;
  const alone = [...languages.keys()].filter((paper) => (neighbours.likeness[paper * neighbours.count] ?? 0) === 0);
  if (share >= minKnown) {
    languages.forEach((_, paper) => (added[paper] = isKnown(paper) ? 0 : 1));
    const places = Float32Array.from({ length: 2 * size }, (_, at) => known[at] ?? NaN);
    placeBeside(places, neighbours);
    // Those that are like none, and those that are like each other alone.
    putBelow(
      places,
      [...languages.keys()].filter((paper) => !Number.isFinite(places[2 * paper])),
    );
    yield* spreading(places, isKnown);
    return { places, added };
  }
  const isFromStart = share >= minStart;
  const start = isFromStart ? startFrom(known, neighbours) : yield* asProgress(spectralStart(neighbours, seed));
  const places = yield* optimize(neighbours, start, isFromStart);
  if (isFromStart) {
    fitTo(places, known);
  } else {
    normalize(places, new Set(alone));
  }
  const isAlone = new Set(alone);
  alone.forEach((paper) => places.fill(9, 2 * paper, 2 * paper + 2));
  yield* spreading(places, (paper) => isAlone.has(paper));
  putBelow(places, alone);
  return { places, added };
}

function* asProgress<T>(steps: WorkSteps<T>): Generator<number, T, undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield shareOfNeighbours;
  }
}

function* spreading(places: Float32Array, isFixed: (paper: number) => boolean): Generator<number, void, undefined> {
  for (const done of spreadOut(places, isFixed)) {
    yield 1 - shareOfSpreading + shareOfSpreading * done;
  }
}

function* neighboursOf(
  vectors: PaperVectors,
  languages: Uint8Array,
  count: number,
): Generator<number, Neighbours, undefined> {
  const steps = nearestPapers(vectors, languages, count);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    yield (step.value / languages.length) * shareOfNeighbours;
  }
}

function* optimize(
  { count, papers, likeness }: Neighbours,
  start: Float32Array,
  isFromStart: boolean,
): Generator<number, Float32Array, undefined> {
  const size = start.length / 2;
  const nEpochs = isFromStart ? epochsFromStart : epochsFor(size);
  const umap = new UMAP({
    nComponents: 2,
    nNeighbors: count + 1,
    minDist,
    nEpochs,
    learningRate: isFromStart ? 0.3 : 1,
    random: randomNumbers(seed),
  });
  const indices: number[][] = [];
  const distances: number[][] = [];
  for (let paper = 0; paper < size; paper++) {
    const own = [paper];
    const far = [0];
    for (let at = paper * count; at < (paper + 1) * count; at++) {
      if ((papers[at] ?? -1) >= 0 && (likeness[at] ?? 0) > 0) {
        own.push(papers[at] ?? 0);
        far.push(Math.max(1e-6, 1 - (likeness[at] ?? 0)));
      }
    }
    // It takes -1 for no neighbour, and rows of one length.
    while (own.length <= count) {
      own.push(-1);
      far.push(1);
    }
    indices.push(own);
    distances.push(far);
  }
  umap.setPrecomputedKNN(indices, distances);
  umap.initializeFit(indices);
  // It begins with random places in a list that it goes on with, and gives out: a start of our own keeps what belongs together in one region.
  const places = umap.getEmbedding();
  places.forEach((place, paper) => {
    place[0] = start[2 * paper] ?? 0;
    place[1] = start[2 * paper + 1] ?? 0;
  });
  for (let epoch = 0; epoch < nEpochs; epoch++) {
    umap.step();
    yield shareOfNeighbours + ((1 - shareOfNeighbours - shareOfSpreading) * (epoch + 1)) / nEpochs;
  }
  return Float32Array.from(umap.getEmbedding().flatMap(([x = 0, y = 0]) => [x, y]));
}

/** Known places as UMAP's own scale has them, the others beside their neighbours. */
function startFrom(known: Float32Array, neighbours: Neighbours): Float32Array {
  const start = known.map((value) => value * startRadius);
  placeBeside(start, neighbours);
  return start.map((value) => (Number.isFinite(value) ? value : 0));
}

/** Puts papers without a place where their nearest neighbours with one stand, in rounds, since a new paper may be like new ones only. */
function placeBeside(places: Float32Array, { count, papers, likeness }: Neighbours): void {
  const size = places.length / 2;
  const has = (paper: number): boolean => Number.isFinite(places[2 * paper] ?? NaN);
  const radius = spreadOf(places) * 0.02;
  for (let wanting = true; wanting;) {
    wanting = false;
    const found: [paper: number, x: number, y: number][] = [];
    for (let paper = 0; paper < size; paper++) {
      if (has(paper)) {
        continue;
      }
      let x = 0;
      let y = 0;
      let total = 0;
      let used = 0;
      for (let at = paper * count; at < (paper + 1) * count && used < decisive; at++) {
        const other = papers[at] ?? -1;
        // The more alike, the nearer: the one that is most like it decides, unless others are as like.
        const weight = (likeness[at] ?? 0) ** 4;
        if (other >= 0 && weight > 0 && has(other)) {
          x += weight * (places[2 * other] ?? 0);
          y += weight * (places[2 * other + 1] ?? 0);
          total += weight;
          used++;
        }
      }
      if (total > 0) {
        const turn = paper * goldenAngle;
        found.push([paper, x / total + radius * Math.cos(turn), y / total + radius * Math.sin(turn)]);
      }
    }
    for (const [paper, x, y] of found) {
      places[2 * paper] = x;
      places[2 * paper + 1] = y;
      wanting = true;
    }
  }
}

/** The root of the mean square of the coordinates that there are. */
function spreadOf(places: Float32Array): number {
  let sum = 0;
  let count = 0;
  for (const value of places) {
    if (Number.isFinite(value)) {
      sum += value * value;
      count++;
    }
  }
  return count === 0 ? 1 : Math.sqrt(sum / count);
}

/** Moves the middle to 0, turns the longer side across, and scales so that most papers are within 1 of it; those few far outside are drawn in. */
function normalize(places: Float32Array, without: ReadonlySet<number>): void {
  const numbers = Array.from({ length: places.length / 2 }, (_, paper) => paper).filter((paper) => !without.has(paper));
  const middle = [0, 1].map((axis) => median(numbers.map((paper) => places[2 * paper + axis] ?? 0)));
  turnAcross(places, numbers, middle);
  const radii = numbers
    .map((paper) =>
      Math.hypot((places[2 * paper] ?? 0) - (middle[0] ?? 0), (places[2 * paper + 1] ?? 0) - (middle[1] ?? 0)),
    )
    .sort((a, b) => a - b);
  const scale = radii[Math.min(radii.length - 1, Math.floor(radii.length * 0.95))] ?? 1;
  for (const paper of numbers) {
    const x = ((places[2 * paper] ?? 0) - (middle[0] ?? 0)) / (scale || 1);
    const y = ((places[2 * paper + 1] ?? 0) - (middle[1] ?? 0)) / (scale || 1);
    const radius = Math.hypot(x, y);
    const drawn = radius <= 1 ? 1 : (1 + Math.log(radius)) / radius;
    places[2 * paper] = x * drawn;
    places[2 * paper + 1] = y * drawn;
  }
}

/** Turns places around the middle so that they spread most from left to right, as windows do. */
function turnAcross(places: Float32Array, papers: readonly number[], [mx = 0, my = 0]: readonly number[]): void {
  let [xx, xy, yy] = [0, 0, 0];
  for (const paper of papers) {
    const x = (places[2 * paper] ?? 0) - mx;
    const y = (places[2 * paper + 1] ?? 0) - my;
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const turn = -Math.atan2(2 * xy, xx - yy) / 2;
  for (const paper of papers) {
    const x = (places[2 * paper] ?? 0) - mx;
    const y = (places[2 * paper + 1] ?? 0) - my;
    places[2 * paper] = mx + x * Math.cos(turn) - y * Math.sin(turn);
    places[2 * paper + 1] = my + x * Math.sin(turn) + y * Math.cos(turn);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Moves, turns and scales places so that they lie as near as can be to where the papers were (Procrustes, Schönemann 1966). */
function fitTo(places: Float32Array, known: Float32Array): void {
  const numbers = Array.from({ length: places.length / 2 }, (_, paper) => paper).filter((paper) =>
    Number.isFinite(known[2 * paper] ?? NaN),
  );
  const mean = (values: Float32Array, axis: number): number =>
    numbers.reduce((sum, paper) => sum + (values[2 * paper + axis] ?? 0), 0) / (numbers.length || 1);
  const [px, py, qx, qy] = [mean(places, 0), mean(places, 1), mean(known, 0), mean(known, 1)];
  let along = 0;
  let across = 0;
  let square = 0;
  for (const paper of numbers) {
    const x = (places[2 * paper] ?? 0) - px;
    const y = (places[2 * paper + 1] ?? 0) - py;
    const u = (known[2 * paper] ?? 0) - qx;
    const v = (known[2 * paper + 1] ?? 0) - qy;
    along += x * u + y * v;
    across += x * v - y * u;
    square += x * x + y * y;
  }
  const turn = Math.atan2(across, along);
  const scale = Math.hypot(along, across) / (square || 1);
  for (let paper = 0; paper < places.length / 2; paper++) {
    const x = (places[2 * paper] ?? 0) - px;
    const y = (places[2 * paper + 1] ?? 0) - py;
    places[2 * paper] = qx + scale * (x * Math.cos(turn) - y * Math.sin(turn));
    places[2 * paper + 1] = qy + scale * (x * Math.sin(turn) + y * Math.cos(turn));
  }
}

/** Puts papers into rows below all others. */
function putBelow(places: Float32Array, papers: readonly number[]): void {
  const moved = new Set(papers);
  let lowest = 0;
  for (let paper = 0; paper < places.length / 2; paper++) {
    const y = places[2 * paper + 1] ?? NaN;
    lowest = moved.has(paper) || !Number.isFinite(y) ? lowest : Math.max(lowest, y);
  }
  const columns = Math.max(1, Math.min(40, Math.ceil(Math.sqrt(4 * papers.length))));
  papers.forEach((paper, at) => {
    places[2 * paper] = ((at % columns) - (Math.min(columns, papers.length) - 1) / 2) * apart;
    places[2 * paper + 1] = lowest + apart * (3 + Math.floor(at / columns));
  });
}

function circleOf(size: number): Float32Array {
  return Float32Array.from({ length: 2 * size }, (_, at) => {
    const turn = (2 * Math.PI * (at >> 1)) / Math.max(1, size) - Math.PI;
    return size === 1 ? 0 : 0.7 * (at % 2 === 0 ? Math.cos(turn) : Math.sin(turn));
  });
}
