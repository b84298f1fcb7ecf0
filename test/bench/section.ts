import type { Paper } from '../../src/core/model/paper';
import type { CorpusPaper } from '../data';
import type { Measured } from './measured';

/** From so many papers on, other bounds hold, and what takes hours then is asked of fewer keystrokes and not of all rivals. */
export const largeFrom = 50_000;

/** What every section measures on. */
export interface BenchContext {
  readonly corpus: readonly CorpusPaper[];
  /** The library: the corpus as lists of abstracts give it, without titles; of a large one, further papers (`benchCorpus`). */
  readonly papers: readonly Paper[];
  /** Medians are of so many rounds. */
  readonly rounds: number;
  /** Of the generated catalogue, in megabytes, where it is asked for. */
  readonly catalogueSize?: number | undefined;
}

export interface SectionResult {
  readonly measured: readonly Measured[];
  /** A table of its own for people, its first row the head. */
  readonly table?: readonly (readonly string[])[];
  /** What stands behind, for the file of figures. */
  readonly details?: unknown;
}

/** A part of `npm run bench`; one that cannot run here gives no values and says so on stderr. */
export interface Section {
  readonly title: string;
  readonly run: (context: BenchContext) => SectionResult | Promise<SectionResult>;
}
