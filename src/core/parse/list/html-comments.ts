import type { ListRow } from './list-rows';

/** More rows are no comment, but one that nobody has closed. */
const maxRows = 200;

/** Rows without those that are comments of HTML, which no page shows. One that nothing closes is left, and one with text behind it. */
export function withoutComments(rows: readonly ListRow[]): readonly ListRow[] {
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
