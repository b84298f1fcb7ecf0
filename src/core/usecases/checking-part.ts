/** What checks citations and renames keys, loaded when the first document with citations is open. */
export { findingMessage } from '../cite/check/citation-problems';
export { queryOfKey } from '../cite/check/nearest-keys';
export { DocumentBibliographies } from './document-bibliographies';
export { CitationChecker } from './check-documents';
export { citeInsteadEdits } from './fix-citations';
