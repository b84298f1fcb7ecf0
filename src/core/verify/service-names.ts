import type { ServiceId } from '../services/model';

const names: Readonly<Record<ServiceId, string>> = {
  crossref: 'Crossref',
  datacite: 'DataCite',
  arxiv: 'arXiv',
  openalex: 'OpenAlex',
  'semantic-scholar': 'Semantic Scholar',
  dblp: 'DBLP',
  pubmed: 'PubMed',
  'citation-file': 'CITATION.cff',
};

/** What a service is called. */
export function serviceName(service: ServiceId): string {
  return names[service];
}
