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
