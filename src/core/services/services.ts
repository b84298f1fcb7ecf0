import { arxiv } from './arxiv';
import { citationFile } from './citation-file';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { dblp } from './dblp';
import type { ServiceId, WorkQuery } from './model';
import { openalex } from './openalex';
import { pubmed } from './pubmed';
import { semanticScholar } from './semantic-scholar';
import type { Service } from './service';

/** All services. */
export const services: readonly Service[] = [
  crossref,
  datacite,
  arxiv,
  openalex,
  semanticScholar,
  dblp,
  pubmed,
  citationFile,
];

/** As people call a service. */
export const nameOf = (service: ServiceId): string => services.find(({ id }) => id === service)?.name ?? service;

/** What is asked for each kind of query: those of one step at once, those of the next where none of the step has the work. */
export const steps: Readonly<Record<WorkQuery['kind'], readonly (readonly ServiceId[])[]>> = {
  doi: [['crossref'], ['datacite'], ['openalex'], ['semantic-scholar'], ['pubmed']],
  arxiv: [['arxiv'], ['datacite'], ['openalex'], ['semantic-scholar']],
  pmid: [['pubmed'], ['openalex'], ['semantic-scholar']],
  isbn: [['crossref']],
  acl: [['crossref'], ['semantic-scholar']],
  repository: [['citation-file']],
  title: [
    ['crossref', 'openalex', 'semantic-scholar'],
    ['arxiv', 'dblp', 'pubmed', 'datacite'],
  ],
  abstract: [['openalex', 'semantic-scholar']],
};
