export { askForCredentials } from './credentials';
export { SharedCompletions } from './shared-completions';
export { SharedPapers } from './shared-papers';
export { SharedAsking } from './shared-asking';
