import type { Identification } from '../identify/result';
import { decisionOf, planAcceptance, withoutRejected } from '../records/decisions';
import type { DescribedLibrary } from '../records/described';
import { changeRecords, type RecordsPort } from '../records/guarded-change';
import { recordPlaces, rejectionsIn, withEdits } from '../records/records-text';

/** Results without the records that somebody has rejected in the records file. */
export function withoutRejections(
  library: DescribedLibrary,
  found: readonly Identification[],
  records: string,
): Identification[] {
  const rejections = rejectionsIn(records);
  return found.map((result) => {
    const paper = library.get(result.key);
    return paper === undefined ? result : withoutRejected(result, paper, rejections);
  });
}

/**
 * Keeps the records of what is certain in a records file; never writes over what stands there.
 * @param date the day, as records write it
 * @returns how many of the records stand there now, and the keys that have another entry, which stays. Rejects with `RecordsDamaged`,
 * `RecordsBusy` or what the file says
 */
export async function keepCertain(
  library: DescribedLibrary,
  found: readonly Identification[],
  port: RecordsPort,
  date: string,
): Promise<{ readonly kept: number; readonly taken: readonly string[] }> {
  const decisions = found.flatMap((result) => (result.status === 'certain' ? (decisionOf(result, date) ?? []) : []));
  let kept = 0;
  let taken: readonly string[] = [];
  if (decisions.length > 0) {
    await changeRecords(port, (text) => {
      const plan = planAcceptance(library, decisions, text);
      const after = withEdits(text, plan.edits).text;
      const there = new Set(recordPlaces(after).map(({ key }) => key));
      taken = plan.taken.map(({ key }) => key);
      kept = decisions.filter(({ key }) => there.has(key) && !taken.includes(key)).length;
      return after;
    });
  }
  return { kept, taken };
}
