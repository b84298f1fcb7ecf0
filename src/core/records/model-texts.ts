import type { ModelText } from '../model/paper';
import { modelComments, modelCommentText } from '../parse/formats/shared/model-comments';
import { isKeptOf } from './kept-of';
import { type DescribedLibrary, evidenceIn } from './described';
import type { RecordEdit } from './records-text';

/**
 * The edits that keep what a language model wrote about papers in a records file, each in place of what was kept for its paper before.
 * @param said by the keys of the papers
 * @param records the records file as it is
 */
export function modelEdits(
  library: DescribedLibrary,
  said: ReadonlyMap<string, ModelText>,
  records: string,
): readonly RecordEdit[] {
  const comments = modelComments(records);
  // The keys of papers may have changed while the model was asked.
  const byKey = new Map([...said].map(([key, model]) => [library.get(key)?.key ?? key, model]));
  return library.evidenceOf(byKey.keys()).flatMap((pin): RecordEdit[] => {
    const [paper, model] = [library.get(pin.key), byKey.get(pin.key)];
    if (paper === undefined || model === undefined) {
      return [];
    }
    const known = comments.find(({ key, evidence }) => isKeptOf(paper, key, evidence));
    const before =
      known === undefined ? undefined : `${records.slice(known.start, known.end).replace(/\r\n?/g, '\n')}\n`;
    const after = modelCommentText(paper.key, model, evidenceIn(pin));
    return before === after ? [] : [{ key: paper.key, before, after }];
  });
}
