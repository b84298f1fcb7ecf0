/** The file holds something else than it was expected to, or another process wrote meanwhile. */
export class FileChanged extends Error {
  constructor() {
    super('The file has changed meanwhile.');
  }
}

/** The path leads, through a link, to a file that is not to be written. */
export class ForeignFile extends Error {
  constructor() {
    super('The path leads to a file elsewhere.');
  }
}
