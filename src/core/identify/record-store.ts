import type { CslItem } from '../model/paper';

/** Where an accepted record comes from. */
export interface RecordOrigin {
  /** The catalogue's path and line, `PATH:LINE`. */
  readonly source: string;
  /** The day on which it was accepted, `YYYY-MM-DD`. */
  readonly date: string;
  /** From 0 to 1. */
  readonly score: number;
}

/** Keeps the records that were accepted for papers, beside the library. */
export interface RecordStore {
  /**
   * Keeps a record as that of the paper with a key; never writes over what a person wrote.
   * @returns whether it is kept now
   */
  accept(key: string, record: CslItem, origin: RecordOrigin): Promise<boolean>;
}
