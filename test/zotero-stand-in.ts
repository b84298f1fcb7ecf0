import type { Network, ServiceAnswer, ServiceRequest } from '../src/core/services/model';

/** A collection as Zotero stores it. */
export interface StandInCollection {
  readonly key: string;
  readonly name: string;
  readonly parent?: string;
}

/** The fields of an item, with its version and where it lies. */
export interface StandInItem {
  readonly key: string;
  version: number;
  data: Record<string, unknown>;
}

/** A library of the stand-in: the user's own (`users/0`) or a group's. */
export interface StandInLibrary {
  name: string;
  version: number;
  items: StandInItem[];
  collections: StandInCollection[];
}

/** How it behaves. */
export type StandInMode = 'on' | 'off' | 'old' | 'malformed' | 'not-a-list' | 'slow' | 'huge' | 'error' | 'closed';

/**
 * Answers as the local interface of Zotero 7 and later does, and Better BibTeX within it: the parts that are asked for here, after
 * `server_localAPI.js` of Zotero and `json-rpc.ts` of Better BibTeX. Without a server id it counts as Zotero 7 does.
 */
export class ZoteroStandIn {
  mode: StandInMode = 'on';
  serverId: string | undefined = 'AAAABBBB';
  /** By library number and key (`1:ABCD2345`), as Better BibTeX gives them; undefined where that is not installed. */
  betterBibtex: Map<string, string> | undefined;
  readonly libraries = new Map<string, StandInLibrary>([['users/0', emptyLibrary('My Library')]]);
  /** The paths that were asked for, with their queries. */
  readonly asked: string[] = [];
  /** Whether each answer was one to a request that a browser may not make. */
  readonly refused: string[] = [];

  get own(): StandInLibrary {
    return this.libraries.get('users/0')!;
  }

  /** Puts an item in, as a change of its library. */
  put(key: string, data: Record<string, unknown>, library: StandInLibrary = this.own): void {
    library.version++;
    library.items = library.items.filter((item) => item.key !== key);
    library.items.push({
      key,
      version: library.version,
      data: {
        key,
        version: library.version,
        collections: [],
        relations: {},
        tags: [],
        dateModified: `2026-01-01T00:00:${String(library.version % 60).padStart(2, '0')}Z`,
        ...data,
      },
    });
  }

  remove(key: string, library: StandInLibrary = this.own): void {
    library.version++;
    library.items = library.items.filter((item) => item.key !== key);
  }

  addGroup(id: number, name: string): StandInLibrary {
    const library = emptyLibrary(name);
    this.libraries.set(`groups/${id}`, library);
    return library;
  }

  /** The port to it. */
  network(): Network {
    return {
      send: (request, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(signal.reason as Error);
          });
          const answer = this.answer(request);
          if (answer === 'closed') {
            reject(new TypeError('fetch failed'));
          } else if (answer !== 'never') {
            resolve(answer);
          }
        }),
    };
  }

  /** What it answers; `closed` where it closes the connection, `never` where nothing comes. */
  answer({ url, method = 'GET', headers = {}, body = '' }: ServiceRequest): ServiceAnswer | 'closed' | 'never' {
    const { pathname, searchParams, search } = new URL(url);
    const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    this.asked.push(`${pathname}${search}`);
    if (!sent.has('zotero-allowed-request')) {
      this.refused.push(pathname);
      return 'closed';
    }
    if (pathname === '/better-bibtex/json-rpc') {
      return this.#betterBibtex(method, body);
    }
    switch (this.mode) {
      case 'closed':
        return 'closed';
      case 'slow':
        return 'never';
      case 'off':
        return this.#answer(403, 'Local API is not enabled');
      case 'old':
        return { status: 404, headers: new Map([['content-type', 'text/plain']]), text: 'No endpoint found\n' };
      case 'malformed':
        return this.#answer(200, '[{"key":"ABCD2345","data":{"title":"Cut o');
      case 'not-a-list':
        return this.#answer(200, '"hello"');
      case 'error':
        return this.#answer(500, 'Error');
      case 'huge':
        return this.#answer(200, `{${' '.repeat(33_000_000)}}`);
      case 'on':
        return this.#get(pathname.replace(/^\/api\//, ''), searchParams, sent);
    }
  }

  #get(path: string, query: URLSearchParams, sent: ReadonlyMap<string, string>): ServiceAnswer {
    const [, prefix = '', rest = ''] = /^((?:users|groups)\/\d+)\/(.*)$/.exec(path) ?? [];
    if (path === 'users/0/groups') {
      const groups = [...this.libraries].filter(([name]) => name.startsWith('groups/'));
      return this.#json(
        groups.map(([name, { name: title }]) => {
          const id = Number(name.slice('groups/'.length));
          return { id, version: 1, links: {}, meta: {}, data: { id, version: 1, name: title, description: '' } };
        }),
      );
    }
    const library = this.libraries.get(prefix);
    if (library === undefined) {
      return this.#answer(404, 'Not found');
    }
    const since = Number(sent.get('if-modified-since-version') ?? NaN);
    if (since > 0 && library.version <= since) {
      return this.#answer(304, '', library.version);
    }
    if (rest === 'collections') {
      return this.#json(
        library.collections.map(({ key, name, parent = false }) => ({
          key,
          version: 1,
          data: { key, version: 1, name, parentCollection: parent, relations: {} },
        })),
        library.version,
      );
    }
    if (rest !== 'items/top') {
      return this.#answer(404, 'Not found');
    }
    const wanted = query.get('itemKey')?.split(',');
    let items = library.items.filter(({ key }) => wanted === undefined || wanted.includes(key));
    if (query.get('sort') === 'dateModified') {
      items = [...items].sort((left, right) =>
        String(left.data.dateModified) < String(right.data.dateModified) ? 1 : -1,
      );
    }
    items = items.slice(0, Number(query.get('limit') ?? items.length));
    return this.#json(
      query.get('format') === 'versions'
        ? Object.fromEntries(items.map(({ key, version }) => [key, version]))
        : items.map(({ key, version, data }) => ({
            key,
            version,
            library: { type: 'user', id: 0, name: library.name, links: {} },
            links: {},
            meta: { numChildren: 1 },
            data,
          })),
      library.version,
    );
  }

  #betterBibtex(method: string, body: string): ServiceAnswer | 'closed' | 'never' {
    const keys = this.betterBibtex;
    if (this.mode === 'closed') {
      return 'closed';
    }
    if (keys === undefined) {
      return { status: 404, headers: new Map(), text: 'No endpoint found\n' };
    }
    const { id, method: name, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
    const reply = (value: object) => ({
      status: 200,
      headers: new Map([['content-type', 'application/json']]),
      text: JSON.stringify({ jsonrpc: '2.0', ...value, id }, null, 4),
    });
    switch (method === 'POST' ? name : '') {
      case 'item.citationkey':
        return reply({
          result: Object.fromEntries(
            (params[0] as string[]).map((key) => [key, keys.get(key.includes(':') ? key : `1:${key}`) ?? null]),
          ),
        });
      case 'user.groups':
        return reply({
          result: [...this.libraries.values()].map(({ name: title }, index) => ({
            id: index + 1,
            name: title,
            collections: null,
          })),
        });
      default:
        return reply({ error: { code: -32601, message: `Method not found: ${name}` } });
    }
  }

  #json(value: unknown, version?: number): ServiceAnswer {
    return this.#answer(200, JSON.stringify(value, null, 4), version);
  }

  #answer(status: number, text: string, version?: number): ServiceAnswer {
    return {
      status,
      text,
      headers: new Map([
        ['zotero-api-version', '3'],
        ['zotero-schema-version', '37'],
        ...(this.serverId === undefined ? [] : ([['zotero-server-id', this.serverId]] as const)),
        ...(version === undefined ? [] : ([['last-modified-version', String(version)]] as const)),
      ]),
    };
  }
}

function emptyLibrary(name: string): StandInLibrary {
  return { name, version: 0, items: [], collections: [] };
}

/** An article as Zotero has it. */
export function article(title: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    itemType: 'journalArticle',
    title,
    creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Lovelace' }],
    date: '2021-05-04',
    publicationTitle: 'Journal of Engines',
    volume: '3',
    pages: '12-34',
    ...more,
  };
}
