import type { MapPaper } from './map-paper';

/** Which papers are wanted; what is undefined does not matter. */
export interface MapFilter {
  readonly from?: number;
  readonly to?: number;
  readonly hasCode?: boolean;
  readonly isCited?: boolean;
  readonly topic?: number;
}

/** Of each paper 1 where it passes; a paper without a year passes where no year is asked for. */
export function passing(papers: readonly MapPaper[], { from, to, hasCode, isCited, topic }: MapFilter): Uint8Array {
  return Uint8Array.from(papers, (paper) =>
    Number(
      (from === undefined || (paper.year !== undefined && paper.year >= from)) &&
        (to === undefined || (paper.year !== undefined && paper.year <= to)) &&
        (hasCode === undefined || paper.hasCode === hasCode) &&
        (isCited === undefined || paper.isCited === isCited) &&
        (topic === undefined || paper.topic === topic),
    ),
  );
}

/** The first and the last year of papers; undefined where none has one. */
export function yearsOf(papers: readonly MapPaper[]): { readonly first: number; readonly last: number } | undefined {
  let first = Infinity;
  let last = -Infinity;
  for (const { year } of papers) {
    first = Math.min(first, year ?? Infinity);
    last = Math.max(last, year ?? -Infinity);
  }
  return first === Infinity ? undefined : { first, last };
}
