// A stand-in for OpenSearch, by what its documentation records of the few requests that shared libraries make.
import type { Network, ServiceRequest } from '../../src/core/services/model';

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
    const name = `${alias}-v1`;
    const mappings = { _meta: { made_by: 'literature-notes', version: 1 } };
    this.indices.set(name, { mappings, documents: new Map(documents.map((one) => [String(one.id), one])) });
    this.aliases.set(alias, [name]);
  }

  #usual({ method, path, body }: AskedOfEngine): Answer {
    const [, name = '', action = ''] = path.replace(/\?.*$/, '').split('/');
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
        return json({ count: documents.length });
      case '_delete_by_query': {
        const { query } = JSON.parse(body) as { query: { term: { collection: string } } };
        for (const [id, one] of first[1].documents) {
          if (one.collection === query.term.collection) {
            first[1].documents.delete(id);
          }
        }
        return json({ failures: [] });
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

/** The texts that are sought anywhere in a query. */
function wordsIn(query: unknown): readonly string[] {
  if (typeof query !== 'object' || query === null) {
    return [];
  }
  return Object.entries(query).flatMap(([name, value]) =>
    name === 'query' && typeof value === 'string' ? [value.toLowerCase()] : wordsIn(value),
  );
}
