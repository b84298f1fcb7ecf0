export const megabyte = 1024 * 1024;

/** Bytes of a source or bibliography that are read: where nobody sets `maxFileSize`, in the terminal always. */
export const maxSourceSize = 50 * megabyte;
/** Documents of the workspace: larger ones are not looked through for citations unless they are open. */
export const maxDocumentSize = 1 * megabyte;
/** Documents and configurations that are read for the bibliographies that they name. */
export const maxTextSize = 4 * megabyte;

/** Files of a library folder that are read, and folders in it that are looked into. */
export const maxSources = 50_000;
export const maxFolders = 50_000;
/** Deeper folders than this are no work of people. */
export const maxFolderDepth = 64;

const skippedFolders: ReadonlySet<string> = new Set(['node_modules', '__pycache__']);

/** Whether files and folders of this name are left out of a library: hidden ones, and those of packages. */
export function isSkippedName(name: string): boolean {
  return name.startsWith('.') || skippedFolders.has(name);
}
