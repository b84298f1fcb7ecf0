import { type QueryPart, queryParts } from './query';

/** Another query that finds something where one does not. */
export interface SearchSuggestion {
  /** `without`: words that no paper has are left out; `apart`: the words of a phrase need not stand together; `unfiltered`: filters are left out. */
  readonly kind: 'without' | 'apart' | 'unfiltered';
  readonly query: string;
  /** What is left out of the query, as it is written there. */
  readonly left: readonly string[];
}

/** More words than anyone types are not looked up one by one. */
const maxWords = 12;

/**
 * The words of a query that no paper has, in their order, each once; a phrase counts as its words.
 * @param finds whether a query finds any paper
 */
export async function missingWords(
  query: string,
  finds: (query: string) => Promise<boolean>,
): Promise<readonly string[]> {
  const words = queryWords(query);
  const missing: string[] = [];
  for (const word of words) {
    // Only the word that is being typed may go on.
    if (!(await finds(query.endsWith(word) ? word : `${word} `))) {
      missing.push(word);
    }
  }
  return missing;
}

/** The words of a query that are sought, each once; a phrase counts as its words. */
export function queryWords(query: string): readonly string[] {
  return [...new Set(wordsOf(queryParts(query)))];
}

/** Whether a query has more than one word, so that papers may be found that lack some of them. */
export function hasSeveralWords(query: string): boolean {
  return queryWords(query).length > 1;
}

/**
 * Queries like one that finds nothing, which find something: the nearest first, each once.
 * @param missing its words that no paper has
 * @param finds whether a query finds any paper
 */
export async function searchSuggestions(
  query: string,
  missing: readonly string[],
  finds: (query: string) => Promise<boolean>,
): Promise<readonly SearchSuggestion[]> {
  const parts = queryParts(query);
  const known = parts.flatMap((part) => withoutWords(part, missing));
  const filters = parts.filter(({ kind }) => kind === 'filter').map(({ text }) => text);
  const apart = (all: readonly QueryPart[]) =>
    all.map((part) => (part.kind === 'phrase' ? { ...part, text: wordsOf([part]).join(' ') } : part));
  const unfiltered = (all: readonly QueryPart[]) => all.filter(({ kind }) => kind !== 'filter');
  const tries: readonly (readonly [SearchSuggestion['kind'], readonly QueryPart[], readonly string[]])[] = [
    ['apart', apart(parts), []],
    ['without', known, missing],
    ['without', apart(known), missing],
    ['unfiltered', unfiltered(parts), filters],
    ['unfiltered', apart(unfiltered(known)), [...missing, ...filters]],
  ];
  const ways: SearchSuggestion[] = [];
  for (const [kind, left, without] of tries) {
    const other = written(left);
    const isNew =
      other !== '' && other !== written(parts) && !ways.some((way) => way.kind === kind || way.query === other);
    if (isNew && (kind !== 'without' || missing.length > 0) && (await finds(other))) {
      ways.push({ kind, query: other, left: without });
    }
  }
  return ways;
}

function written(parts: readonly QueryPart[]): string {
  return parts.map(({ text }) => text).join(' ');
}

function wordsOf(parts: readonly QueryPart[]): readonly string[] {
  return parts
    .flatMap(({ kind, text }) =>
      kind === 'filter'
        ? []
        : text
            .replace(/"/g, ' ')
            .split(/\s+/)
            .filter((word) => /[\p{L}\p{N}]/u.test(word)),
    )
    .slice(0, maxWords);
}

/** A part without words: a phrase falls to the words that are left of it. */
function withoutWords(part: QueryPart, words: readonly string[]): readonly QueryPart[] {
  const own = wordsOf([part]);
  if (part.kind === 'filter' || !own.some((word) => words.includes(word))) {
    return [part];
  }
  return own.filter((word) => !words.includes(word)).map((text) => ({ kind: 'word', text }));
}
