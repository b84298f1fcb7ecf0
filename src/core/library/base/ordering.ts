import type { Paper } from '../../model/paper';
import { paperLabel } from './label';

export const orderings = ['source', 'name', 'year', 'cited', 'newest'] as const;

/** How papers of a list follow one another; `source`: as in the files. */
export type Ordering = (typeof orderings)[number];

/** What an order goes by that papers do not say themselves. */
export interface OrderingFacts {
  /** How often documents cite a paper. */
  countOf(paper: Paper): number;
  /** When a source was last changed, in milliseconds since 1970; `undefined` where that is not known. */
  changedAt(source: string): number | undefined;
  /** Compares names as the user's language does: negative, 0 or positive. */
  compareNames(left: string, right: string): number;
}

/**
 * Papers in an order: names from A on, years and times of change from the latest on, counts from the highest on. What is not known comes
 * last, and papers that are equal keep their places.
 */
export function orderPapers(papers: readonly Paper[], ordering: Ordering, facts: OrderingFacts): readonly Paper[] {
  switch (ordering) {
    case 'source':
      return papers;
    case 'name': {
      const named = papers.map((paper) => ({ paper, name: paperLabel(paper).label }));
      return named.sort((left, right) => facts.compareNames(left.name, right.name)).map(({ paper }) => paper);
    }
    case 'year':
      return highestFirst(papers, ({ year }) => year);
    case 'cited':
      return highestFirst(papers, (paper) => facts.countOf(paper));
    case 'newest':
      return highestFirst(papers, ({ sources }) =>
        sources.reduce<number | undefined>((latest, { source }) => {
          const changed = facts.changedAt(source);
          return changed === undefined || (latest !== undefined && latest > changed) ? latest : changed;
        }, undefined),
      );
  }
}

function highestFirst(papers: readonly Paper[], numberOf: (paper: Paper) => number | undefined): readonly Paper[] {
  return papers
    .map((paper) => ({ paper, number: numberOf(paper) ?? -Infinity }))
    .sort((left, right) => (left.number === right.number ? 0 : right.number - left.number))
    .map(({ paper }) => paper);
}
