import { fold, runs, tokenize } from '../text/tokenize';
import { stem } from '../text/stem';
import { stopWords } from '../text/stop-words';
import { minCompoundLength } from './han-terms';
import type { TermTable } from './term-table';

/** A word by the stems that it may stand for: a Latin one has one, a Chinese one those of its translations. */
export type Stems = readonly string[];

/** A word of a query or text. */
export interface StemmedWord {
  readonly stems: Stems;
  /** Whether it is a Chinese compound whose parts are not told apart. */
  readonly isWhole: boolean;
}

/**
 * The words of a text that stand for something, in order; a Latin word is its own stem.
 * @param most stems of a Chinese word, the likeliest ones
 */
export function stemmedWords(text: string, table: TermTable, most: number): readonly StemmedWord[] {
  return runs(text).flatMap(({ start, end, han }) => {
    const run = text.slice(start, end);
    return han
      ? table.segment(fold(run)).flatMap((word) => stemmedHanWord(word, table, most))
      : stemmedLatinWord(run).map((stems) => ({ stems, isWhole: false }));
  });
}

/** The stems of a run of letters, none for a stop word. */
export function stemmedLatinWord(run: string): readonly Stems[] {
  return tokenize(run)
    .filter((term) => !stopWords.has(term))
    .map((term) => [stem(term)]);
}

/** A Chinese word: a compound by its parts (生成对抗网络 is three words side by side), any of which may be what only the whole stands for. */
export function stemmedHanWord(word: string, table: TermTable, most: number): readonly StemmedWord[] {
  const likeliest = (each: string): Stems =>
    table
      .stemsOf(each)
      .slice(0, most)
      .map((translation) => translation.word);
  const own = likeliest(word);
  const parts = word.length < minCompoundLength ? [] : table.parts(word).filter((part) => part.length > 1);
  if (parts.length < 2) {
    return own.length === 0 ? [] : [{ stems: own, isWhole: word.length >= minCompoundLength }];
  }
  const ofParts = parts.map(likeliest);
  const others = own.filter((each) => !ofParts.some((stems) => stems.includes(each)));
  return ofParts
    .map((stems) => ({ stems: [...stems, ...others], isWhole: false }))
    .filter(({ stems }) => stems.length > 0);
}
