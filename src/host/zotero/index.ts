/** What is loaded when papers of Zotero are offered for the first time. */
export { ZoteroPapers } from './zotero-papers';
export { zoteroTroubleText } from './trouble-text';
