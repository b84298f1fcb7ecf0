import type { WorkSteps } from '../async/time-slicer';
import type { Neighbours } from './neighbours';
import { randomNumbers } from './random';

const rounds = 100;
/** Beyond so many standard deviations all is as far. */
const clipped = 3;
/** UMAP's own start is within 10 of the middle. */
const scale = 4;

/**
 * Places by the two slowest motions of a random walk from neighbour to neighbour (Laplacian eigenmaps, Belkin and Niyogi 2003), by power
 * iteration: where a layout begins, so that regions that belong together come to lie together.
 * @returns x and y of each paper
 */
export function* spectralStart(neighbours: Neighbours, seed: number): WorkSteps<Float32Array> {
  const { count, papers, likeness } = neighbours;
  const size = papers.length / count;
  const degrees = new Float64Array(size);
  eachPair(neighbours, (paper, other, weight) => {
    degrees[paper] = (degrees[paper] ?? 0) + weight;
    degrees[other] = (degrees[other] ?? 0) + weight;
  });
  const random = randomNumbers(seed);
  const vectors = [0, 1].map(() => Float64Array.from({ length: size }, () => random() - 0.5));
  const others = new Float64Array(size);
  for (let round = 0; round < rounds; round++) {
    yield;
    vectors.forEach((vector, at) => {
      others.fill(0);
      for (let paper = 0; paper < size; paper++) {
        for (let place = paper * count; place < (paper + 1) * count; place++) {
          const other = papers[place] ?? -1;
          const weight = likeness[place] ?? 0;
          if (other >= 0) {
            others[paper] = (others[paper] ?? 0) + weight * (vector[other] ?? 0);
            others[other] = (others[other] ?? 0) + weight * (vector[paper] ?? 0);
          }
        }
      }
      for (let paper = 0; paper < size; paper++) {
        const degree = degrees[paper] ?? 0;
        vector[paper] = degree > 0 ? ((vector[paper] ?? 0) + (others[paper] ?? 0) / degree) / 2 : 0;
      }
      standardize(vector, degrees, vectors.slice(0, at));
    });
  }
  const places = new Float32Array(2 * size);
  vectors.forEach((vector, axis) => {
    vector.forEach((value, paper) => {
      places[2 * paper + axis] = scale * Math.max(-clipped, Math.min(clipped, value));
    });
  });
  return places;
}

function eachPair(
  { count, papers, likeness }: Neighbours,
  visit: (paper: number, other: number, weight: number) => void,
): void {
  papers.forEach((other, at) => {
    if (other >= 0) {
      visit(Math.floor(at / count), other, likeness[at] ?? 0);
    }
  });
}

/** Takes out the mean and what goes along with other vectors, by degrees, and brings the rest to a standard deviation of one. */
function standardize(vector: Float64Array, degrees: Float64Array, others: readonly Float64Array[]): void {
  const total = degrees.reduce((sum, degree) => sum + degree, 0) || 1;
  const mean = vector.reduce((sum, value, at) => sum + value * (degrees[at] ?? 0), 0) / total;
  for (let at = 0; at < vector.length; at++) {
    vector[at] = (degrees[at] ?? 0) > 0 ? (vector[at] ?? 0) - mean : 0;
  }
  for (const other of others) {
    let along = 0;
    let square = 0;
    for (let at = 0; at < vector.length; at++) {
      along += (degrees[at] ?? 0) * (vector[at] ?? 0) * (other[at] ?? 0);
      square += (degrees[at] ?? 0) * (other[at] ?? 0) ** 2;
    }
    for (let at = 0; at < vector.length; at++) {
      vector[at] = (vector[at] ?? 0) - (along / (square || 1)) * (other[at] ?? 0);
    }
  }
  const deviation = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0) / (vector.length || 1)) || 1;
  for (let at = 0; at < vector.length; at++) {
    vector[at] = (vector[at] ?? 0) / deviation;
  }
}
