import type { Within } from '../index/scores';
import { mostTelling } from '../translation/telling';
import type { ResolvedTerm, Shares, TermScores } from './term-scores';

/** A query with more slots is a sentence, such as one that was pasted; a title of 40 Chinese characters has 39. */
const maxSlots = 48;
/** So many slots find the best papers of a sentence, which then are asked about all of it. */
const tellingSlots = 32;
/** Papers that are asked about all of a sentence: more than are shown, since what tells less may change their order. */
export const maxPromising = 300;

/** What a query asks for: its slots, and where it is in Chinese its words besides, as a table divides them. */
export interface SlotsAndWords {
  readonly slots: readonly ResolvedTerm[];
  readonly words: readonly ResolvedTerm[];
}

/** Whether a query has so many slots that only the papers that promise most are asked about all of them. */
export const isSentence = ({ slots }: SlotsAndWords): boolean => slots.length > maxSlots;

/**
 * The slots of a sentence that tell most. All of them would be found in nearly all papers, mostly for words that tell nothing, and to
 * score these takes most of the time; what its words may also be written as changes the order, but hardly who is among the best.
 */
export function mostTellingOf({ slots }: SlotsAndWords, scores: TermScores): SlotsAndWords {
  return { slots: mostTelling(slots, (slot) => scores.valueOf(slot), tellingSlots), words: [] };
}

/**
 * What papers answer of a query by its slots and, where it has them, by its words.
 * @param within the only papers that are looked at, where it is given
 */
export function sharesOf({ slots, words }: SlotsAndWords, scores: TermScores, within?: Within): Shares {
  const shares = scores.matchingSome(slots, within);
  if (words.length > 0) {
    const byWord = scores.matchingWords(words, within);
    shares.strength.blend(byWord.strength);
    byWord.coverage.papers.forEach((paper) => {
      shares.coverage.raise(paper, byWord.coverage.get(paper));
    });
  }
  return shares;
}
