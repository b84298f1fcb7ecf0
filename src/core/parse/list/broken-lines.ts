/** How lines of text were broken to fit a screen or a page: all of a list, or those of one text in it. */

import { labelledOf } from './labels';
import type { ListRow } from './list-rows';
import { endsAsSentence, isRule, isItem, mayBeAuthors, weighsAtMost, weightOf } from './line-heuristics';

/** What no line is that was broken to fit a screen or a page. */
export const widestWrap = 180;

/** Runs of text rows without a blank row or a rule between. */
export function rowParagraphs(rows: readonly ListRow[]): ListRow[][] {
  const paragraphs: ListRow[][] = [];
  let open: ListRow[] | undefined;
  for (const row of rows) {
    if (row.kind === 'text' && !isRule(row.text)) {
      if (open === undefined) {
        paragraphs.push((open = []));
      }
      open.push(row);
    } else {
      open = undefined;
    }
  }
  return paragraphs;
}

/** The share of things that pass a test; 0 of none. */
export function share<T>(things: readonly T[], test: (thing: T, index: number) => boolean): number {
  return things.length === 0 ? 0 : things.filter(test).length / things.length;
}

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

/**
 * The width that lines were broken to, if they were: nearly all are short, and most go on in the next. A fifth may be
 * longer: titles. Labelled lines were not broken, but may begin what was.
 */
export function wrapWidth(rows: readonly ListRow[]): number | undefined {
  const paragraphs: ListRow[][] = [];
  for (const paragraph of rowParagraphs(rows)) {
    let open: ListRow[] | undefined;
    for (const row of paragraph) {
      const label = labelledOf(row.text);
      if (open === undefined || label !== undefined || isItem(row)) {
        paragraphs.push((open = []));
      }
      if (label === undefined || label.field === 'title' || label.field === 'abstract') {
        open.push(row);
      }
    }
  }
  const inner = paragraphs.flatMap((each) =>
    each.slice(0, -1).map((row, i) => ({ row, next: each[i + 1]?.text ?? '' })),
  );
  if (inner.length === 0) {
    return undefined;
  }
  const widths = inner.map(({ row }) => weightOf(row.text)).sort((a, b) => a - b);
  const width = widths[Math.min(widths.length - 1, Math.floor(widths.length * 0.8))] ?? 0;
  if (width < 30 || share(paragraphs.flat(), (row) => weighsAtMost(row.text, widestWrap)) < 0.8) {
    return undefined;
  }
  const latin = inner.filter(({ next }) => /^[A-Za-z]/.test(next));
  // Where each line begins as a sentence does, lines were not broken, even where none ends with a full stop.
  if (latin.length >= inner.length * 0.5 && share(latin, ({ next }) => /^[a-z]/.test(next)) < 0.25) {
    return undefined;
  }
  const goOn = share(inner, ({ row, next }) => !endsAsSentence(row.text) || /^[a-z,，)]/.test(next));
  return goOn >= 0.5 ? width : undefined;
}

/**
 * Whether a line was ended on purpose: the first word of the next would still have fitted, or it is longer than lines
 * are. `maybe` where the line is about as long as all.
 */
export function endsOnPurpose(
  row: Pick<ListRow, 'text'>,
  next: Pick<ListRow, 'text'>,
  width: number | undefined,
): 'yes' | 'no' | 'maybe' {
  const weight = weightOf(row.text);
  if (width === undefined) {
    return weightOf(next.text) >= 2 * weight ? 'yes' : endsAsSentence(next.text) ? 'maybe' : 'no';
  }
  const word = /^[\u3400-\u9fff]|^\S{1,60}/.exec(next.text)?.[0] ?? '';
  if (weight + 1 + weightOf(word) <= width * 0.9 || weight > width * 1.1) {
    return 'yes';
  }
  return /^[\p{Lu}\u3400-\u9fff]/u.test(next.text) ? 'maybe' : 'no';
}

/** From this weight on lines that are alike may be those of one text. */
const minBrokenLength = 150;

const han = /[\u3400-\u9fff]/;

/** Whether a line is as long as others of its text: the next word did not fit. */
function isFull(row: ListRow, next: ListRow, width: number, length: number): boolean {
  return (
    endsOnPurpose(row, next, width) !== 'yes' ||
    (han.test(row.text) && row.text.length >= length * 0.9 && row.text.length <= length * 1.1)
  );
}

/** Whether rows are the lines of one text: of some length, about as long as each other, and not ended as sentences are. */
function isBroken(rows: readonly ListRow[]): boolean {
  const joints = rows.slice(1).map(({ text }) => text);
  if (joints.length === 0 || wrapWidth(rows) === undefined) {
    return false;
  }
  if (joints.every((text) => /^[a-z]/.test(text))) {
    return true;
  }
  const weight = rows.reduce((sum, { text }) => sum + weightOf(text), 0);
  return joints.length > 1 && weight >= minBrokenLength && !rows.some(({ text }) => mayBeAuthors(text));
}

/**
 * The text rows of a list whose entries are a line each; the lines of one that was broken nevertheless, as where it was
 * pasted from a page, stand together. Rules are left out.
 */
export function brokenTexts(rows: readonly ListRow[]): ListRow[][] {
  return rowParagraphs(rows).flatMap((paragraph) => {
    const runs: ListRow[][] = [];
    let open: ListRow[] | undefined;
    for (const row of paragraph) {
      if (isRule(row.text)) {
        open = undefined;
        continue;
      }
      const isShort = weighsAtMost(row.text, widestWrap);
      if (open === undefined || !isShort || isItem(row) || labelledOf(row.text) !== undefined) {
        runs.push((open = []));
      }
      open.push(row);
      if (!isShort) {
        open = undefined;
      }
    }
    return runs.flatMap((run) => {
      const inner = run.slice(0, -1);
      const width = median(inner.map(({ text }) => weightOf(text)));
      const length = median(inner.map(({ text }) => text.length));
      const texts: ListRow[][] = [];
      run.forEach((row, i) => {
        const before = run[i - 1];
        if (before === undefined || !isFull(before, row, width, length)) {
          texts.push([]);
        }
        texts.at(-1)?.push(row);
      });
      return texts.flatMap((text) => (isBroken(text) ? [text] : text.map((row) => [row])));
    });
  });
}
