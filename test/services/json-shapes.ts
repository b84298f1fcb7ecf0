import type { StandInWork } from './works';

/** Answers of services in JSON as they are recorded in their documentation. */
const parsed = (value: unknown): string => JSON.stringify(value);

export function crossrefWork(work: StandInWork): unknown {
  return {
    DOI: work.doi,
    type: 'journal-article',
    title: [work.title],
    subtitle: [],
    'container-title': [work.container],
    'short-container-title': ['J. Estuar. Comput.'],
    author: [
      ...work.authors.map(([given, family], at) => ({
        given,
        family,
        sequence: at === 0 ? 'first' : 'additional',
        affiliation: [],
      })),
      { name: 'Estuary Consortium', sequence: 'additional', affiliation: [] },
    ],
    issued: { 'date-parts': [[2021, 3, 4]] },
    'published-print': { 'date-parts': [[2021, 4]] },
    page: '12-34',
    volume: '7',
    issue: '2',
    publisher: 'Mudflat Press',
    ISSN: ['1234-5678'],
    abstract: `<jats:p>${work.abstract}</jats:p>`,
    URL: `http://dx.doi.org/${work.doi}`,
    score: 38.1,
    relation: {},
    'updated-by': [
      {
        DOI: work.notice,
        type: 'retraction',
        label: 'Retraction',
        source: 'retraction-watch',
        updated: { 'date-parts': [[2022, 5, 6]] },
      },
      { DOI: '10.5555/edition', type: 'new_edition', label: 'New edition' },
    ],
  };
}

export const crossrefAnswer = (message: unknown): string =>
  parsed({ status: 'ok', 'message-type': 'work', 'message-version': '1.0.0', message });

export const crossrefList = (works: readonly unknown[]): string =>
  parsed({
    status: 'ok',
    'message-type': 'work-list',
    'message-version': '1.0.0',
    message: { 'total-results': works.length, 'items-per-page': 5, query: {}, items: works },
  });

export function dataciteWork(work: StandInWork): unknown {
  const doi = `10.48550/arxiv.${work.arxiv}`;
  return {
    id: doi,
    type: 'dois',
    attributes: {
      doi,
      titles: [{ title: work.title }],
      creators: work.authors.map(([given, family]) => ({
        name: `${family}, ${given}`,
        nameType: 'Personal',
        givenName: given,
        familyName: family,
      })),
      publisher: 'arXiv',
      publicationYear: 2021,
      types: { resourceTypeGeneral: 'Preprint', citeproc: 'article' },
      dates: [{ date: '2021-03-17T12:00:00Z', dateType: 'Submitted' }],
      descriptions: [{ description: work.abstract, descriptionType: 'Abstract' }],
      relatedIdentifiers: [
        { relatedIdentifier: work.doi, relatedIdentifierType: 'DOI', relationType: 'IsVersionOf' },
        { relatedIdentifier: '10.5555/cited', relatedIdentifierType: 'DOI', relationType: 'References' },
      ],
      url: `https://arxiv.org/abs/${work.arxiv}`,
    },
  };
}

/** What a repository of data says; to others it is one of several versions. */
export function dataciteData(work: StandInWork): unknown {
  const { attributes } = dataciteWork(work) as { readonly attributes: object };
  return {
    id: work.doi,
    type: 'dois',
    attributes: { ...attributes, doi: work.doi, publisher: 'Mudflat Data', types: { resourceTypeGeneral: 'Dataset' } },
  };
}

export const dataciteAnswer = (data: unknown): string =>
  parsed(Array.isArray(data) ? { data, meta: { total: 1, totalPages: 1, page: 1 }, links: {} } : { data });

export function openalexWork(work: StandInWork): unknown {
  return {
    id: 'https://openalex.org/W2963341956',
    doi: `https://doi.org/${work.doi}`,
    title: work.title,
    display_name: work.title,
    relevance_score: 1234.5,
    publication_year: 2021,
    publication_date: '2021-03-04',
    language: 'en',
    type: 'article',
    is_retracted: true,
    ids: { openalex: 'https://openalex.org/W2963341956', pmid: `https://pubmed.ncbi.nlm.nih.gov/${work.pmid}` },
    primary_location: {
      landing_page_url: `https://doi.org/${work.doi}`,
      version: 'publishedVersion',
      source: { id: 'https://openalex.org/S1', display_name: work.container, type: 'journal' },
    },
    locations: [{ landing_page_url: `http://arxiv.org/abs/${work.arxiv}`, version: 'submittedVersion' }],
    authorships: work.authors.map(([given, family], at) => ({
      author_position: at === 0 ? 'first' : 'last',
      author: { id: `https://openalex.org/A${String(at)}`, display_name: `${given} ${family}` },
      raw_author_name: `${given} ${family}`,
    })),
    biblio: { volume: '7', issue: '2', first_page: '12', last_page: '34' },
    abstract_inverted_index: inverted(work.abstract),
  };
}

function inverted(text: string): Record<string, number[]> {
  const index = new Map<string, number[]>();
  text.split(/\s+/).forEach((word, at) => index.set(word, [...(index.get(word) ?? []), at]));
  return Object.fromEntries(index);
}

export const openalexAnswer = (work: unknown): string => parsed(work);
export const openalexList = (works: readonly unknown[]): string =>
  parsed({ meta: { count: works.length, page: 1, per_page: 5 }, results: works, group_by: [] });

export function semanticScholarPaper(work: StandInWork): unknown {
  return {
    paperId: '649def34f8be52c8b66281af98ae884c09aef38b',
    title: work.title,
    abstract: work.abstract,
    authors: work.authors.map(([given, family], at) => ({ authorId: String(at), name: `${given} ${family}` })),
    year: 2021,
    venue: work.container,
    publicationDate: '2021-03-04',
    publicationTypes: ['JournalArticle'],
    externalIds: { DOI: work.doi, ArXiv: work.arxiv, PubMed: work.pmid, CorpusId: 12345 },
    journal: { name: work.container, volume: '7', pages: '12-34' },
  };
}

export const semanticScholarMatch = (paper: unknown): string =>
  parsed({ data: [{ ...(paper as object), matchScore: 174.2 }] });
export const semanticScholarSnippets = (work: StandInWork): string =>
  parsed({
    data: [
      {
        snippet: { text: work.abstract, snippetKind: 'abstract', section: '' },
        score: 0.6,
        paper: { corpusId: '12345', title: work.title, authors: work.authors.map((name) => name.join(' ')) },
      },
    ],
    retrievalVersion: 'pa1-v1',
  });

export const pubmedSearch = (ids: readonly string[]): string =>
  parsed({
    header: { type: 'esearch', version: '0.3' },
    esearchresult: { count: String(ids.length), retmax: '5', retstart: '0', idlist: ids, querytranslation: '' },
  });
