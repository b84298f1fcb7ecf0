import type { Paper } from '../../src/core/model/paper';
import type { CorpusPaper } from '../data';
import type { Measured } from './measured';

/** What every section measures on. */
export interface BenchContext {
  readonly corpus: readonly CorpusPaper[];
  /** The corpus as lists of abstracts give it: without titles. */
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
