import { jsonRecord } from '../identify/catalogue/json-record';
import { type CslProperties, isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { arxivAt } from '../parse/links/identifiers';
import { withoutUndefined } from '../text/without-undefined';
import {
  type FoundWork,
  jsonOf,
  mostFound,
  objectsIn,
  identifierPath,
  queryOf,
  type Service,
  wordsOf,
  foundWork,
} from './service';

const selected =
  'id,doi,title,display_name,publication_year,publication_date,language,type,is_retracted,ids,primary_location,locations,authorships,biblio,' +
  'abstract_inverted_index';

/** Longer texts are refused where works like a text are searched. */
const maxText = 2_000;

/** https://docs.openalex.org */
export const openalex: Service = {
  id: 'openalex',
  name: 'OpenAlex',
  base: 'https://api.openalex.org',
  finds: ['doi', 'arxiv', 'pmid', 'title', 'abstract'],
  inWeb: true,
  takesKey: true,
  pace: { atOnce: 1, interval: 1_000 },
  find: async ({ kind, value }, ask, { key: api_key, contact: mailto }) => {
    const shared = { select: selected, mailto, api_key };
    if (kind === 'title' || kind === 'abstract') {
      const asked =
        kind === 'title'
          ? { filter: `title.search:${wordsOf(value)}` }
          : { 'search.semantic': value.slice(0, maxText) };
      const { results } = jsonOf(await ask(`/works${queryOf({ ...asked, per_page: mostFound, ...shared })}`));
      return objectsIn(results).flatMap(workIn);
    }
    const id = kind === 'pmid' ? `pmid:${value}` : `doi:${kind === 'arxiv' ? '10.48550/arxiv.' : ''}${value}`;
    return workIn(jsonOf(await ask(`/works/${identifierPath(id).replace('%3A', ':')}${queryOf(shared)}`)));
  },
};

function workIn(work: CslProperties): FoundWork[] {
  const record = jsonRecord(work, 1);
  if (record === undefined) {
    return [];
  }
  const ids = ownProperty(work, 'ids');
  const pmid = isProperties(ids) ? ownProperty(ids, 'pmid') : undefined;
  const id = ownProperty(work, 'id');
  return [
    foundWork(
      record,
      withoutUndefined({
        arxiv: record.arxiv ?? arxivIn(ownProperty(work, 'locations')),
        pmid: typeof pmid === 'string' ? /(\d{1,9})\/?$/.exec(pmid.slice(-80))?.[1] : undefined,
        notices: ownProperty(work, 'is_retracted') === true ? [{ kind: 'retraction' as const }] : undefined,
      }),
      typeof id === 'string' ? id.replace(/^https?:\/\/openalex\.org\//, '') : undefined,
    ),
  ];
}

/** The arXiv identifier of the address at which one of the places has the work. */
function arxivIn(locations: unknown): string | undefined {
  for (const location of Array.isArray(locations) ? (locations as unknown[]) : []) {
    const address = isProperties(location) ? ownProperty(location, 'landing_page_url') : undefined;
    const id = typeof address === 'string' ? /^https?:\/\/arxiv\.org\/abs\/(.{1,60})$/.exec(address)?.[1] : undefined;
    const found = id === undefined ? undefined : arxivAt(id, 0);
    if (found !== undefined) {
      return found.id;
    }
  }
  return undefined;
}
