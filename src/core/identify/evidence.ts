import type { Evidence, EvidenceCode, Identification } from './result';

/** English texts, `{0}` standing for the argument; also the keys of their translations. */
const templates: Readonly<Record<EvidenceCode, string>> = {
  'same-arxiv': 'The same arXiv identifier: {0}.',
  'same-doi': 'The same DOI: {0}.',
  'same-repository': 'The same repository: {0}.',
  'same-title': 'The same title: {0}.',
  'same-author': 'An author in common.',
  'same-words': 'The paper has {0} % of what the words of the record tell.',
  'same-terms': 'The Chinese text has {0} % of what the English words of the record tell.',
  'same-latin': 'Latin words and numbers of the Chinese text stand in the record.',
  'other-arxiv': 'Another arXiv identifier: {0}.',
  'other-doi': 'Another DOI: {0}.',
  'other-repository': 'Another repository: {0}.',
  'other-title': 'Another title: {0}.',
  'other-occasion': 'Each text names a year or a number of an event that the other one does not.',
  'other-length': 'One text is much longer than what both have in common.',
  'about-another': 'The title of the record says that it corrects, takes back or answers another work.',
  'close-second': 'Another record fits nearly as well.',
  'service-alone': 'Only a public service has the record: {0}.',
};

/** What a piece of evidence says, in English. */
function evidenceMessage({ code, args = [] }: Evidence): string {
  return templates[code].replace('{0}', () => String(args[0] ?? ''));
}

/** What was found for a paper as other programs read it; members always stand in the same order. */
export function identificationJson(found: Identification): Record<string, unknown> {
  const { key, source, status, score, record, evidence, catalogue, candidates } = found;
  return {
    key,
    source,
    status,
    score,
    ...(record === undefined ? {} : { record }),
    evidence: evidence.map(evidenceMessage),
    ...(catalogue === undefined ? {} : { catalogue }),
    candidates,
  };
}
