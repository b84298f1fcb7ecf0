import type { Paper } from '../model/paper';
import { planAcceptance } from '../records/decisions';
import type { DescribedLibrary } from '../records/described';
import type { RecordEdit } from '../records/records-text';
import type { PublishedVersion } from '../verify/published';
import { entryTakingPublished } from '../verify/take-published';

/**
 * The edits of a records file that keep the published version of a preprint for its paper, in the place of what the file has of it, which may
 * stand under a former key.
 * @param text of the records file
 * @param date of today, as ISO 8601 writes it
 * @returns none where only an identifier is known of the published version
 */
export function takePublishedRecord(
  library: DescribedLibrary,
  paper: Paper,
  published: PublishedVersion,
  text: string,
  date: string,
): readonly RecordEdit[] {
  if (published.item === undefined) {
    return [];
  }
  const origin = { source: published.source, date };
  const { edits, taken } = planAcceptance(
    library,
    [{ key: paper.key, description: { item: published.item }, origin }],
    text,
  );
  const replaced = taken.map(({ entryKey, before, after }): RecordEdit => {
    const entry = entryTakingPublished(before.trimEnd(), published, paper.arxiv);
    return { key: entryKey, before, after: entry === undefined ? after : `${entry}\n` };
  });
  return [...edits, ...replaced];
}
