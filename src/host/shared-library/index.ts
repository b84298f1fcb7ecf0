/** What is loaded when shared libraries are searched for the first time. */
export { SharedPapers } from './shared-papers';
export { askForCredentials } from './credentials';
