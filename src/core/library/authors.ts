import type { PersonName } from '../model';
import { normalizeText } from './normal';

/** A person as names are compared. */
export interface ComparedAuthor {
  /** Last word of the family name in normal form; of a Chinese name all its characters, sorted, since its order is often turned. */
  readonly family: string;
  /** Of the first given name, where it is known; none of a Chinese name. */
  readonly initial: string;
  /** All words, sorted: who writes the family name first has the same. */
  readonly words: string;
}

/** `common`: at least one; `none`: others altogether; `unknown`: one list is empty, or in another script. */
export type AuthorRelation = 'common' | 'none' | 'unknown';

const han = /\p{Script=Han}/u;
const longestName = 200;
const mostCompared = 8;

/** The first authors of an entry. */
export function comparedAuthors(authors: readonly PersonName[]): readonly ComparedAuthor[] {
  return authors.slice(0, mostCompared).map(comparedAuthor).filter(({ family }) => family !== '');
}

/** The first authors as one text, which `authorsIn` reads; `undefined` where there are none. */
export function authorsText(authors: readonly PersonName[]): string | undefined {
  const part = (text = '') => text.slice(0, longestName).replace(/[,;]/g, ' ').trim();
  const texts = authors.slice(0, mostCompared).map(({ family, given, literal }) => [part(family ?? literal), part(given)].filter((text) => text !== '').join(', '));
  return texts.filter((text) => text !== '').join('; ') || undefined;
}

/** The authors in such a text. */
export function authorsIn(text: string): readonly PersonName[] {
  return text.split(';').map((author) => {
    const [family = '', given] = author.split(',').map((part) => part.trim());
    return { family, ...(given === undefined ? {} : { given }) };
  });
}

function comparedAuthor(name: PersonName): ComparedAuthor {
  const given = (name.given ?? '').slice(0, longestName);
  const family = (name.family ?? name.literal ?? '').slice(0, longestName);
  if (han.test(family + given)) {
    const characters = [...normalizeText(family + given)].sort().join('');
    return { family: characters, initial: '', words: characters };
  }
  const last = normalizeText(family.slice(family.trim().lastIndexOf(' ') + 1)) || normalizeText(given);
  const words = `${family} ${given}`.split(/[\s,.-]+/).map(normalizeText).filter((word) => word !== '').sort().join(' ');
  return { family: last, initial: normalizeText(given).slice(0, 1), words };
}

function isOne(left: ComparedAuthor, right: ComparedAuthor): boolean {
  return left.words === right.words || (left.family === right.family && (left.initial === '' || right.initial === '' || left.initial === right.initial));
}

/** See `AuthorRelation`. */
export function authorRelation(left: readonly ComparedAuthor[], right: readonly ComparedAuthor[]): AuthorRelation {
  if (left.length === 0 || right.length === 0) {
    return 'unknown';
  }
  if (left.some((author) => right.some((other) => isOne(author, other)))) {
    return 'common';
  }
  const isHan = (authors: readonly ComparedAuthor[]) => authors.some(({ family }) => han.test(family));
  return isHan(left) === isHan(right) ? 'none' : 'unknown';
}
