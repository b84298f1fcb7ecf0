/** The commands that are loaded when they are first run, as a bundle: all that no key stroke waits for. */
export { citeInstead } from './cite-instead';
export { chooseFolder } from './choose-folder';
export { openExample } from './open-example';
export { filterPapers } from './filter-papers';
export { insertCitationAs } from './insert-citation-as';
export { cloneRepository, copyLinks, openCode } from './repositories';
export { findCitations, openPlace, showCitations } from './show-citations';
export { renameKey } from './rename-key';
export { SourceRevealer } from './reveal-in-source';
export { showPin } from './show-pin';
export { whyMissing } from './why-missing';
export { completeDetails, pasteDetails, searchOnWeb } from './complete-details';
export { identifyPapers } from './identify-papers';
export { reviewRecords } from './review-records';
export { addPaper } from './add-paper';
export { addAndCite } from './add-and-cite';
