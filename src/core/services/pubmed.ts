import { textRecords } from '../identify/catalogue/text-records';
import { isProperties, ownProperty } from '../parse/csl-json/csl-properties';
import { attributeOf, xmlTexts } from '../parse/tagged/xml-elements';
import type { ServiceNotice } from './model';
import { type FoundWork, jsonOf, mostFound, queryOf, type Service, ServiceError, wordsOf, foundWork } from './service';

/** https://www.ncbi.nlm.nih.gov/books/NBK25499/ */
export const pubmed: Service = {
  id: 'pubmed',
  name: 'PubMed',
  base: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils',
  finds: ['pmid', 'doi', 'title'],
  inWeb: true,
  takesKey: true,
  pace: { atOnce: 1, interval: 340, intervalWithKey: 100 },
  find: async ({ kind, value }, ask, { key: api_key, contact: email }) => {
    const shared = { db: 'pubmed', tool: 'literature-notes', email, api_key };
    let ids = value;
    if (kind !== 'pmid') {
      const asked =
        kind === 'doi' ? { term: `"${value.replaceAll('"', '')}"[doi]` } : { term: wordsOf(value), field: 'title' };
      ids = idsIn(await ask(`/esearch.fcgi${queryOf({ ...shared, ...asked, retmode: 'json', retmax: mostFound })}`));
    }
    if (ids === '') {
      return [];
    }
    const answer = await ask(`/efetch.fcgi${queryOf({ ...shared, id: ids, retmode: 'xml' })}`);
    if (!answer.includes('<Pubmed')) {
      throw new ServiceError('malformed');
    }
    const works = articlesIn(answer).flatMap(workIn);
    // A search for a DOI that PubMed does not know may find what holds its words.
    return kind === 'doi' ? works.filter(({ doi }) => doi?.toLowerCase() === value.toLowerCase()) : works;
  },
};

function idsIn(text: string): string {
  const { esearchresult: found } = jsonOf(text);
  const list = isProperties(found) ? ownProperty(found, 'idlist') : undefined;
  if (!Array.isArray(list)) {
    throw new ServiceError('malformed');
  }
  return (list as unknown[]).filter((id) => typeof id === 'string' && /^\d{1,9}$/.test(id)).join(',');
}

/** The text of each article, of so many as are asked for: to read one takes a while. */
function articlesIn(text: string): readonly string[] {
  const starts = [...text.matchAll(/<Pubmed(?:Book)?Article[\s>]/g)].map(({ index }) => index);
  return starts.slice(0, mostFound).map((start, at) => text.slice(start, starts[at + 1]));
}

function workIn(article: string): FoundWork[] {
  const [record] = textRecords('pubmed.xml', article, 1).records;
  if (record === undefined) {
    return [];
  }
  const pmid = /<PMID[^<>]{0,100}>\s{0,9}(\d{1,9})\s{0,9}</.exec(article)?.[1];
  const notices = noticesIn(article);
  return [
    foundWork(record, { ...(pmid === undefined ? {} : { pmid }), ...(notices.length === 0 ? {} : { notices }) }, pmid),
  ];
}

/** What PubMed calls the places of notices about an article. */
const kinds: ReadonlyMap<string, ServiceNotice['kind']> = new Map([
  ['retractionin', 'retraction'],
  ['partialretractionin', 'correction'],
  ['erratumin', 'correction'],
  ['correctedandrepublishedin', 'correction'],
  ['expressionofconcernin', 'concern'],
]);

function noticesIn(article: string): readonly ServiceNotice[] {
  const found = new Map<number, ServiceNotice>();
  for (const { elements, text } of xmlTexts(article, { start: 0, end: article.length }, new Set())) {
    const notice = elements.find(({ name }) => name === 'commentscorrections');
    const kind = kinds.get((notice === undefined ? undefined : attributeOf(notice, 'reftype'))?.toLowerCase() ?? '');
    if (notice !== undefined && kind !== undefined) {
      const doi = /\bdoi: {0,3}(10\.\d{4,9}\/\S{1,200}?)\.?(?=\s|$)/.exec(text.slice(0, 2_000))?.[1];
      const known = found.get(notice.start);
      found.set(notice.start, { kind, ...known, ...(doi === undefined ? {} : { by: doi }) });
    }
    if (elements.at(-1)?.name === 'publicationtype' && text === 'Retracted Publication') {
      found.set(-1, { kind: 'retraction' });
    }
  }
  const notices = [...found].filter(([at]) => at >= 0).map(([, notice]) => notice);
  return found.has(-1) && !notices.some(({ kind }) => kind === 'retraction')
    ? [...notices, { kind: 'retraction' }]
    : notices;
}
