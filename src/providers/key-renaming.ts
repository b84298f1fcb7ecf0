/** What renames citation keys, loaded with the first rename. */
export { KeyRenamer } from './key-renamer';
export { RenameKeyProvider } from './rename';
