import type { Comparison } from './compare';

/** Records that are less likely are none. */
export const likelyScore = 0.3;
/** From here on an answer is certain; `npm run eval -- identify` tells how many of such are right. */
export const certainScore = 0.9;

/** Weights of a logistic regression by `test/eval/fit-identify.ts`, on papers that `npm run eval -- identify` does not ask about. */
const translatedWeights = [0.683, -0.891, 2.922, -0.075, 2.002, -0.012, 0, -0.922];
const ownWeights = [-2.723, -0.517, -0.429, -2.204, 0.954, 0.213, 4.568, 0];

/** Less is not enough evidence for certainty, in nats. */
const leastScore = 30;
/** Where another work scores this share of the best one's, one of two that are alike may be missing. */
const closeSecond = 0.8;

/** Abstracts of one language that share fewer runs of words may be of two works of the same authors. */
const leastRuns = 0.68;

/**
 * What the probability is made of, as numbers that weights go with.
 * @param second what the best other work scores
 */
export function valuesOf(found: Comparison, second: number): readonly number[] {
  const { score, mean, deviation, explained, runs, latinShared, latinLacking } = found;
  return [
    1,
    Math.log(Math.max(1, score)),
    Math.log(Math.max(1, score - Math.max(0, second))),
    2 * Math.max(-1, Math.min(2, score / Math.max(10, mean))),
    Math.max(-6, (score - mean) / Math.max(1, deviation)),
    5 * explained,
    5 * runs,
    (5 * latinLacking) / (latinShared + latinLacking + 7),
  ];
}

/**
 * The probability that a record is the paper's.
 * @param second what the best other work scores
 */
export function probability(found: Comparison, second: number): number {
  const weights = found.kind === 'own' ? ownWeights : translatedWeights;
  const sum = valuesOf(found, second).reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  const isOpen =
    found.score < leastScore || second > closeSecond * found.score || (found.kind === 'own' && found.runs < leastRuns);
  return Math.min(isOpen ? certainScore - 0.01 : 1, 1 / (1 + Math.exp(-sum)));
}
