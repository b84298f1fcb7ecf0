/** A cell of a table in Markdown: where its text, without white space around it, stands in the line. */
export interface TableCell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The cells of a line, with bars around it or without. A bar behind a backslash is text. */
export function cellsOf(line: string): TableCell[] {
  const bounds: number[] = [-1];
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') {
      at++;
    } else if (line[at] === '|') {
      bounds.push(at);
    }
  }
  bounds.push(line.length);
  const cells = bounds.slice(1).map((end, i) => {
    const raw = line.slice((bounds[i] ?? 0) + 1, end);
    const text = raw.trim();
    const start = (bounds[i] ?? 0) + 1 + (text === '' ? 0 : raw.indexOf(text));
    return { start, end: start + text.length, text };
  });
  return cells.slice(
    line.startsWith('|') ? 1 : 0,
    cells.length > 1 && /(?<!\\)\|\s*$/.test(line.slice(-20)) ? -1 : undefined,
  );
}

/** Whether a line sets the columns of a table that `above` names: as many groups of dashes as that has cells. */
export function isDelimiterRow(line: string, above: string): boolean {
  return (
    line.includes('|') &&
    line.includes('-') &&
    /^[|:\- \t]+$/.test(line) &&
    cellsOf(line).every(({ text }) => /^:?-+:?$/.test(text)) &&
    cellsOf(line).length === cellsOf(above).length
  );
}
