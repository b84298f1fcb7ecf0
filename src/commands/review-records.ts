import type { Identification } from '../core/identify/result';
import { ReviewList, type ReviewServices } from '../views/review-list';
import { today } from '../host/clock';

/** Opens the list in which results of identification are accepted or rejected; undefined where they could not be read. */
export function reviewRecords(services: ReviewServices, results: readonly Identification[]): Promise<ReviewList> {
  return ReviewList.open(services, results, today());
}
