import { isKeptOf } from './kept-of';
import {
  type ReadingComment,
  readingComments,
  readingCommentText,
  type ReadingState,
} from '../parse/formats/shared/reading-comments';
import { type DescribedLibrary, evidenceIn } from './described';
import type { Paper } from '../model/paper';
import type { RecordEdit } from './records-text';

/** Makes of what is noted of a paper what is to be. */
export type ReadingChange = (before: ReadingState, paper: Paper) => ReadingState;

/**
 * The edits of a records file that change what a reader has noted there of papers. Where nothing is left to be noted, nothing stands there.
 * @param keys of the papers; one that means no paper, or is provisional, is left out
 * @param records the records file as it is
 */
export function readingEdits(
  library: DescribedLibrary,
  keys: Iterable<string>,
  change: ReadingChange,
  records: string,
): readonly RecordEdit[] {
  const comments = readingComments(records);
  const wanted = new Set([...keys].map((key) => library.get(key)?.key ?? key));
  return library.evidenceOf(wanted).flatMap((pin): RecordEdit[] => {
    const paper = library.get(pin.key);
    if (paper === undefined) {
      return [];
    }
    const known = commentOf(comments, paper);
    const before =
      known === undefined ? undefined : `${records.slice(known.start, known.end).replace(/\r\n?/g, '\n')}\n`;
    const state = change(known?.state ?? {}, paper);
    const after = isNothing(state) ? undefined : readingCommentText(paper.key, state, evidenceIn(pin));
    return before === after ? [] : [{ key: paper.key, before, after }];
  });
}

function commentOf(comments: readonly ReadingComment[], paper: Paper): ReadingComment | undefined {
  return comments.find(({ key, evidence }) => isKeptOf(paper, key, evidence));
}

function isNothing({ status, rating, tags = [], readingOrder }: ReadingState): boolean {
  return status === undefined && rating === undefined && tags.length === 0 && readingOrder === undefined;
}
