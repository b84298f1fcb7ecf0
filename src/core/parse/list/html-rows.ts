import type { ListRow } from './list-rows';

/** More rows are no comment, but one that nobody has closed. */
const maxRows = 200;

/** Rows as a page shows them: without comments, and parted where a line is broken by an element of HTML. */
export const rowsOfPage = (rows: readonly ListRow[]): readonly ListRow[] => atBreaks(withoutComments(rows));

/** Rows without those that are comments of HTML. One that nothing closes is left, and one with text behind it. */
function withoutComments(rows: readonly ListRow[]): readonly ListRow[] {
  if (!rows.some(({ text }) => text.startsWith('<!--'))) {
    return rows;
  }
  const left: ListRow[] = [];
  for (let at = 0; at < rows.length; at++) {
    const end = rows[at]?.text.startsWith('<!--') === true ? closingRow(rows, at) : -1;
    if (end >= 0) {
      at = end;
    } else {
      left.push(...rows.slice(at, at + 1));
    }
  }
  return left;
}

/** The row that ends the comment which another row begins; -1 where none does, or where text follows in it. */
function closingRow(rows: readonly ListRow[], from: number): number {
  const last = Math.min(rows.length, from + maxRows);
  for (let at = from; at < last; at++) {
    const { text = '', kind = 'marker' } = rows[at] ?? {};
    const close = text.indexOf('-->', at === from ? 4 : 0);
    if (close >= 0) {
      return text.slice(close + 3).trim() === '' ? at : -1;
    }
    if (kind === 'marker') {
      return -1;
    }
  }
  return -1;
}

const lineBreak = /\s{0,9}<br\s?\/?>\s{0,9}/gi;
/** What sets a title or a label apart at the beginning of a line: a line of plain text is left whole. */
const markedBeginning = /^(?:>\s?|#{1,6}\s|[-*+]\s{1,4}|\d{1,4}\.\s){0,4}(?:<[a-z]|\*\*|__|\[)/i;

/** Rows parted at line breaks within them, where they begin with something set apart; those of tables are left. */
function atBreaks(rows: readonly ListRow[]): readonly ListRow[] {
  const isBroken = ({ kind, text }: ListRow): boolean =>
    kind === 'text' && text.includes('<') && /<br\s?\/?>/i.test(text) && markedBeginning.test(text);
  return rows.some(isBroken) ? rows.flatMap((row) => (isBroken(row) ? partsOf(row) : [row])) : rows;
}

function partsOf(row: ListRow): ListRow[] {
  const parts: ListRow[] = [];
  let from = 0;
  const add = (to: number): void => {
    const text = row.text.slice(from, to);
    if (text !== '') {
      parts.push({ ...row, text, start: row.start + from, end: row.start + to });
    }
  };
  for (const { index, 0: found } of row.text.matchAll(lineBreak)) {
    add(index);
    from = index + found.length;
  }
  add(row.text.length);
  return parts.length === 0 ? [{ ...row, kind: 'blank', text: '' }] : parts;
}
