/** The file holds something else than it was expected to, or another process wrote meanwhile. */
export class FileChanged extends Error {
  readonly refusal = 'changed';

  constructor() {
    super('The file has changed meanwhile.');
  }
}

/** The path leads, through a link, to a file that is not to be written. */
export class ForeignFile extends Error {
  readonly refusal = 'foreign';

  constructor() {
    super('The path leads to a file elsewhere.');
  }
}

/** Which of these an error is, by what it says of itself: code that is loaded on use has copies of the classes. */
export function writeRefusalOf(error: unknown): 'changed' | 'foreign' | undefined {
  const { refusal } = error instanceof Error ? (error as Partial<FileChanged | ForeignFile>) : {};
  return refusal === 'changed' || refusal === 'foreign' ? refusal : undefined;
}
