import { stem } from './stem';
import { fold, runs, singular } from './tokenize';

/** A word of Latin letters in a text, for phrases of several words. */
export interface PhraseWord {
  readonly stem: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Whether only a space or a hyphen stands between it and the word before. */
  readonly joined: boolean;
}

/** The longest phrase, in words. */
const maxPhraseWords = 4;

/** The words of a text that phrases are made of, in order, with hyphens dividing. Han runs are left out and divide phrases. */
export function phraseWords(text: string): PhraseWord[] {
  const words: PhraseWord[] = [];
  let lastEnd = -1;
  for (const { start, end, han } of runs(text)) {
    if (!han) {
      const gap = start === lastEnd + 1 ? text.charAt(lastEnd) : '';
      words.push({
        stem: stem(singular(fold(text.slice(start, Math.min(end, start + 40))))),
        start,
        end,
        joined: gap === ' ' || gap === '-',
      });
      lastEnd = end;
    }
  }
  return words;
}

/** Calls `visit` with every phrase of up to four words: its stems with spaces between, and numbers of its first and last word. */
export function eachPhrase(
  words: readonly PhraseWord[],
  visit: (key: string, first: number, last: number) => void,
): void {
  words.forEach((word, first) => {
    let key = word.stem;
    visit(key, first, first);
    for (let last = first + 1; last < first + maxPhraseWords; last++) {
      const next = words[last];
      if (next === undefined || !next.joined) {
        return;
      }
      key += ` ${next.stem}`;
      visit(key, first, last);
    }
  });
}
