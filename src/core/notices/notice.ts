import type { ServiceNotice } from '../services/model';

/** A notice about a published work, or that an earlier one no longer holds. */
export interface Notice {
  readonly kind: ServiceNotice['kind'] | 'reinstatement';
  /** `2026-11-29`, or less of it. */
  readonly date?: string;
  /** The DOI of the notice. */
  readonly by?: string;
  /** Who says so, by its name: `Retraction Watch`, `Crossref`. */
  readonly source: string;
  /** What the source calls the work. */
  readonly title?: string;
  /** Set where a corrected version has taken the work's place. */
  readonly isReplaced?: true;
}

const gravity = { retraction: 3, concern: 2, correction: 1, reinstatement: 0 } as const;

/**
 * What counts of all that has been said of a work: its gravest notice, of equal ones the one that says more, then the first. A reinstatement
 * takes back the retractions and concerns before it, and those whose day nobody tells; of a day it is the last word.
 */
export function standingOf(notices: readonly Notice[]): Notice | undefined {
  const reinstatements = notices.filter(({ kind }) => kind === 'reinstatement');
  const isTakenBack = ({ kind, date }: Notice) =>
    (kind === 'retraction' || kind === 'concern') &&
    reinstatements.some((reinstated) => date === undefined || reinstated.date === undefined || reinstated.date >= date);
  return notices
    .filter((notice) => notice.kind !== 'reinstatement' && !isTakenBack(notice))
    .sort((left, right) => gravity[right.kind] - gravity[left.kind] || said(right) - said(left))[0];
}

const said = ({ date, by }: Notice): number => Number(date !== undefined) + Number(by !== undefined);
