/** The files of the example library, from its folder; a web page cannot list that. */
export const exampleFiles: readonly string[] = [
  'draft.md',
  'literature/000_vision.txt',
  'literature/001_language.txt',
  'literature/002_systems.txt',
];

/**
 * The name of the folder that a copy of the example library gets.
 * @param taken names of what lies beside it; the first number is used that none of them has, whatever their case
 */
export function exampleFolderName(taken: Iterable<string>): string {
  const lower = new Set([...taken].map((name) => name.toLowerCase()));
  let name = 'literature-notes-example';
  for (let number = 2; lower.has(name); number++) {
    name = `literature-notes-example-${String(number)}`;
  }
  return name;
}
