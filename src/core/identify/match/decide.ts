import type { Comparison } from './compare';

/** Records that are less likely are none. */
export const likelyScore = 0.3;
/** From here on an answer is certain: measured, two in a thousand of such are wrong. */
export const certainScore = 0.97;

/** Weights of a logistic regression, fitted on one half of papers with known records (see test/eval/identify.ts). */
const translatedWeights = [-1.028, 2.445, -1.714, -3.469, 3.403, 5.446, -1.582, -0.662, -1.147];
const ownWeights = [-0.027, 0.396, 0.216, 0.535, 2.608, 0.89, 0, 0, 0];

/**
 * The probability that a record is the paper's.
 * @param second what the best other work scores
 */
export function probability(found: Comparison, second: number): number {
  const mean = Math.max(10, found.mean);
  const score = Math.max(-20, found.score);
  const { explained, latinShared, latinLacking } = found;
  const values = [
    1,
    Math.min(6, (score - Math.max(0, second)) / 20),
    score / 40,
    (2 * score) / mean,
    Math.max(-6, (score - mean) / Math.max(1, found.deviation)),
    5 * explained,
    Math.min(5, latinShared / 20),
    Math.min(5, latinLacking / 20),
    (5 * latinLacking) / (latinShared + latinLacking + 7),
  ];
  const weights = found.kind === 'own' ? ownWeights : translatedWeights;
  const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  // What little text says is never certain, however well it fits.
  return Math.min(score < leastScore ? certainScore - 0.01 : 1, 1 / (1 + Math.exp(-sum)));
}

/** Less is not enough evidence for certainty, in nats. */
const leastScore = 18;
