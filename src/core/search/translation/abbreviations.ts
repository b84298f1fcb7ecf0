import type { PaperIndex } from '../index/paper-index';
import { stem } from '../text/stem';
import { introducedFor, introducesInitials } from './library-abbreviations';
import type { TermTable } from './term-table';

const minLength = 2;
const maxLength = 4;

/** Chinese words side by side that an abbreviation may stand for, how many characters they have at least, and words of a run that may hold such. */
const maxHanWords = 3;
const minHanLength = 3;
const maxRunWords = 16;

/**
 * The abbreviations of words that stand beside each other (`fl` of federated learning): Chinese words of the table have them
 * among their translations beside those words, or a paper of the library introduces them.
 * @param stems of the words, in their order
 * @returns for each word the abbreviations of groups that it is in
 */
export function abbreviationsOf(
  stems: readonly string[],
  table: TermTable,
  index: PaperIndex,
): readonly (readonly string[])[] {
  const found = stems.map((): string[] => []);
  for (let length = minLength; length <= maxLength; length++) {
    for (let from = 0; from + length <= stems.length; from++) {
      const group = stems.slice(from, from + length);
      const initials = group.map((each) => each.charAt(0)).join('');
      const forms = [initials, `${initials}s`].filter((each) => index.knows(each));
      if (
        forms.length > 0 &&
        (isTranslatedWith(initials, group, table) || introducesInitials(initials, group, index))
      ) {
        group.forEach((_, at) => found[from + at]?.push(...forms));
      }
    }
  }
  return found;
}

function isTranslatedWith(initials: string, group: readonly string[], table: TermTable): boolean {
  const words = table.hanWords(stem(initials));
  return group.every((each) => words.some(({ word }) => table.stemsOf(word).some((beside) => beside.word === each)));
}

/**
 * The abbreviations that Chinese papers of the library give words that stand beside each other: `fl` for 联合 and 学习 where one says 联合学习(FL).
 * @param runs the words of each folded run, in their order; of a long run, which is no term, nothing is told
 * @param wanted the words that are asked about: for each group with such a word a few papers are read
 * @returns by word the abbreviations of groups that it is in
 */
export function abbreviationsInLibrary(
  runs: readonly (readonly string[])[],
  wanted: readonly string[],
  index: PaperIndex,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>(wanted.map((word) => [word, []]));
  for (const words of runs.filter(({ length }) => length <= maxRunWords)) {
    for (let from = 0; from < words.length; from++) {
      for (let length = 1; length <= maxHanWords && from + length <= words.length; length++) {
        const group = words.slice(from, from + length);
        const term = group.join('');
        const isAsked = term.length >= minHanLength && group.some((word) => found.has(word));
        const initials = isAsked ? introducedFor(term, index) : [];
        group.forEach((word) => found.get(word)?.push(...initials));
      }
    }
  }
  return found;
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
