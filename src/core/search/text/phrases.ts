import { RunCache } from './run-cache';
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
/** A longer word is cut here. */
const maxWordLength = 40;

const stems = new RunCache((word) => [stem(singular(fold(word)))]);

/** Lets go of the words that are remembered: for when many texts have been read. */
export function forgetPhraseWords(): void {
  stems.clear();
}

/** The words of a text that phrases are made of, in order, with hyphens dividing. Han runs are left out and divide phrases. */
export function phraseWords(text: string): PhraseWord[] {
  const words: PhraseWord[] = [];
  let lastEnd = -1;
  for (const { start, end, han } of runs(text)) {
    if (!han) {
      const gap = start === lastEnd + 1 ? text.charAt(lastEnd) : '';
      words.push({
        stem: stems.get(text, start, Math.min(end, start + maxWordLength))[0] ?? '',
        start,
        end,
        joined: gap === ' ' || gap === '-',
      });
      lastEnd = end;
    }
  }
  return words;
}

/**
 * Calls `visit` with every phrase of up to four words: its stems with spaces between, and numbers of its first and last word.
 * Where it returns false, it is told of no longer ones that begin so.
 */
export function eachPhrase(
  words: readonly PhraseWord[],
  visit: (key: string, first: number, last: number) => unknown,
): void {
  words.forEach((word, first) => {
    let key = word.stem;
    if (visit(key, first, first) === false) {
      return;
    }
    for (let last = first + 1; last < first + maxPhraseWords; last++) {
      const next = words[last];
      if (next === undefined || !next.joined) {
        return;
      }
      key += ` ${next.stem}`;
      if (visit(key, first, last) === false) {
        return;
      }
    }
  });
}
