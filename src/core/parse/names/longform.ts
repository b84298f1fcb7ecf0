import { Kind, type Tokens } from './tokens';
import { FUNCTION } from './words';
import { isDigit, isUpper } from './candidate';

/** A long form that an abbreviation stands for, tokens `first` to `last`. */
export interface LongForm {
  readonly first: number;
  readonly last: number;
  /** Share of its informative words that are capitalised, 0 to 1. */
  readonly capitals: number;
}

const maxWords = 12;
const wordStart = /[A-Za-z0-9]+/g;

/**
 * The words before the bracket at token `bracket` whose letters the abbreviation takes, in order, every word that is
 * taken from its first letter (after Schwartz and Hearst, 2003); `undefined` if there are none.
 */
export function longFormBefore(tokens: Tokens, bracket: number, abbreviation: string): LongForm | undefined {
  const letters = lettersOf(abbreviation);
  if (letters.length < 2 || letters.length > 10) {
    return undefined;
  }
  let first = bracket;
  const limit = Math.max(0, bracket - Math.min(maxWords, letters.length * 2 + 2));
  // The shortest stretch that holds the letters is the long form.
  for (let i = bracket - 1; i >= limit; i--) {
    if (tokens.kind[i] !== Kind.Word && !isJoint(tokens, i)) {
      break;
    }
    if (tokens.sentence[i] !== tokens.sentence[bracket]) {
      break;
    }
    first = i;
    if (tokens.kind[i] !== Kind.Word) {
      continue;
    }
    if (firstLetter(tokens, i) !== letters.charAt(0)) {
      continue;
    }
    if (takes(tokens, first, bracket - 1, letters)) {
      return describe(tokens, first, bracket - 1);
    }
  }
  return undefined;
}

/** The same for a long form in brackets after the name: tokens after `bracket` up to the closing one. */
export function longFormAfter(tokens: Tokens, bracket: number, abbreviation: string): LongForm | undefined {
  const letters = lettersOf(abbreviation);
  if (letters.length < 2 || letters.length > 10) {
    return undefined;
  }
  let last = bracket;
  while (
    last + 1 < tokens.count &&
    last - bracket < maxWords &&
    (tokens.kind[last + 1] === Kind.Word || isJoint(tokens, last + 1))
  ) {
    last++;
  }
  if (last < bracket + 2 || firstLetter(tokens, bracket + 1) !== letters.charAt(0)) {
    return undefined;
  }
  return takes(tokens, bracket + 1, last, letters) ? describe(tokens, bracket + 1, last) : undefined;
}

function lettersOf(abbreviation: string): string {
  const hasCapitals = /[A-Z].*[A-Z]/.test(abbreviation);
  let letters = '';
  for (let i = 0; i < abbreviation.length; i++) {
    const code = abbreviation.charCodeAt(i);
    if (isUpper(code) || isDigit(code) || (!hasCapitals && code >= 0x61 && code <= 0x7a)) {
      letters += abbreviation.charAt(i).toLowerCase();
    }
  }
  return letters.endsWith('s') && abbreviation.endsWith('S') === false && hasCapitals
    ? letters.replace(/s$/, '')
    : letters;
}

function isJoint(tokens: Tokens, i: number): boolean {
  const mark = tokens.text.charAt(tokens.start[i] ?? 0);
  return (
    mark === '-' ||
    mark === '&' ||
    mark === '/' ||
    mark === ',' ||
    mark === '\uE000' ||
    mark === '\uE001' ||
    mark === '–'
  );
}

function firstLetter(tokens: Tokens, i: number): string {
  return tokens.text.charAt(tokens.start[i] ?? 0).toLowerCase();
}

/** Whether every letter is the start of a word or of a part of one, in order, with at most two informative words unused. */
function takes(tokens: Tokens, first: number, last: number, letters: string): boolean {
  let used = 0;
  let skipped = 0;
  for (let i = first; i <= last; i++) {
    if (tokens.kind[i] !== Kind.Word) {
      continue;
    }
    const word = tokens.text.slice(tokens.start[i], tokens.end[i]);
    wordStart.lastIndex = 0;
    let took = false;
    for (let part = wordStart.exec(word); part !== null; part = wordStart.exec(word)) {
      if (used < letters.length && part[0].charAt(0).toLowerCase() === letters.charAt(used)) {
        used++;
        took = true;
        // Further letters out of the same word: `ALigNed` for LN.
        for (let k = 1; k < part[0].length && used < letters.length; k++) {
          const code = part[0].charCodeAt(k);
          if (isUpper(code) && part[0].charAt(k).toLowerCase() === letters.charAt(used)) {
            used++;
          }
        }
      }
    }
    if (!took && !((tokens.flags[i] ?? 0) & FUNCTION)) {
      skipped++;
    }
  }
  if (used === letters.length) {
    return skipped <= 1;
  }
  return used >= 2 && used >= letters.length - 1 && letters.length >= 4 && skipped === 0;
}

function describe(tokens: Tokens, first: number, last: number): LongForm {
  let words = 0;
  let capitals = 0;
  for (let i = first; i <= last; i++) {
    if (tokens.kind[i] !== Kind.Word || (tokens.flags[i] ?? 0) & FUNCTION) {
      continue;
    }
    words++;
    if (isUpper(tokens.text.charCodeAt(tokens.start[i] ?? 0))) {
      capitals++;
    }
  }
  return { first, last, capitals: words === 0 ? 0 : capitals / words };
}
