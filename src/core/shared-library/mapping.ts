/** Counts up with what is stored or how: an index of another version is made anew beside it. */
export const mappingVersion = 2;

/** What the mapping says of itself, by which an index is known as one of ours. */
export const ownMark = 'literature-notes';

/** Longer values are kept, and not found by filters. */
const longestKeyword = 512;

const keyword = { type: 'keyword', ignore_above: longestKeyword } as const;
/** By words as they stand and by pairs of Chinese characters; by English stems in the field `en` below it. */
const text = { type: 'text', analyzer: 'cjk', fields: { en: { type: 'text', analyzer: 'english' } } } as const;
const words = { type: 'text', analyzer: 'cjk' } as const;
/** Counted and shown, never searched. */
const counted = { ...keyword, index: false } as const;

/**
 * The body of the request that makes an index: what OpenSearch (`cjk` and `english` are in its module `analysis-common`) and Elasticsearch
 * take alike. What is stored for other programs alone is in no field, and not indexed.
 * @param shards of the index, and copies of each; the server's defaults where they are undefined
 */
export function indexBody(shards?: number, replicas?: number): Readonly<Record<string, unknown>> {
  return {
    settings: {
      index: {
        ...(shards === undefined ? {} : { number_of_shards: shards }),
        ...(replicas === undefined ? {} : { number_of_replicas: replicas }),
      },
    },
    mappings: {
      _meta: { made_by: ownMark, version: mappingVersion },
      dynamic: false,
      properties: {
        id: { type: 'keyword' },
        collection: { type: 'keyword' },
        fingerprint: { type: 'keyword', index: false },
        title: text,
        abstract: text,
        names: words,
        tags: words,
        topics: words,
        year: { type: 'integer' },
        language: keyword,
        // What is searched and never shown.
        sought: {
          properties: {
            key: words,
            people: words,
            year: words,
            repository: words,
            other: text,
            simplified: words,
            keys: keyword,
            authors: keyword,
            tags: keyword,
            hosts: keyword,
            owners: keyword,
            files: keyword,
            has: keyword,
          },
        },
        // What filters may be completed to, as it is written.
        values: {
          properties: { authors: counted, tags: counted, hosts: counted, owners: counted, files: counted },
        },
      },
    },
  };
}
