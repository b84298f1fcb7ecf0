import {
  kindOfSize,
  kindsOfPlacing,
  markCount,
  marksIn,
  maxUnits,
  placings,
  TitleEvidence,
  type TextUnits,
} from './evidence';
import type { TextWords } from './text-words';
import type { TitleModel } from './title-model';

/** Where the weights begin: a short text, as a summary is, says otherwise than a long one what it is about. */
export const evidenceOffset = (units: TextUnits): number => (units.size < longText ? 0 : TitleEvidence.count);
const longText = 120;

/** Marks are summed in two halves. */
const lowMarks = 8;

/** What evidence weighs, by its values. */
interface EvidenceSums {
  readonly placings: Float64Array;
  readonly lowMarks: Float64Array;
  readonly highMarks: Float64Array;
}

function sumsOf(evidence: Float64Array, offset: number): EvidenceSums {
  const sum = (kinds: readonly number[]): number =>
    kinds.reduce((all, kind) => all + (evidence[offset + kind] ?? 0), 0);
  const upTo = (count: number, kindsIn: (value: number) => readonly number[]): Float64Array =>
    Float64Array.from({ length: count }, (_, value) => sum(kindsIn(value)));
  return {
    placings: upTo(placings, kindsOfPlacing),
    lowMarks: upTo(1 << lowMarks, marksIn),
    highMarks: upTo(1 << (markCount - lowMarks), (value) => marksIn(value << lowMarks)),
  };
}

const known = new WeakMap<Float64Array, readonly [short: EvidenceSums, long: EvidenceSums]>();

function sumsFor(evidence: Float64Array, offset: number): EvidenceSums {
  let sums = known.get(evidence);
  if (sums === undefined) {
    sums = [sumsOf(evidence, 0), sumsOf(evidence, TitleEvidence.count)];
    known.set(evidence, sums);
  }
  return sums[offset === 0 ? 0 : 1];
}

/** The score of each unit by what the text says of it: the log odds that the title has it. Written into `scores`. */
export function scoreUnits(units: TextUnits, { evidence }: Pick<TitleModel, 'evidence'>, scores: Float64Array): void {
  const offset = evidenceOffset(units);
  const sums = sumsFor(evidence, offset);
  const { size, marks, weights } = units;
  const always = (evidence[offset + TitleEvidence.Always] ?? 0) + (evidence[offset + kindOfSize(size)] ?? 0);
  for (let unit = 0; unit < size; unit++) {
    const mark = marks[unit] ?? 0;
    scores[unit] =
      always +
      (weights[unit] ?? 0) +
      (sums.placings[units.placing(unit)] ?? 0) +
      (sums.lowMarks[mark & ((1 << lowMarks) - 1)] ?? 0) +
      (sums.highMarks[mark >> lowMarks] ?? 0);
  }
}

/** Log odds at which a step ends: probabilities of 0.05, 0.12, 0.25, 0.4 and 0.6. */
const stepOf = (score: number): number =>
  score < -1.099 ? (score < -2.944 ? 0 : score < -1.992 ? 1 : 2) : score < -0.405 ? 3 : score < 0.405 ? 4 : 5;

/** The step of the likeliest neighbour of each unit on a side, from 1 to 6; 0 for none. Until the next text is read. */
export interface NeighbourSteps {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

const neighbours: NeighbourSteps = { before: new Uint8Array(maxUnits), after: new Uint8Array(maxUnits) };
const ownSteps = new Uint8Array(maxUnits);

export function neighbourSteps(scores: Float64Array, { inOrder, runs, unitPlaces, units }: TextWords): NeighbourSteps {
  const { before, after } = neighbours;
  const { size } = units;
  before.fill(0, 0, size);
  after.fill(0, 0, size);
  for (let unit = 0; unit < size; unit++) {
    ownSteps[unit] = stepOf(scores[unit] ?? 0) + 1;
  }
  for (let at = 1; at < unitPlaces; at++) {
    const one = inOrder[at - 1] ?? 0;
    const other = inOrder[at] ?? 0;
    if (one !== other && runs[at] === runs[at - 1]) {
      if ((ownSteps[one] ?? 0) > (before[other] ?? 0)) {
        before[other] = ownSteps[one] ?? 0;
      }
      if ((ownSteps[other] ?? 0) > (after[one] ?? 0)) {
        after[one] = ownSteps[other] ?? 0;
      }
    }
  }
  return neighbours;
}

const scores = new Float64Array(maxUnits);
const worths = new Int32Array(maxUnits);

const steps = 32;
const highest = 8;
/** The logistic function from -`highest` to `highest` in ten thousandths, so that sums are the same on every machine. */
const probabilities = Int32Array.from({ length: 2 * highest * steps + 1 }, (_, at) =>
  Math.round(1e4 / (1 + Math.exp(highest - at / steps))),
);
function probabilityOf(score: number): number {
  const bounded = score < -highest ? -highest : score > highest ? highest : score;
  return probabilities[((bounded + highest) * steps + 0.5) | 0] ?? 0;
}

/**
 * What each unit is worth in the title, in ten thousandths: its probability to stand there, by a logistic regression, less `price`; then again, by the units
 * beside it: what stands beside words of the title is often part of it too. Linear in the text. The result is that of the text until the
 * next one is read.
 */
export function unitWorths(words: TextWords, model: TitleModel, price: number): Int32Array {
  scoreUnits(words.units, model, scores);
  const { before, after } = neighbourSteps(scores, words);
  const { own, always, ofBefore, ofAfter } = model.neighbours;
  const { size } = words.units;
  for (let unit = 0; unit < size; unit++) {
    const score =
      own * (scores[unit] ?? 0) + always + (ofBefore[before[unit] ?? 0] ?? 0) + (ofAfter[after[unit] ?? 0] ?? 0);
    worths[unit] = probabilityOf(score) - price;
  }
  return worths;
}
