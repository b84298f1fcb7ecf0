/** Endings of documents that people write citations in, in lower case, and the VS Code language of each. */
export const languageOfEnding: ReadonlyMap<string, string> = new Map([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['qmd', 'quarto'],
  ['rmd', 'rmd'],
  ['tex', 'latex'],
  ['typ', 'typst'],
  ['org', 'org'],
  ['rst', 'restructuredtext'],
  ['myst', 'myst'],
]);

export const documentEndings: readonly string[] = [...languageOfEnding.keys()];

/** The ending of a file's name in lower case, without the dot; empty where it has none. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 1 ? '' : name.slice(dot + 1).toLowerCase();
}
