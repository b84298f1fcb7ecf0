import type { Romanize } from '../../library/base/romanize';
import type { Paper } from '../../model/paper';
import { runs } from './tokenize';

/** Syllables that are typed in one word, and that stand for one word of initials. */
const joinedSyllables = [1, 2, 3, 4];
const joinedInitials = [2, 3, 4];
/** What begins at a syllable is found as far as this while it is being typed. */
const longest = 8;
/** Longer titles are cut; those of lists are beginnings of their abstracts. */
const maxCharacters = 60;

/**
 * What a paper is found by in pinyin, words apart by spaces: for each Han run of title and names the syllables joined
 * (`shenjingwangluo`) and their initials (`sjwl`), from every syllable on. `undefined` without Han characters.
 */
export function pinyinText(paper: Paper, romanize: Romanize): string | undefined {
  const words = new Set<string>();
  for (const text of [paper.title, ...paper.names]) {
    for (const { start, end } of runs(text.slice(0, maxCharacters)).filter(({ han }) => han)) {
      addWords(
        romanize(text.slice(start, end))
          .split(' ')
          .filter((syllable) => syllable !== ''),
        words,
      );
    }
  }
  return words.size === 0 ? undefined : [...words].join(' ');
}

function addWords(syllables: readonly string[], words: Set<string>): void {
  for (let at = 0; at < syllables.length; at++) {
    const left = syllables.length - at;
    const upTo = (count: number): readonly string[] => syllables.slice(at, at + count);
    for (const count of [...joinedSyllables.filter((each) => each <= left), Math.min(left, longest)]) {
      words.add(upTo(count).join(''));
    }
    for (const count of [
      ...joinedInitials.filter((each) => each <= left),
      ...(left > 1 ? [Math.min(left, longest)] : []),
    ]) {
      words.add(
        upTo(count)
          .map((syllable) => syllable.charAt(0))
          .join(''),
      );
    }
  }
}
