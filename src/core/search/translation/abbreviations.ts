import { stem } from '../text/stem';
import type { TermTable } from './term-table';

const minLength = 2;
const maxLength = 4;

/**
 * The abbreviations of words that stand beside each other (`fl` of federated learning), as Chinese words of the table have them
 * among their translations beside those words.
 * @param stems of the words, in their order
 * @returns for each word the abbreviations of groups that it is in
 */
export function abbreviationsOf(stems: readonly string[], table: TermTable): readonly (readonly string[])[] {
  const found = stems.map((): string[] => []);
  for (let length = minLength; length <= maxLength; length++) {
    for (let from = 0; from + length <= stems.length; from++) {
      const group = stems.slice(from, from + length);
      const initials = group.map((each) => each.charAt(0)).join('');
      if (isTranslatedWith(initials, group, table)) {
        group.forEach((_, at) => found[from + at]?.push(initials));
      }
    }
  }
  return found;
}

function isTranslatedWith(initials: string, group: readonly string[], table: TermTable): boolean {
  const beside = new Set(
    table.hanWords(stem(initials)).flatMap(({ word }) => table.stemsOf(word).map((translation) => translation.word)),
  );
  return group.every((each) => beside.has(each));
}

/**
 * The translations of a Chinese word, or of one that means the same, that are made of the initials of its others: `fl` of
 * 联邦学习, which is also `feder` and `learn`. One whose stem has lost an s (`nas`) is given as it is written.
 */
export function abbreviationsOfWord(word: string, table: TermTable): readonly string[] {
  const words = [word, ...table.synonyms(word).map((other) => other.word)];
  return [...new Set(words.flatMap((each) => shortStems(table.stemsOf(each).map((translation) => translation.word))))];
}

function shortStems(stems: readonly string[]): readonly string[] {
  const begins = (letter: string): boolean => stems.some((each) => each.length > maxLength && each.startsWith(letter));
  return stems
    .filter((short) => short.length >= minLength && short.length <= maxLength && [...short].every(begins))
    .flatMap((short) => (begins('s') ? [short, `${short}s`] : [short]));
}
