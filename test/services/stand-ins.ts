import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServiceId } from '../../src/core/services/model';
import { type Mode, standInBases } from './addresses';
import * as json from './json-shapes';
import * as text from './text-shapes';
import { hostileWork, knownWork, type StandInWork } from './works';

interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string;
}

/** What a service says where a work is asked for, which it may tell of in other texts; or that it has none such. */
type StandIn = (asked: Asked, work: StandInWork, told: StandInWork, isHostile: boolean) => Answer;

const inJson = (body: string, status = 200): Answer => ({ status, type: 'application/json', body });
const inXml = (body: string): Answer => ({ type: 'application/xml', body });
const inText = (body: string, status = 200): Answer => ({ status, type: 'text/plain', body });

/** Whether words that are searched are those of the work. */
const fits = (words: string, { title, abstract }: StandInWork): boolean =>
  words.split(/[^\p{L}\p{N}]+/u).filter((word) => `${title} ${abstract}`.toLowerCase().includes(word.toLowerCase()))
    .length >=
  0.8 * words.split(/[^\p{L}\p{N}]+/u).length;

const standIns: Readonly<Record<ServiceId, StandIn>> = {
  crossref: ({ path, query }, work, told) => {
    const searched = query.get('query.bibliographic') ?? query.get('filter');
    if (searched !== null) {
      const isFound = fits(searched, work) || searched.startsWith('isbn:9783161484100,');
      return inJson(json.crossrefList(isFound ? [json.crossrefWork(told)] : []));
    }
    return decodeURIComponent(path) === `/works/${work.doi}`
      ? inJson(json.crossrefAnswer(json.crossrefWork(told)))
      : inText('Resource not found.', 404);
  },
  datacite: ({ path, query }, work, told) => {
    const searched = query.get('query');
    if (searched !== null) {
      return inJson(
        json.dataciteAnswer(fits(searched.slice(14).replaceAll(' AND ', ' '), work) ? [json.dataciteWork(told)] : []),
      );
    }
    if (decodeURIComponent(path) === `/dois/${work.doi}`) {
      return inJson(json.dataciteAnswer(json.dataciteData(told)));
    }
    return decodeURIComponent(path).toLowerCase() === `/dois/10.48550/arxiv.${work.arxiv}`
      ? inJson(json.dataciteAnswer(json.dataciteWork(told)))
      : inJson('{"errors":[{"status":"404","title":"The resource you are looking for doesn\'t exist."}]}', 404);
  },
  arxiv: ({ query }, work, told, isHostile) => {
    const id = query.get('id_list');
    if (id === '1234.12345') {
      return { ...inXml(text.arxivError), status: 400 };
    }
    const isFound = id === null ? fits(query.get('search_query')?.slice(3) ?? '', work) : id === work.arxiv;
    return inXml(text.arxivFeed(isFound ? [told] : [], isHostile));
  },
  openalex: ({ path, query }, work, told) => {
    const searched = query.get('search.semantic') ?? query.get('filter')?.replace('title.search:', '');
    if (searched !== undefined) {
      return inJson(json.openalexList(fits(searched, work) ? [json.openalexWork(told)] : []));
    }
    const known = [`doi:${work.doi}`, `doi:10.48550/arxiv.${work.arxiv}`, `pmid:${work.pmid}`];
    return known.includes(path.replace('/works/', ''))
      ? inJson(json.openalexAnswer(json.openalexWork(told)))
      : inText('<!doctype html><title>404 Not Found</title>', 404);
  },
  'semantic-scholar': ({ path, query, body }, work, told) => {
    const paper = json.semanticScholarPaper(told);
    const searched = query.get('query') ?? '';
    switch (path) {
      case '/paper/search/match':
        return fits(searched, work)
          ? inJson(json.semanticScholarMatch(paper))
          : inJson('{"error":"Title match not found"}', 404);
      case '/snippet/search':
        return inJson(fits(searched, work) ? json.semanticScholarSnippets(told) : '{"data":[]}');
      case '/paper/batch':
        return inJson(
          JSON.stringify(
            (JSON.parse(body) as { ids: string[] }).ids.map((id) => (id === 'CorpusId:12345' ? paper : null)),
          ),
        );
    }
    const known = [`DOI:${work.doi}`, `ARXIV:${work.arxiv}`, `PMID:${work.pmid}`, 'ACL:2021.acl-long.1'];
    return known.includes(path.replace('/paper/', ''))
      ? inJson(JSON.stringify(paper))
      : inJson('{"error":"Paper with id not found"}', 404);
  },
  dblp: ({ query }, work, told, isHostile) =>
    inXml(text.dblpHits(fits(query.get('q') ?? '', work) ? [told] : [], isHostile)),
  pubmed: ({ path, query }, work, told, isHostile) => {
    if (path === '/esearch.fcgi') {
      const term = query.get('term') ?? '';
      const isFound = term === `"${work.doi}"[doi]` || (query.get('field') === 'title' && fits(term, work));
      return inJson(json.pubmedSearch(isFound ? [work.pmid] : []));
    }
    return inXml(text.pubmedArticles(query.get('id') === work.pmid ? [told] : [], isHostile));
  },
  'citation-file': ({ path }, work, told) =>
    path === `/${work.repository}/HEAD/CITATION.cff` ? inText(text.citationCff(told)) : inText('404: Not Found', 404),
};

/** The services that answer pages of other origins. */
const withCors: ReadonlySet<string> = new Set<ServiceId>(['crossref', 'openalex', 'pubmed', 'citation-file']);

export interface StandInServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** The requests that came, each as method and address. */
  readonly requests: { readonly line: string; readonly headers: IncomingMessage['headers'] }[];
  /** How many answers were ended by whoever asked. */
  readonly cut: () => number;
  /** Addresses of all services, which answer in one way. */
  bases(mode: Mode): ReadonlyMap<ServiceId, string>;
  close(): Promise<void>;
}

/** Starts the stand-ins of all services on loopback. */
export async function startStandIns(work = knownWork): Promise<StandInServer> {
  const requests: StandInServer['requests'] = [];
  let cut = 0;
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.headers });
    response.on('close', () => {
      cut += response.writableFinished ? 0 : 1;
    });
    void answer(request, response, work);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    address,
    requests,
    cut: () => cut,
    bases: (mode) => standInBases(address, mode),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, work: StandInWork): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://127.0.0.1');
  const [, mode = '', id = ''] = pathname.split('/');
  const path = pathname.slice(mode.length + id.length + 2);
  const cors = withCors.has(id) ? { 'access-control-allow-origin': '*' } : {};
  let body = '';
  for await (const part of request) {
    body += String(part);
  }
  const send = ({ status = 200, type, body: text }: Answer, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': type, ...cors, ...headers }).end(text);
  };
  const standIn = Object.hasOwn(standIns, id) ? standIns[id as ServiceId] : undefined;
  if (request.method === 'OPTIONS' || standIn === undefined) {
    send(inText('', 404));
    return;
  }
  switch (mode as Mode) {
    case 'ok':
      send(standIn({ path, query, body }, work, work, false));
      return;
    case 'hostile':
      send(standIn({ path, query, body }, work, hostileWork, true));
      return;
    case 'malformed':
      send(inText('<!doctype html><title>Just a moment…</title> {"message":'));
      return;
    case 'busy':
      send(inText('Too many requests', 429), { 'retry-after': '2' });
      return;
    case 'broken':
      send(inText('Internal error', 500));
      return;
    case 'refused':
      send(inJson('{"message":"Forbidden"}', 403));
      return;
    case 'slow':
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json', ...cors });
      for (const part = 'x'.repeat(65_536); !response.destroyed;) {
        if (!response.write(part)) {
          await new Promise((resolve) => {
            response.once('drain', resolve);
            response.once('close', resolve);
          });
        }
      }
  }
}
