import type { Paper } from '../model/paper';

/** Whether a paper lacks what a reference needs: authors, year or a title of its own. */
export function needsRecord(paper: Paper): boolean {
  return paper.titleIsDerived || paper.year === undefined || (paper.authors?.length ?? 0) === 0;
}
