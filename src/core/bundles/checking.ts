/** What checks citations and renames keys, loaded when the first document with citations is open. */
export { findingMessage } from '../cite/check/citation-problems';
export { queryOfKey } from '../cite/check/nearest-keys';
export { DocumentBibliographies } from '../usecases/document-bibliographies';
export { CitationChecker } from '../usecases/check-documents';
export { planRename, RefusedRename } from '../usecases/plan-rename';
export { citeInsteadEdits, citeThroughoutEdits, editsFixingAll, fixesFor } from '../usecases/fix-citations';
export { citableIdentifier, citeAsEdits, identifierFixesAt, isReadAgain } from '../usecases/cite-identifiers';
export { identifierInKey } from '../services/identifiers';
