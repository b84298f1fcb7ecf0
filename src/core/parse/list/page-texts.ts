import { labelledOf } from './labels';
import { endsAsSentence, hasSeveralSentences, isRule, saysWhereItIs, weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';
import { isFurniture } from './markup';
import { beginsText } from './section';
import type { Piece } from './units';

const target = /\]\([^()\s]{1,600}\)/g;
const address = /https?:\/\/\S{1,600}/g;
/** A line of more weight, its addresses left out, is rather text. */
const maxWeight = 60;
const maxHeading = 400;

/** Whether all rows of a paragraph lead somewhere or are a word or two: badges, contents, a list of sites. */
const servesPage = (rows: readonly ListRow[]): boolean =>
  rows.some(({ text }) => isFurniture(text) || text.includes('](')) &&
  rows.every(({ text }) => {
    const said = text.replace(target, ']').replace(address, '');
    const most = /^#{1,6}\s/.test(text) ? maxHeading : maxWeight;
    return isFurniture(text) || (weightOf(said) <= most && !endsAsSentence(said) && !hasSeveralSentences(said));
  });

/** Rows of paragraphs that may be abstracts; beside entries with heads, all else is none of a paper. */
export function textsAmong(rows: readonly ListRow[], stray: Piece[]): ListRow[] {
  const kept: ListRow[] = [];
  let at = 0;
  while (at < rows.length) {
    let end = at;
    while (rows[end]?.kind === 'text') {
      end++;
    }
    const paragraph = rows.slice(at, Math.max(end, at + 1));
    if (
      end === at ||
      (!servesPage(paragraph) &&
        paragraph.some(
          (_, i) =>
            beginsText(rows, at + i) ||
            labelledOf(rows[at + i]?.text ?? '')?.field === 'abstract' ||
            (/^[\p{L}\d"“(]/u.test(rows[at + i]?.text ?? '') && saysWhereItIs(rows[at + i]?.text ?? '')),
        ))
    ) {
      kept.push(...paragraph);
    } else {
      stray.push(...paragraph.filter(({ text }) => !isRule(text) && !isFurniture(text)));
    }
    at = Math.max(end, at + 1);
  }
  return kept;
}
