import { type Head, headOf } from './heads';
import { endsAsSentence, hasSeveralSentences, weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';
import { Labels } from './row-labels';
import { beginsText, type Section, titleIn } from './section';

/** From this weight on several sentences in a line may be an abstract below a heading. */
const minSentences = 110;

/** Whether a paragraph of one row is a short abstract, where a heading stands above it. */
function isShortText(rows: readonly ListRow[], at: number): boolean {
  const row = rows[at];
  return (
    row?.kind === 'text' &&
    weightOf(row.text) >= minSentences &&
    endsAsSentence(row.text.replace(/(?:<br\s?\/?>|<\/(?:p|li|dd|td|div|span)>){1,6}$/i, '')) &&
    hasSeveralSentences(row.text)
  );
}

/** How often that label of an abstract comes among rows that comes most often. */
function labelledIn(rows: readonly ListRow[], labels: Labels): number {
  const words = new Map<string, number>();
  for (const row of rows) {
    const label = labels.of(row);
    if (label?.field === 'abstract') {
      words.set(label.word, (words.get(label.word) ?? 0) + 1);
    }
  }
  return Math.max(0, ...words.values());
}

/** How many texts without label among rows may be abstracts. */
const textsIn = (rows: readonly ListRow[], labels: Labels): number =>
  rows.filter(
    (row, at) =>
      at > 0 && row.kind === 'text' && labels.of(row) === undefined && (beginsText(rows, at) || isShortText(rows, at)),
  ).length;

/** Splits rows at the heads of one form; a heading of a higher level, or any where heads are none, ends a section. */
function cutAt(rows: readonly ListRow[], heads: ReadonlyMap<ListRow, Head>, form: string, level: number): Section[] {
  const sections: { head: Head; rows: ListRow[] }[] = [];
  let open: ListRow[] | undefined;
  for (const row of rows) {
    const head = heads.get(row);
    if (head?.form === form && head.isNumber !== true) {
      sections.push({ head, rows: (open = [row]) });
    } else if (head !== undefined && head.level > 0 && (level === 0 || head.level < level || head.form === form)) {
      open = undefined;
    } else {
      open?.push(row);
    }
  }
  return sections;
}

/** Whether numbers that have no title beside them stand below the texts that they belong to: the list begins with a text, and nothing follows the last number. */
function standBelow(rows: readonly ListRow[], heads: ReadonlyMap<ListRow, Head>, form: string): boolean {
  const isHead = (row: ListRow) => heads.get(row)?.form === form;
  const first = rows.findIndex(isHead);
  const last = rows.length - 1 - [...rows].reverse().findIndex(isHead);
  const holdsText = (from: number, to: number) =>
    rows.slice(from, to).some((_, at) => beginsText(rows, from + at) || isShortText(rows, from + at));
  return first > 0 && holdsText(0, first) && !holdsText(last + 1, rows.length);
}

/** So often at least a name of a section comes among the heads of its form: once in every entry. */
const minShare = 1 / 8;

/** Whether heads of a form are titles, and no names of sections that all entries have: `Background`, `**基本信息**`. */
function haveTitles(sections: readonly Section[]): boolean {
  const counts = new Map<string, number>();
  for (const { head, rows } of sections) {
    const title = titleIn(rows[0], head.parts).toLowerCase();
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return (
    sections.length < 4 ||
    counts.size * 3 > sections.length * 2 ||
    Math.max(...counts.values()) < sections.length * minShare
  );
}

/** Of so many lines in a form of Markdown one heads an entry, where others are titles only; of other lines half must. */
const fewestMarked = 10;

/**
 * The sections that begin at heads of one form: of the forms, the one at which most abstracts have a head to themselves. None where
 * no form heads enough of them.
 */
export function sectionsByForm(groups: readonly (readonly ListRow[])[]): Section[] {
  const heads = new Map<ListRow, Head>();
  const forms = new Map<string, Head>();
  for (const row of groups.flat()) {
    const head = headOf(row);
    if (head === undefined) {
      continue;
    }
    heads.set(row, head);
    forms.set(head.form, head);
  }
  if (heads.size === 0) {
    return [];
  }
  const labels = new Labels();
  const allLabelled = groups.reduce((sum, rows) => sum + labelledIn(rows, labels), 0);
  let allTexts: number | undefined;
  let best: { readonly sections: Section[]; readonly score: number; readonly areNamed: boolean } | undefined;
  for (const [form, { level, marked }] of forms) {
    if (!marked && allLabelled === 0) {
      continue;
    }
    const withNumbers =
      form === 'arxiv' ? groups.filter((rows) => rows.some((row) => heads.get(row)?.form === form)) : [];
    if (withNumbers.filter((rows) => standBelow(rows, heads, form)).length * 2 > withNumbers.length) {
      continue;
    }
    const sections = groups.flatMap((rows) => cutAt(rows, heads, form, level));
    let labelled = 0;
    let worded = 0;
    let several = 0;
    for (const { head, rows } of sections) {
      if (head.parts.some(({ field }) => field === 'abstract')) {
        labelled++;
        continue;
      }
      if (form === 'arxiv' && rows.some((row) => labels.of(row)?.field === 'title')) {
        labelled++;
        continue;
      }
      const found = labelledIn(rows, labels);
      const texts = found > 0 || !marked ? 0 : textsIn(rows, labels);
      if (found > 1 || texts > 1) {
        several++;
      } else if (found === 1) {
        labelled++;
      } else if (texts === 1) {
        worded++;
      }
    }
    const one = labelled + worded;
    if (labelled === 0 && worded > 0) {
      allTexts ??= groups.reduce((sum, rows) => sum + textsIn(rows, labels), 0);
    }
    const enough =
      form === 'arxiv' ||
      (labelled * 2 >= allLabelled &&
        (labelled > 0 ||
          (marked && allTexts !== undefined && worded * 2 >= allTexts && (worded > 1 || allTexts === 1))));
    if (one === 0 || one <= several * 2 || !enough || one * (marked ? fewestMarked : 2) < sections.length) {
      continue;
    }
    const score = one - several;
    const areNamed = haveTitles(sections);
    if (best === undefined || (areNamed === best.areNamed ? score > best.score : areNamed)) {
      best = { sections, score, areNamed };
    }
  }
  return best?.sections ?? [];
}
