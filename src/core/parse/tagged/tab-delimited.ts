import type { TaggedLine, TaggedRecords, TaggedValue } from './tagged-records';

const lineEnd = /\r\n|\n|\r/g;

/** The records of a table whose first line has the tags, and whose columns are apart by tabs. */
export function tabDelimitedRecords(text: string): TaggedRecords {
  const [head = [], ...rows] = rowsOf(text);
  return {
    records: rows.map((cells) => ({
      start: cells[0]?.start ?? 0,
      end: cells.at(-1)?.end ?? 0,
      lines: cells.map((cell, index): TaggedLine => ({ tag: head[index]?.text ?? '', rows: [cell] })),
      isOpened: true,
      isClosed: true,
    })),
    stray: [],
  };
}

function rowsOf(text: string): TaggedValue[][] {
  const rows: TaggedValue[][] = [];
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const row = text.slice(start, next).replace(/[\r\n]+$/, '');
    let at = start;
    const cells = row.split('\t').map((cell): TaggedValue => {
      const value = { text: cell.trim(), start: at, end: at + cell.length };
      at += cell.length + 1;
      return value;
    });
    if (row.trim() !== '') {
      rows.push(cells);
    }
    start = next;
  }
  return rows;
}
