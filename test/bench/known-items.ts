import type { CorpusPaper } from '../data';
import { randomNumbers } from '../eval/corpus-papers';
import { threeWords, titleWithTypo, wordFrequencies } from '../eval/search';
import type { Search } from './rivals';

export interface Question {
  readonly query: string;
  readonly key: string;
}

const depth = 10;

export interface KnownItems {
  /** Three words of the abstract. */
  readonly words: readonly Question[];
  /** The title with one typo. */
  readonly misspelt: readonly Question[];
  /** The title as it is. */
  readonly titles: readonly Question[];
}

export function knownItemQuestions(corpus: readonly CorpusPaper[], count: number): KnownItems {
  const random = randomNumbers(7);
  const sample = Array.from({ length: count }, () => corpus[Math.floor(random() * corpus.length)] as CorpusPaper);
  const frequencies = wordFrequencies(corpus);
  return {
    words: sample.map((paper) => threeWords(paper, frequencies, corpus.length, random)),
    misspelt: sample.map((paper) => titleWithTypo(paper, random)),
    titles: sample.map(({ id, title }) => ({ query: title, key: id })),
  };
}

/** Mean reciprocal rank of the wanted papers within the first ten. */
export async function meanReciprocalRank(search: Search, questions: readonly Question[]): Promise<number> {
  let sum = 0;
  for (const { query, key } of questions) {
    const rank = (await search(query)).slice(0, depth).indexOf(key) + 1;
    sum += rank === 0 ? 0 : 1 / rank;
  }
  return sum / questions.length;
}
