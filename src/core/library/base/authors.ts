import type { PersonName } from '../../model/paper';
import { normalizeText } from './normalize';

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
const maxNameLength = 200;
const maxCompared = 8;

/** The first authors of an entry. */
export function comparedAuthors(authors: readonly PersonName[]): readonly ComparedAuthor[] {
  return authors
    .slice(0, maxCompared)
    .map(comparedAuthor)
    .filter(({ family }) => family !== '');
}

/** The first authors of an entry as one text, which `authorsOf` reads. */
export function authorsText(authors: readonly PersonName[]): string {
  const plain = (text = '') =>
    text
      .slice(0, maxNameLength)
      .replace(/[;,\s]+/g, ' ')
      .trim();
  const texts = authors
    .slice(0, maxCompared)
    .map(({ family, given, literal }) => [plain(family ?? literal), plain(given)].join(', ').replace(/, $/, ''));
  return [...new Set(texts)].filter((text) => text !== '').join('; ');
}

/** The authors of a text that `authorsText` made. */
export function authorsOf(text: string): readonly ComparedAuthor[] {
  return comparedAuthors(
    text.split(';', maxCompared).map((name) => {
      const [family = '', given = ''] = name.trim().split(', ');
      return { family, given };
    }),
  );
}

function comparedAuthor(name: PersonName): ComparedAuthor {
  const given = (name.given ?? '').slice(0, maxNameLength);
  const family = (name.family ?? name.literal ?? '').slice(0, maxNameLength);
  if (han.test(family + given)) {
    const characters = [...normalizeText(family + given)].sort().join('');
    return { family: characters, initial: '', words: characters };
  }
  const last = normalizeText(family.slice(family.trim().lastIndexOf(' ') + 1)) || normalizeText(given);
  const words = `${family} ${given}`
    .split(/[\s,.-]+/)
    .map(normalizeText)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
  return { family: last, initial: normalizeText(given).slice(0, 1), words };
}

function isOne(left: ComparedAuthor, right: ComparedAuthor): boolean {
  return (
    left.words === right.words ||
    (left.family === right.family && (left.initial === '' || right.initial === '' || left.initial === right.initial))
  );
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
