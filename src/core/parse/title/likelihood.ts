import { TitleEvidence, type TextUnits } from './evidence';
import type { TextWords } from './text-words';
import type { TitleModel } from './title-model';

const kinds = new Uint8Array(32);

/** TitleEvidence from neighbours: the own score, steps of the unit before and of the one after, and what is added always. */
export enum NeighbourEvidence {
  Own,
  Before,
  After = Before + 6,
  Always = After + 6,
  count,
}

/** Where the weights begin: a short text, as a summary is, says otherwise than a long one what it is about. */
export const evidenceOffset = (units: TextUnits): number => (units.size < longText ? 0 : TitleEvidence.count);
const longText = 120;

/** The score of each unit by what the text says of it: the log odds that the title has it. */
export function ownScores(units: TextUnits, { evidence }: Pick<TitleModel, 'evidence'>): Float64Array {
  const scores = new Float64Array(units.size);
  const offset = evidenceOffset(units);
  for (let unit = 0; unit < scores.length; unit++) {
    let score = units.weightOf(unit);
    for (let n = units.evidence(unit, kinds) - 1; n >= 0; n--) {
      score += evidence[offset + kinds[n]!]!;
    }
    scores[unit] = score;
  }
  return scores;
}

/** Log odds at which a step ends: probabilities of 0.05, 0.12, 0.25, 0.4 and 0.6. */
const steps = [-2.944, -1.992, -1.099, -0.405, 0.405];

function stepOf(score: number): number {
  let step = 0;
  while (step < steps.length && score >= steps[step]!) {
    step++;
  }
  return step;
}

/** From 1 to 6 the step of the likeliest neighbour of each unit on each side; 0 for none. */
export function neighbourSteps(
  scores: Float64Array,
  { inOrder, runs, unitPlaces }: TextWords,
): [before: Uint8Array, after: Uint8Array] {
  const before = new Uint8Array(scores.length);
  const after = new Uint8Array(scores.length);
  for (let at = 1; at < unitPlaces; at++) {
    const one = inOrder[at - 1]!;
    const other = inOrder[at]!;
    if (one !== other && runs[at] === runs[at - 1]) {
      before[other] = Math.max(before[other]!, stepOf(scores[one]!) + 1);
      after[one] = Math.max(after[one]!, stepOf(scores[other]!) + 1);
    }
  }
  return [before, after];
}

/**
 * The probability that each unit stands in the title, by a logistic regression; then again, by the units beside it: what
 * stands beside words of the title is often part of it too. Linear in the text.
 */
export function likelihoods(words: TextWords, model: TitleModel): Float64Array {
  const scores = ownScores(words.units, model);
  const [before, after] = neighbourSteps(scores, words);
  const weights = model.neighbours;
  const always = weights[NeighbourEvidence.Always]!;
  for (let unit = 0; unit < scores.length; unit++) {
    let score = weights[NeighbourEvidence.Own]! * scores[unit]! + always;
    score += before[unit] === 0 ? 0 : weights[NeighbourEvidence.Before + before[unit]! - 1]!;
    score += after[unit] === 0 ? 0 : weights[NeighbourEvidence.After + after[unit]! - 1]!;
    scores[unit] = 1 / (1 + Math.exp(-score));
  }
  return scores;
}
