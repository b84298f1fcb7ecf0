import type { Paper } from '../../model/paper';
import { type SearchField, fieldText } from '../index/fields';
import {
  fold,
  hanTerms,
  isHanTerm,
  joined,
  runAround,
  runs,
  singular,
  wordTerms,
  type TextRun,
} from '../text/tokenize';

/** Field to the words that stand for one of the terms it holds, each once, as written. */
export function matchesOf(
  paper: Paper,
  terms: ReadonlyMap<SearchField, readonly string[]>,
): Record<string, readonly string[]> {
  const matches: Record<string, readonly string[]> = {};
  for (const [field, held] of terms) {
    const text = fieldText(paper, field) ?? '';
    const found = wordsAround(text, held) ?? matchedWords(text, new Set(held));
    if (found.length > 0) {
      matches[field] = found;
    }
  }
  return matches;
}

const maxOccurrences = 50;

/** The words in which the terms stand as they are, in order of the text; `undefined` if one does not, as the whole of a compound. */
function wordsAround(text: string, terms: readonly string[]): string[] | undefined {
  const lower = text.toLowerCase();
  const found = new Map<string, number>();
  if (lower.length !== text.length || terms.some(isHanTerm)) {
    return undefined;
  }
  for (const term of terms) {
    let seen = false;
    for (
      let at = lower.indexOf(term), count = 0;
      at >= 0 && count < maxOccurrences;
      at = lower.indexOf(term, at + term.length), count++
    ) {
      const { start, end } = runAround(text, at);
      const raw = text.slice(start, end);
      if (wordTerms(raw).includes(term)) {
        seen = true;
        found.set(raw, Math.min(found.get(raw) ?? start, start));
      }
    }
    if (!seen) {
      return undefined;
    }
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([raw]) => raw);
}

/** A compound that matches as a whole is one word; Han characters that adjoin are one word. */
function matchedWords(text: string, terms: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const ofHan = [...terms].filter(isHanTerm);
  const all = runs(text);
  for (let index = 0; index < all.length; index++) {
    const run = all[index] as TextRun;
    const raw = text.slice(run.start, run.end);
    if (run.han) {
      addHanWords(raw, ofHan, found);
      continue;
    }
    const last = compoundEnd(text, all, index, terms);
    if (last > index) {
      found.add(text.slice(run.start, (all[last] as TextRun).end));
      index = last;
    } else if (wordTerms(raw).some((term) => terms.has(term))) {
      found.add(raw);
    }
  }
  return [...found];
}

/** The last run of the compound that begins at `first`, where the terms hold its whole. */
function compoundEnd(text: string, all: readonly TextRun[], first: number, terms: ReadonlySet<string>): number {
  let last = first;
  while (last + 1 < all.length && joined(text, all[last] as TextRun, all[last + 1] as TextRun)) {
    last++;
  }
  if (last === first) {
    return first;
  }
  const whole = all
    .slice(first, last + 1)
    .map(({ start, end }) => text.slice(start, end))
    .join('');
  return terms.has(singular(fold(whole))) ? last : first;
}

/** Adds the stretches of a Han run that are covered by matched bigrams. */
function addHanWords(raw: string, terms: readonly string[], found: Set<string>): void {
  const folded = fold(raw);
  const held = new Set(terms.filter((term) => folded.includes(term)));
  // Most runs hold none, and to take one apart makes a string of each pair.
  if (held.size === 0) {
    return;
  }
  const bigrams = hanTerms(raw);
  const characters = [...raw];
  let stretch = '';
  characters.forEach((character, index) => {
    const covered = held.has(bigrams[index] ?? '') || (index > 0 && held.has(bigrams[index - 1] ?? ''));
    if (covered) {
      stretch += character;
    }
    if (stretch !== '' && (!covered || index === characters.length - 1)) {
      found.add(stretch);
      stretch = '';
    }
  });
}
