import type { IdentifyStatus } from '../result';
import type { Comparison } from './compare';

/** Records that are less likely are none. */
const likelyScore = 0.3;
/** From here on an answer is certain; `npm run eval -- identify` tells how many of such are right. */
export const certainScore = 0.8;
/** What somebody must look at, however likely. */
const mostLikely = certainScore - 0.01;

/** Less than this score, in nats, is not enough evidence for certainty … */
const leastScore = 20;
/** … nor is less than this beyond what chance finds among so many records. */
const leastBeyondChance = 10;

/** Weights of a logistic regression by `test/eval/fit-identify.ts`, on papers that `npm run eval -- identify` does not ask about. */
const translatedWeights = [0.871, -0.462, 2.587, -0.309, 2.19, 0.086, 0, -0.911];
const ownWeights = [-3.922, -1.837, 1.987, -2.17, 0.798, 0.214, 3.077, 0];

/** Where another work scores this share of the best one's, one of two that are alike may be missing. */
const closeSecond = 0.8;

/** Abstracts of one language that share fewer runs of words may be of two works of the same authors. */
const leastRuns = 0.68;

/** Where one of two texts has less than this share of the other's runs, it may be of another work that begins alike. */
const leastLength = 0.6;

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

/** Whether another work scores nearly as much. */
export function isCloseSecond(found: Comparison, second: number): boolean {
  return second > closeSecond * found.score;
}

/** Whether one of two texts of one language has much that the other one lacks. */
export function isOtherLength(found: Comparison): boolean {
  return found.kind === 'own' && found.runsOfLonger < leastLength * found.runs;
}

/**
 * The probability that a record is the paper's, by the words of both.
 * @param second what the best other work scores
 * @param records how many were compared
 */
export function probability(found: Comparison, second: number, records: number): number {
  const weights = found.kind === 'own' ? ownWeights : translatedWeights;
  const sum = valuesOf(found, second).reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  const isOpen =
    found.score < Math.max(leastScore, leastBeyondChance + Math.log(Math.max(1, records))) ||
    isCloseSecond(found, second) ||
    isOtherLength(found) ||
    (found.kind === 'own' && found.runs < leastRuns);
  return Math.min(isOpen ? mostLikely : 1, 1 / (1 + Math.exp(-sum)));
}

/** What a record says of itself beside its words, compared with what the paper says. */
export interface Facts {
  /** An identifier is the same, or another one. */
  readonly isSame: boolean;
  readonly isOther: boolean;
  /**
   * What keeps a record from being certain, and no more: another repository, since repositories move and translators break their
   * addresses; another year or number of an event; a title that says that it corrects or answers another work.
   */
  readonly isDoubtful: boolean;
  /** Title and an author are the same. */
  readonly isCorroborated: boolean;
  /** The record has a title alone. */
  readonly isBare: boolean;
}

/**
 * The probability that a record is the paper's, by words and facts: what contradicts it keeps it from being certain.
 * @param second what the best other work scores
 * @param records how many were compared
 */
export function scoreOf(found: Comparison, facts: Facts, second: number, records: number): number {
  const byText = probability(found, second, records);
  if (facts.isOther) {
    return Math.min(byText, facts.isSame ? 0.5 : 0.25);
  }
  if (facts.isSame) {
    // An identifier beside a text that has nothing to do with it may be somebody else's.
    return found.score > 0 || facts.isBare ? Math.max(byText, 0.999) : 0.6;
  }
  if (facts.isDoubtful) {
    return Math.min(byText, mostLikely);
  }
  if (facts.isCorroborated) {
    return Math.max(byText, 0.98);
  }
  return found.score >= second ? byText : Math.min(byText, 0.5);
}

/** What a probability means for who asks. */
export function statusOf(score: number): IdentifyStatus {
  return score >= certainScore ? 'certain' : score >= likelyScore ? 'likely' : 'none';
}
