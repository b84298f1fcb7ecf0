import { jsonRecord } from '../identify/catalogue/json-record';
import { type CslProperties, isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { withoutUndefined } from '../text/without-undefined';
import type { WorkQuery } from './model';
import {
  type FoundWork,
  jsonOf,
  mostFound,
  objectsIn,
  identifierPath,
  queryOf,
  type Service,
  ServiceError,
  foundWork,
} from './service';

const fields = 'title,abstract,authors,year,venue,publicationDate,publicationTypes,externalIds,journal';

/** How Semantic Scholar writes identifiers of others. */
const prefixes: Partial<Record<WorkQuery['kind'], string>> = {
  doi: 'DOI:',
  arxiv: 'ARXIV:',
  pmid: 'PMID:',
  acl: 'ACL:',
};

/** https://api.semanticscholar.org/api-docs/graph */
export const semanticScholar: Service = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  base: 'https://api.semanticscholar.org/graph/v1',
  finds: ['doi', 'arxiv', 'pmid', 'acl', 'title', 'abstract'],
  inWeb: false,
  takesKey: true,
  pace: { atOnce: 1, interval: 3_100, intervalWithKey: 1_000 },
  find: async ({ kind, value }, ask, { key }) => {
    const headers: Readonly<Record<string, string>> = key === undefined ? {} : { 'x-api-key': key };
    if (kind === 'title') {
      const query = queryOf({ query: value.replace(/\s+/g, ' ').slice(0, 300), fields });
      const { data } = jsonOf(await ask(`/paper/search/match${query}`, { headers }));
      return objectsIn(data).flatMap(workIn);
    }
    if (kind !== 'abstract') {
      const id = identifierPath(`${prefixes[kind] ?? ''}${value}`).replace('%3A', ':');
      return workIn(jsonOf(await ask(`/paper/${id}${queryOf({ fields })}`, { headers })));
    }
    const query = value.replace(/\s+/g, ' ').slice(0, 300);
    const { data } = jsonOf(await ask(`/snippet/search${queryOf({ query, limit: 2 * mostFound })}`, { headers }));
    const ids = [...new Set(objectsIn(data).flatMap(corpusIdOf))].slice(0, mostFound);
    if (ids.length === 0) {
      return [];
    }
    const papers = await ask(`/paper/batch${queryOf({ fields })}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ ids }),
    });
    return papersIn(papers).flatMap(workIn);
  },
};

function corpusIdOf(found: CslProperties): string[] {
  const paper = ownProperty(found, 'paper');
  const id = isProperties(paper) ? ownProperty(paper, 'corpusId') : undefined;
  const digits = typeof id === 'number' || typeof id === 'string' ? /^\d{1,15}$/.exec(String(id))?.[0] : undefined;
  return digits === undefined ? [] : [`CorpusId:${digits}`];
}

/** An answer in the order in which it was asked, `null` for what is unknown. */
function papersIn(text: string): readonly CslProperties[] {
  try {
    return objectsIn(JSON.parse(text));
  } catch {
    throw new ServiceError('malformed');
  }
}

const isArxiv = (name: unknown): boolean => typeof name === 'string' && /^arxiv(?:\.org)?$/i.test(name.trim());

function workIn(paper: CslProperties): FoundWork[] {
  const journal = ownProperty(paper, 'journal');
  const isPreprint =
    isArxiv(ownProperty(paper, 'venue')) || (isProperties(journal) && isArxiv(ownProperty(journal, 'name')));
  const record = jsonRecord(
    isPreprint ? { ...paper, venue: undefined, journal: undefined, publicationTypes: undefined } : paper,
    1,
  );
  if (record === undefined) {
    return [];
  }
  const ids = ownProperty(paper, 'externalIds');
  const pmid = isProperties(ids) ? ownProperty(ids, 'PubMed') : undefined;
  const id = ownProperty(paper, 'paperId');
  return [
    foundWork(
      record,
      withoutUndefined({ pmid: typeof pmid === 'string' ? /^\d{1,9}$/.exec(pmid)?.[0] : undefined }),
      typeof id === 'string' ? id : undefined,
    ),
  ];
}
