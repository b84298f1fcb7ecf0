import type { PassageKind, PassageMatch } from './passage-search';

/** Weights of a logistic regression by `test/eval/fit-passages.ts`, on other papers than those that `npm run eval -- sources` asks about. */
const weights: Readonly<Record<PassageKind, readonly number[]>> = {
  own: [-2.242, -1.425, -2.264, 2.205, -1.18, -2.544, 3.78, 4.827, 2.461, 4.053, 0.01],
  fromChinese: [-4.474, -0.943, 0.431, -0.762, 2.383, -2.403, -1.177, 4.047, 0.118, 6.35, 1.621],
  fromEnglish: [-6.541, -3.102, -1.227, 0.785, 0.213, -0.029, 2.657, 2.853, -0.862, 11.079, 0.543],
};

/** Less likely sources are none. */
const least: Readonly<Record<PassageKind, number>> = { own: 0.5, fromChinese: 0.35, fromEnglish: 0.4 };

/**
 * What the probability is made of, as numbers that weights go with.
 * @param second what the best other paper scores
 */
export function passageValues(found: Omit<PassageMatch, 'paper' | 'sentence'>, second: number): readonly number[] {
  const { paperScore, score, mean, paperShare, sentenceShare, runs, density } = found;
  const told = Math.log(Math.max(1, mean));
  return [
    1,
    sentenceShare,
    paperShare,
    Math.log(Math.max(1, score)),
    Math.log(Math.max(1, paperScore)),
    told,
    Math.max(-2, Math.min(2, score / Math.max(4, mean))),
    Math.max(-2, Math.min(2, (score - second) / 10)),
    runs,
    Math.min(1, density),
    sentenceShare * told,
  ];
}

/** The probability that the text was taken from the sentence, or says what it says. */
export function passageProbability(found: PassageMatch, second: number): number {
  const own = weights[found.kind];
  const sum = passageValues(found, second).reduce((total, value, at) => total + value * (own[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Whether a source is likely enough to be told. */
export function isLikelySource(kind: PassageKind, probability: number): boolean {
  return probability >= least[kind];
}
