import { begunValues, typedFilterValue } from '../search/filter-completions';
import type { FilterName } from '../search/query/query';
import { cleanText } from '../services/clean-item';
import type { AbortSignalLike } from '../services/model';
import { member, type SharedClient } from './client';
import { filterClause } from './query';

/** Milliseconds after which the server gives what it has counted, and after which it is not waited for. */
const serverTimeout = 2_000;
const answerTimeout = 3_000;
/** Values that are offered. */
const maxValues = 5;
/** Values that are asked for: with those that begin so, papers have others, such as further authors. */
const maxCounted = 200;
const longestValue = 200;

/** Where values are counted as they are written. */
const countedFields: Partial<Record<FilterName, string>> = {
  lang: 'language',
  author: 'values.authors',
  tag: 'values.tags',
  host: 'values.hosts',
  owner: 'values.owners',
  file: 'values.files',
};

/** What a value begins with, which need be no whole one yet. */
const prefixFields: Partial<Record<FilterName, string>> = {
  lang: 'language',
  host: 'sought.hosts',
  owner: 'sought.owners',
};

/**
 * The body of a `_search` that counts the values which a filter at the end of a query may become; undefined where none is being typed, or one
 * whose values nobody could choose from, or which are always the same.
 */
export function filterValuesQuery(query: string): Readonly<Record<string, unknown>> | undefined {
  const value = typedFilterValue(query);
  const field = value && countedFields[value.name];
  if (value === undefined || field === undefined || value.typed.length > longestValue) {
    return undefined;
  }
  const { name, typed } = value;
  const prefix = prefixFields[name];
  return {
    size: 0,
    timeout: `${String(serverTimeout)}ms`,
    track_total_hits: false,
    ...(typed === ''
      ? {}
      : {
          query: {
            bool: {
              filter: [
                prefix === undefined
                  ? filterClause({ name, value: typed })
                  : { prefix: { [prefix]: { value: typed } } },
              ],
            },
          },
        }),
    aggs: { values: { terms: { field, size: maxCounted } } },
  };
}

/**
 * The values in a shared library that a filter at the end of a query may become, those of most papers first. Rejects with a `SharedLibraryError`;
 * what is no value is left out of an answer.
 */
export async function sharedFilterValues(
  client: SharedClient,
  query: string,
  signal: AbortSignalLike,
): Promise<readonly string[]> {
  const body = filterValuesQuery(query);
  if (body === undefined) {
    return [];
  }
  const path = `/${client.place.index}/_search`;
  const answer = await client.send({ method: 'POST', path, body, timeout: answerTimeout, signal });
  const buckets = member(member(member(answer, 'aggregations'), 'values'), 'buckets');
  const values = (Array.isArray(buckets) ? (buckets as unknown[]) : []).slice(0, maxCounted).flatMap((bucket) => {
    const key = member(bucket, 'key');
    const text = typeof key === 'string' && key.length <= longestValue ? cleanText(key) : '';
    return text === '' ? [] : [text];
  });
  return begunValues([...new Set(values)], typedFilterValue(query)?.typed ?? '').slice(0, maxValues);
}
