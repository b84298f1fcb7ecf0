import { citationLanguages } from './index';

/** Endings of documents that people write citations in, in lower case, and the VS Code language of each. */
export const languageOfEnding: ReadonlyMap<string, string> = new Map(
  citationLanguages.flatMap(({ documents }) => Object.entries(documents.endings)),
);

/** The ending of a file's name in lower case, without the dot; empty where it has none. */
export function fileExtensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * The language that a document is written in: where VS Code has no name for it, what its file's ending says.
 * @param languageId VS Code's name
 * @param path of the document, decoded
 */
export function languageOfDocument(languageId: string, path: string): string {
  return languageId === 'plaintext' ? (languageOfEnding.get(fileExtensionOf(path)) ?? languageId) : languageId;
}
