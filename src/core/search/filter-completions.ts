import { repositoriesOf } from '../library/base/grouping';
import type { Paper } from '../model/paper';
import type { SearchHit } from './engine';
import { fieldText } from './index/fields';
import { filters, type FilterName } from './query/query';
import { fileNameOf } from '../text/uri-text';
import { fold } from './text/tokenize';

/** More than a handful hides the papers. */
const maxValues = 5;

export interface FilterCompletion {
  /** The filter as the query would have it: `lang:`, `lang:zh`. */
  readonly filter: string;
  /** Where the value is still to come. */
  readonly example?: string;
  /** The whole query. */
  readonly query: string;
}

/** Values that filters can have, those that are offered first at the beginning. */
export interface ValuesOfFilters {
  of(name: FilterName): readonly string[];
}

/** The values that filters can have in a library; each filter's are read out of it when it is typed first. */
export class FilterValues implements ValuesOfFilters {
  readonly #papers: readonly Paper[];
  readonly #known = new Map<FilterName, readonly string[]>();

  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
  }

  /** Those that most papers have come first, else in the order of the library. */
  of(name: FilterName): readonly string[] {
    const values = this.#known.get(name) ?? fixedValues[name] ?? this.#count(name);
    this.#known.set(name, values);
    return values;
  }

  #count(name: FilterName): readonly string[] {
    const counts = new Map<string, number>();
    for (const paper of this.#papers) {
      for (const value of new Set(filterValuesOf(paper, name))) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].sort(([, many], [, more]) => more - many).map(([value]) => value);
  }
}

const fixedValues: Partial<Record<FilterName, readonly string[]>> = {
  has: ['code', 'note', 'link', 'doi', 'arxiv'],
  cited: ['yes', 'no'],
};

/** By what a paper is found with a filter, as it is written; years and keys are too many to choose from. */
export function filterValuesOf(paper: Paper, name: FilterName): readonly string[] {
  switch (name) {
    case 'lang':
      return [paper.language];
    case 'host':
      return repositoriesOf(paper).map(({ host }) => host.replace(/^([^.]+)\.[^.]+$/, '$1'));
    case 'owner':
      return repositoriesOf(paper).flatMap(({ owner }) => owner ?? []);
    case 'file':
      return paper.sources.map(({ source }) => fileNameOf(source).replace(/\.[^.]*$/, ''));
    case 'tag':
      return [...(paper.tags ?? []), ...(paper.topics ?? [])];
    case 'status':
      return paper.status === undefined ? [] : [paper.status];
    case 'rating':
      return paper.rating === undefined ? [] : [String(paper.rating)];
    case 'author':
      return (fieldText(paper, 'authors') ?? '').split('\n');
    default:
      return [];
  }
}

const typedName = /(?:^|\s)-?([a-z]+)$/;
const typedValue = /(?:^|\s)-?([a-z]+):(?:"([^"]*)|([^\s"]*))$/;

/** What the filter that is being typed at the end of a query may become: names that begin so, or values there are. */
export function filterCompletions(query: string, values: ValuesOfFilters): readonly FilterCompletion[] {
  const value = typedFilterValue(query);
  if (value !== undefined) {
    const { name, typed, before } = value;
    return begunValues(values.of(name), typed)
      .slice(0, maxValues)
      .map((value) => (/\s/.test(value) ? `"${value}"` : value))
      .map((value) => ({ filter: `${name}:${value}`, query: `${before}${value} ` }));
  }
  const name = typedName.exec(query)?.[1];
  const begun =
    name === undefined ? [] : (Object.keys(filters) as FilterName[]).filter((each) => each.startsWith(name));
  return begun.map((each) => ({
    filter: `${each}:`,
    example: filters[each],
    query: `${query.slice(0, -(name?.length ?? 0))}${each}:`,
  }));
}

/** The filter whose value is being typed at the end of a query, with what is typed of it, folded, and the query before that; undefined where none is. */
export function typedFilterValue(
  query: string,
): { readonly name: FilterName; readonly typed: string; readonly before: string } | undefined {
  const [, name = '', quoted, plain = ''] = typedValue.exec(query) ?? [];
  return Object.hasOwn(filters, name)
    ? {
        name: name as FilterName,
        typed: fold(quoted ?? plain),
        before: query.slice(0, query.length - (quoted === undefined ? plain.length : quoted.length + 1)),
      }
    : undefined;
}

/** The values of a filter that may become of what is typed, folded. */
export function begunValues(values: readonly string[], typed: string): readonly string[] {
  return values.filter((value) => value !== '' && !value.includes('"') && isBegun(fold(value), typed));
}

/** Whether the value, or one of its words, begins so and goes on. */
function isBegun(value: string, typed: string): boolean {
  return value !== typed && ` ${value}`.includes(` ${typed}`);
}

/** With fewer letters, it may be any word that is being typed. */
const minFilterLength = 3;

/**
 * How many of the papers found stand before the completions, which would not be seen below all of them: the best one, which
 * Enter inserts; none where only the beginning of a filter was typed and no paper is called so.
 */
export function papersBeforeCompletions(query: string, best: Pick<SearchHit, 'matches'> | undefined): number {
  const typed = /^\s*-?([a-z]+)(:?)\s*$/.exec(query);
  if (typed === null) {
    return query.endsWith(':') ? 0 : 1;
  }
  const [, word = '', colon] = typed;
  const { names = [], title = [], key = [] } = best?.matches ?? {};
  return colon === '' &&
    (word.length < minFilterLength || [...names, ...title, ...key].some((called) => fold(called).startsWith(word)))
    ? 1
    : 0;
}
