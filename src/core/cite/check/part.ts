/** What checks citations, loaded when the first document with citations is open. */
export { checkCitations } from './check';
export { findingMessage } from './citation-problems';
export { withKeys } from './fixes';
export { NearestKeys, queryOfKey } from './nearest-keys';
export { findDocumentKeys } from '../bibliographies/find-document-keys';
export { includedPaths, mayBePart, namedRoot } from '../bibliographies/includes';
export { namedBibliographies } from '../bibliographies/named-bibliographies';
export { DocumentKeys } from '../bibliographies/document-keys';
