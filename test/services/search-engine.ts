// A stand-in for OpenSearch, by what its documentation records of the few requests that shared libraries make.
import type { Network, ServiceRequest } from '../../src/core/services/model';
import { mappingVersion, ownMark } from '../../src/core/shared-library/mapping';

type Json = Readonly<Record<string, unknown>>;

interface Index {
  readonly mappings: unknown;
  readonly documents: Map<string, Json>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type AskedOfEngine = Required<Pick<ServiceRequest, 'url' | 'method'>> &
  Pick<ServiceRequest, 'headers'> & { readonly path: string; readonly body: string };

const json = (value: unknown, status = 200): Answer => ({ status, text: JSON.stringify(value) });
const missing = (name: string): Answer =>
  json({ error: { type: 'index_not_found_exception', reason: `no such index [${name}]` }, status: 404 }, 404);

/** Keeps documents in memory, and finds those that have a word of a query anywhere. */
export class SearchEngineStandIn {
  readonly indices = new Map<string, Index>();
  /** The indices behind each alias. */
  readonly aliases = new Map<string, string[]>();
  readonly asked: AskedOfEngine[] = [];
  /** Where it is given, what it gives is the answer; undefined means the usual one. */
  intercept: ((asked: AskedOfEngine) => Answer | undefined) | undefined;
  /** What it wants for credentials. */
  authorization: string | undefined;

  network(): Network {
    return {
      send: ({ url, method = 'GET', headers, body = '' }) => {
        const { pathname, search } = new URL(url);
        const asked = { url, method, path: `${pathname}${search}`, body, ...(headers && { headers }) };
        const answer = this.answer(asked);
        return Promise.resolve({
          status: answer.status,
          headers: new Map(Object.entries(answer.headers ?? {})),
          text: answer.text,
        });
      },
    };
  }

  answer(asked: AskedOfEngine): Answer {
    this.asked.push(asked);
    const header = asked.headers?.Authorization ?? asked.headers?.authorization;
    if (this.authorization !== undefined && header !== this.authorization) {
      return json({ error: 'Unauthorized', status: 401 }, 401);
    }
    return this.intercept?.(asked) ?? this.#usual(asked);
  }

  /** Puts documents behind an alias, as a push would. */
  fill(alias: string, documents: readonly Json[]): void {
    const name = `${alias}-v${String(mappingVersion)}`;
    const mappings = { _meta: { made_by: ownMark, version: mappingVersion } };
    this.indices.set(name, { mappings, documents: new Map(documents.map((one) => [String(one.id), one])) });
    this.aliases.set(alias, [name]);
  }

  #usual({ method, path, body }: AskedOfEngine): Answer {
    const [, name = '', action = '', document = ''] = path.replace(/\?.*$/, '').split('/');
    if (name === '_aliases') {
      const { actions } = JSON.parse(body) as { actions: { add: { index: string; alias: string } }[] };
      actions.forEach(({ add }) => this.aliases.set(add.alias, [...(this.aliases.get(add.alias) ?? []), add.index]));
      return json({ acknowledged: true });
    }
    if (method === 'PUT' && action === '') {
      const { mappings } = JSON.parse(body) as { mappings: unknown };
      this.indices.set(name, { mappings, documents: new Map() });
      return json({ acknowledged: true });
    }
    const names = this.aliases.get(name) ?? [name];
    const found = names.flatMap((one) => {
      const index = this.indices.get(one);
      return index === undefined ? [] : [[one, index] as const];
    });
    const [first] = found;
    if (first === undefined) {
      return missing(name);
    }
    const documents = found.flatMap(([, index]) => [...index.documents.values()]);
    switch (action) {
      case '_mapping':
        return json(Object.fromEntries(found.map(([one, { mappings }]) => [one, { mappings }])));
      case '_bulk':
        return this.#bulk(first[1], body);
      case '_search':
        return this.#search(documents, JSON.parse(body) as Json);
      case '_count':
        return json({ count: matching(documents, body === '' ? {} : (JSON.parse(body) as Json)).length });
      case '_delete_by_query':
        matching(documents, JSON.parse(body) as Json).forEach(({ id }) => first[1].documents.delete(String(id)));
        return json({ failures: [] });
      case '_doc': {
        const source = first[1].documents.get(decodeURIComponent(document));
        return source === undefined ? json({ found: false }, 404) : json({ found: true, _source: source });
      }
      case '_create': {
        const id = decodeURIComponent(document);
        if (first[1].documents.has(id)) {
          return json({ error: { type: 'version_conflict_engine_exception', reason: id }, status: 409 }, 409);
        }
        first[1].documents.set(id, { ...(JSON.parse(body) as Json), id });
        return json({ result: 'created' }, 201);
      }
      default:
        if (method === 'DELETE') {
          this.indices.delete(name);
          this.aliases.forEach((behind, alias) => {
            this.aliases.set(
              alias,
              behind.filter((one) => one !== name),
            );
          });
        }
        return json({});
    }
  }

  #bulk({ documents }: Index, body: string): Answer {
    const lines = body.split('\n').filter((line) => line !== '');
    const items: unknown[] = [];
    for (let at = 0; at < lines.length; at++) {
      const action = JSON.parse(lines[at] ?? '') as { index?: { _id: string }; delete?: { _id: string } };
      if (action.index === undefined) {
        const id = action.delete?._id ?? '';
        items.push({ delete: { status: documents.delete(id) ? 200 : 404 } });
      } else {
        at++;
        documents.set(action.index._id, JSON.parse(lines[at] ?? '') as Json);
        items.push({ index: { status: 201 } });
      }
    }
    return json({ errors: false, items });
  }

  #search(documents: readonly Json[], body: Json): Answer {
    const {
      query,
      size,
      search_after: after,
    } = body as {
      query: Json;
      size: number;
      search_after?: readonly (string | number)[];
    };
    const counted = (body.aggs as { values?: { terms: { field: string } } } | undefined)?.values?.terms.field;
    if (counted !== undefined) {
      return counts(documents, counted);
    }
    const collection = (query.term as { collection?: string } | undefined)?.collection;
    const words = wordsIn(query);
    const last = String(after?.at(-1) ?? '');
    const found = documents
      .filter((one) =>
        collection === undefined
          ? words.some((word) => JSON.stringify(one).toLowerCase().includes(word))
          : one.collection === collection,
      )
      .sort((left, right) => (String(left.id) < String(right.id) ? -1 : 1))
      .filter(({ id }) => last === '' || String(id) > last)
      .slice(0, size);
    const hits = found.map((one) => ({
      _id: one.id,
      _score: collection === undefined ? 1 : null,
      sort: collection === undefined ? [1, one.id] : [one.id],
      ...(collection === undefined ? { _source: one } : { fields: { fingerprint: [one.fingerprint] } }),
    }));
    return json({ took: 1, timed_out: false, _shards: { total: 1, successful: 1, failed: 0 }, hits: { hits } });
  }
}

/** How many documents have each value of a field. */
function counts(documents: readonly Json[], field: string): Answer {
  const found = new Map<string, number>();
  for (const document of documents) {
    const value = field.split('.').reduce<unknown>((one, name) => (one as Json | undefined)?.[name], document);
    for (const key of [value ?? []].flat() as string[]) {
      found.set(key, (found.get(key) ?? 0) + 1);
    }
  }
  const buckets = [...found].sort(([, few], [, many]) => many - few).map(([key, count]) => ({ key, doc_count: count }));
  return json({ _shards: { failed: 0 }, hits: { hits: [] }, aggregations: { values: { buckets } } });
}

/** The documents of a collection, or of these identifiers, or of one of several such queries; all where nothing is asked. */
function matching(documents: readonly Json[], { query }: Json): readonly Json[] {
  const { term, ids, bool } = (query ?? {}) as {
    term?: { collection: string };
    ids?: { values: string[] };
    bool?: { should: Json[] };
  };
  if (bool !== undefined) {
    return bool.should.flatMap((one) => matching(documents, { query: one }));
  }
  return documents.filter(
    ({ id, collection }) =>
      (term === undefined || collection === term.collection) && (ids === undefined || ids.values.includes(String(id))),
  );
}

/** The texts that are sought anywhere in a query. */
function wordsIn(query: unknown): readonly string[] {
  if (typeof query !== 'object' || query === null) {
    return [];
  }
  return Object.entries(query).flatMap(([name, value]) =>
    name === 'query' && typeof value === 'string' ? [value.toLowerCase()] : wordsIn(value),
  );
}
