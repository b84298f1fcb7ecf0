import type { TaggedLine, TaggedRecords, TaggedValue } from './tagged-records';

/** The signs that may part the columns of a table. */
export type Delimiter = ',' | ';' | '\t';

/** One row of a table: its cells, and where it stands. */
interface TableRow {
  readonly cells: readonly TaggedValue[];
  readonly start: number;
  readonly end: number;
}

/**
 * The rows of a table as RFC 4180 has them: a cell in quotation marks may hold delimiters, line ends and doubled quotation marks.
 * A cell that begins with one and has no other before a delimiter is taken as it stands, since tables apart by tabs quote nothing. Linear in the text.
 */
export function* tableRows(text: string, delimiter: Delimiter): Generator<TableRow> {
  const plainEnd = new RegExp(`[${delimiter}\r\n]`, 'g');
  let cells: TaggedValue[] = [];
  let rowStart = 0;
  for (let at = 0; at < text.length;) {
    const quoted = text.charAt(at) === '"' ? quotedCell(text, at, delimiter) : undefined;
    plainEnd.lastIndex = at;
    const end = quoted?.next ?? (plainEnd.test(text) ? plainEnd.lastIndex - 1 : text.length);
    cells.push(quoted?.cell ?? { text: text.slice(at, end).trim(), start: at, end });
    if (text.charAt(end) === delimiter) {
      at = end + 1;
      if (at < text.length) {
        continue;
      }
      cells.push({ text: '', start: at, end: at });
    }
    if (cells.some((cell) => cell.text !== '')) {
      yield { cells, start: rowStart, end };
    }
    cells = [];
    at = Math.max(at, end) + (text.startsWith('\r\n', end) ? 2 : 1);
    rowStart = at;
  }
}

/** The cell whose quotation mark opens at `at`, and where what follows it stands; undefined where it is not closed before a delimiter or line end. */
function quotedCell(
  text: string,
  at: number,
  delimiter: Delimiter,
): { readonly cell: TaggedValue; readonly next: number } | undefined {
  for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 2)) {
    const next = text.charAt(close + 1);
    if (next === '"') {
      continue;
    }
    if (next !== '' && next !== delimiter && next !== '\r' && next !== '\n') {
      return undefined;
    }
    const written = text
      .slice(at + 1, close)
      .replaceAll('""', '"')
      .replace(/\s+/g, ' ')
      .trim();
    return { cell: { text: written, start: at + 1, end: close }, next: close + 1 };
  }
  return undefined;
}

/** The records of a table, of which one of the first rows names the columns, as their tags in small letters or as `tagOf` has them. */
export function tableRecords(
  text: string,
  delimiter: Delimiter,
  isHead: (names: readonly string[]) => boolean,
  tagOf: (name: string) => string = (name) => name.toLowerCase(),
): TaggedRecords {
  let head: readonly string[] | undefined;
  const records = [];
  for (const { cells, start, end } of tableRows(text, delimiter)) {
    if (head === undefined) {
      const names = cells.map((cell) => tagOf(cell.text));
      head = isHead(names) ? names : undefined;
      continue;
    }
    const tags = head;
    const lines = cells.map((cell, index): TaggedLine => ({ tag: tags[index] ?? '', rows: [cell] }));
    records.push({ start, end, lines, isOpened: true, isClosed: true });
  }
  return { records, stray: [] };
}
