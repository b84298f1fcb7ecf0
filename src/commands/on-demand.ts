/** The commands that are loaded when they are first run, as a bundle: all that no key stroke waits for. */
export { chooseFolder } from './choose-folder';
export { exportBibliography } from './export-bibliography';
export { insertBibliography } from './insert-bibliography';
export { cloneRepository, copyLinks, openCode } from './repositories';
export { whyMissing } from './why-missing';
export { completeDetails, pasteDetails, searchOnWeb } from './complete-details';
export { reviewRecords } from './review-records';
export { insertCitationAs } from './insert-citation-as';
export { citeInstead } from './cite-instead';
export { showPin } from './show-pin';
export { pinFixesAt } from '../providers/pin-fixes-at';
