import type { Head } from './heads';
import { minAbstractLength } from './labels';
import { continuesAbstract, endsAsSentence, proposes, weightOf } from './line-heuristics';
import type { ListRow } from './list-rows';
import { markedLabel, type Part } from './markup';

/** Rows from the head of an entry to the next one. */
export interface Section {
  readonly head: Head;
  readonly rows: readonly ListRow[];
  /** What the rows below the head say, where that is known already. */
  readonly told?: ReadonlyMap<ListRow, readonly Part[]>;
}

/** An address, or a number, that a work has. */
export const ofWork = /\barxiv\.org\/(?:abs|pdf|html)\/\d|\bdoi\.org\/10\.|\barxiv:\s?\d{4}\.\d|\bdoi:\s?10\./i;

/** The title that a line holds by its parts; empty where it has none. */
export const titleIn = (row: ListRow | undefined, parts: readonly Part[]): string => {
  const title = parts.find(({ field }) => field === 'title');
  return title === undefined ? '' : (row?.text.slice(title.start, title.end) ?? '');
};

/** From this weight on a paragraph without label below a title is an abstract. */
export const minBody = 100;

/** The labelled abstract of a section: the nearest to the work's own; undefined where none is labelled. */
export function labelledAbstract(rows: readonly ListRow[]): ListRow | undefined {
  let best: { readonly row: ListRow; readonly rank: number } | undefined;
  for (const row of rows) {
    const label = row.kind === 'text' ? markedLabel(row.text) : undefined;
    if (label?.field === 'abstract' && (best === undefined || label.rank < best.rank)) {
      best = { row, rank: label.rank };
    }
  }
  return best?.row;
}

/** A rule, or how arXiv's mail closes an abstract. */
const closes = /^(?:\\\\|-{3,}|={3,}|\*{3,})/;

/** The weight of a paragraph's rows from one on. */
export function weightFrom(rows: readonly ListRow[], at: number): { readonly weight: number; readonly ended: boolean } {
  let weight = 0;
  let last = '';
  for (let i = at; rows[i]?.kind === 'text' && !closes.test(rows[i]?.text ?? ''); i++) {
    weight += weightOf(rows[i]?.text ?? '');
    last = rows[i]?.text ?? '';
  }
  const { start, end } = bodyRange(last);
  return { weight, ended: endsAsSentence(last.slice(start, end)) };
}

/** Whether a row, the first of its paragraph or not, begins a text that may be the abstract of a paper. */
export function beginsText(rows: readonly ListRow[], at: number): boolean {
  const row = rows[at];
  if (row?.kind !== 'text' || continuesAbstract(row.text)) {
    return false;
  }
  const weight = weightOf(row.text);
  if (weight >= minAbstractLength) {
    const { start, end } = bodyRange(row.text);
    return endsAsSentence(row.text.slice(start, end)) || weight >= minAbstractLength * 1.2;
  }
  if (proposes(row.text)) {
    return true;
  }
  if (rows[at - 1]?.kind === 'text') {
    return false;
  }
  const paragraph = weightFrom(rows, at);
  return paragraph.weight >= minAbstractLength && paragraph.ended;
}

/** A row of an abstract without marks of quotation around it. */
export function bodyRange(text: string): Omit<Part, 'field'> {
  const start = /^(?:>\s?|<(?:p|br|div|span)\b[^<>]{0,60}>\s?){0,6}\s{0,9}/i.exec(text)?.[0].length ?? 0;
  let end = text.length;
  for (
    let found;
    end > start &&
    (found = /\s{0,9}<(?:\/(?:details|p|div|span|li|dd|td)|br)\s?\/?>$/i.exec(
      text.slice(Math.max(start, end - 24), end),
    )) !== null;
  ) {
    end -= found[0].length;
  }
  return { start, end };
}
