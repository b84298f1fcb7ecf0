/** What the editor loads when details of papers are completed, or results of identification reviewed. */
export { agreement } from '../records/agreement';
export { decisionOf, planAcceptance, rejectionEdit, underKey, undone, withoutRejected } from '../records/decisions';
export { entriesFor, givenIn, knownOf, withIdentifier } from '../records/described';
export { filledEntry, placeToFill } from '../records/filling';
export { editRecords, RecordsBusy, RecordsDamaged } from '../records/guarded-change';
export { modelEdits } from '../records/model-texts';
export { readingEdits } from '../records/reading-states';
export { recordPlaces, rejectionsIn } from '../records/records-text';
export { webSearches } from '../records/web-search';
export { takePublishedEdit } from '../verify/take-published';
export { takePublishedRecord } from '../usecases/take-published-record';
export { keepSharedPapers } from '../usecases/keep-shared-papers';
export { keepItems } from '../usecases/keep-zotero-items';
export { readIdentifier } from '../services/identifiers';
export { additionOf, bareAddition, findWorks } from '../usecases/add-paper';
export { isWorkIdentifier, paperOfQuery } from '../usecases/same-work';
