/** What checks citations, loaded when the first document with citations is open. */
export { checkCitations } from './check';
export { findingMessage } from './citation-problems';
export { withKeys } from './fixes';
export { NearestKeys, queryOfKey } from './nearest-keys';
export { findOwnKeys } from '../own/find-own-keys';
export { includedPaths, namedRoot } from '../own/includes';
export { namedBibliographies } from '../own/named-bibliographies';
export { OwnKeys } from '../own/own-keys';
