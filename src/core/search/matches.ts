import type { Paper } from '../model';
import { fields, fieldText } from './fields';
import { joined, hanTerms, runs, singular, fold, wordTerms, type Run } from './tokenize';

/** Field to the words that stand for one of the terms, each once, as written. Empty fields are left out. */
export function matchesOf(paper: Paper, terms: ReadonlySet<string>): Record<string, readonly string[]> {
  const matches: Record<string, readonly string[]> = {};
  for (const field of fields) {
    const text = fieldText(paper, field);
    const found = text === undefined ? [] : matchedWords(text, terms);
    if (found.length > 0) {
      matches[field] = found;
    }
  }
  return matches;
}

/** A compound that matches as a whole is one word; Han characters that adjoin are one word. */
function matchedWords(text: string, terms: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const all = runs(text);
  for (let index = 0; index < all.length; index++) {
    const run = all[index] as Run;
    const raw = text.slice(run.start, run.end);
    if (run.han) {
      addHanWords(raw, terms, found);
      continue;
    }
    const last = compoundEnd(text, all, index, terms);
    if (last > index) {
      found.add(text.slice(run.start, (all[last] as Run).end));
      index = last;
    } else if (wordTerms(raw).some((term) => terms.has(term))) {
      found.add(raw);
    }
  }
  return [...found];
}

/** The last run of the compound that begins at `first`, where the terms hold its whole. */
function compoundEnd(text: string, all: readonly Run[], first: number, terms: ReadonlySet<string>): number {
  let last = first;
  while (last + 1 < all.length && joined(text, all[last] as Run, all[last + 1] as Run)) {
    last++;
  }
  if (last === first) {
    return first;
  }
  const whole = all.slice(first, last + 1).map(({ start, end }) => text.slice(start, end)).join('');
  return terms.has(singular(fold(whole))) ? last : first;
}

/** Adds the stretches of a Han run that are covered by matched bigrams. */
function addHanWords(raw: string, terms: ReadonlySet<string>, found: Set<string>): void {
  const bigrams = hanTerms(raw);
  const characters = [...raw];
  let stretch = '';
  characters.forEach((character, index) => {
    const covered = terms.has(bigrams[index] ?? '') || (index > 0 && terms.has(bigrams[index - 1] ?? ''));
    if (covered) {
      stretch += character;
    }
    if (stretch !== '' && (!covered || index === characters.length - 1)) {
      found.add(stretch);
      stretch = '';
    }
  });
}
