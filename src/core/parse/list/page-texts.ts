import { isNumberedHeading } from './heads';
import { labelledOf } from './labels';
import { endsAsSentence, hasSeveralSentences, isRule, proposes, saysWhereItIs, weightOf } from './line-heuristics';
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

/** A run of rows, paragraph by paragraph. */
function paragraphsOf(rows: readonly ListRow[]): { readonly at: number; readonly rows: readonly ListRow[] }[] {
  const paragraphs: { at: number; rows: readonly ListRow[] }[] = [];
  let at = 0;
  while (at < rows.length) {
    let end = at;
    while (rows[end]?.kind === 'text') {
      end++;
    }
    end = Math.max(end, at + 1);
    paragraphs.push({ at, rows: rows.slice(at, end) });
    at = end;
  }
  return paragraphs;
}

/** Whether a row says by itself that an abstract begins there, or what a work proposes. */
const tellsOfWork = ({ text }: ListRow): boolean => proposes(text) || labelledOf(text)?.field === 'abstract';

const mayBeText = (rows: readonly ListRow[], at: number): boolean => {
  const text = rows[at]?.text ?? '';
  return (
    beginsText(rows, at) ||
    labelledOf(text)?.field === 'abstract' ||
    (/^[\p{L}\d"“(]/u.test(text) && saysWhereItIs(text))
  );
};

/** So many entries with heads, for each paragraph without, make a page with texts of its own. */
const entriesPerText = 3;

/**
 * Rows of paragraphs that may be abstracts; beside entries with heads, all else is none of a paper. Of a page with headings, where
 * nearly all entries have heads, few paragraphs are what the page says of itself, unless they say what a work proposes.
 * @param groups runs of rows without those of entries with heads
 * @param headed how many these are
 */
export function textsAmong(
  groups: readonly (readonly ListRow[])[],
  headed: number,
  hasHeadings: boolean,
  stray: Piece[],
): ListRow[][] {
  const paragraphs = groups.map((rows) =>
    paragraphsOf(rows).map((paragraph) => ({
      ...paragraph,
      isText:
        paragraph.rows[0]?.kind === 'text' &&
        !servesPage(paragraph.rows) &&
        paragraph.rows.some((_, i) => mayBeText(rows, paragraph.at + i)),
    })),
  );
  const texts = paragraphs.flat().filter(({ isText }) => isText);
  const areOfPage = hasHeadings && texts.length * entriesPerText <= headed;
  return paragraphs.map((each) =>
    each.flatMap((paragraph) => {
      const isBlank = paragraph.rows[0]?.kind !== 'text';
      if (isBlank || (paragraph.isText && (!areOfPage || paragraph.rows.some(tellsOfWork)))) {
        return paragraph.rows;
      }
      stray.push(
        ...paragraph.rows.filter(({ text }) => !isRule(text) && !isFurniture(text) && !isNumberedHeading(text)),
      );
      return [];
    }),
  );
}
