import type { CorpusPaper } from '../data';
import { randomNumbers } from '../eval/corpus-papers';
import { threeWords, titleWithTypo, wordFrequencies } from '../eval/search';

const wordsOfTitle = 4;

/** Queries as people type them, in turn three words of an abstract and the begin of a title; every third has a typo. */
export function realQueries(corpus: readonly CorpusPaper[], count: number): string[] {
  const frequencies = wordFrequencies(corpus);
  const random = randomNumbers(11);
  return Array.from({ length: count }, (_, index) => {
    const paper = corpus[Math.floor(random() * corpus.length)] as CorpusPaper;
    const query =
      index % 2 === 0
        ? threeWords(paper, frequencies, corpus.length, random).query
        : paper.title.toLowerCase().split(' ').slice(0, wordsOfTitle).join(' ');
    return index % 3 === 0 ? titleWithTypo({ ...paper, title: query }, random).query : query;
  });
}

/** What stands in the box after each letter. */
export function keystrokes(queries: readonly string[]): string[] {
  return queries.flatMap((query) => [...query].map((_, index, letters) => letters.slice(0, index + 1).join('')));
}
