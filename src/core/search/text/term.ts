/** A term that texts are found by. As long as the runs that it stands for are remembered, it is the same object for each of them. */
export interface Term {
  readonly text: string;
  /** Its place in the log that met it last, and the mark of that log, so that it is looked up there once; see `PostingLog`. */
  place: number;
  log: object | undefined;
}

export const termNamed = (text: string): Term => ({ text, place: 0, log: undefined });
