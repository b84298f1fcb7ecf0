import type { TaggedValue } from './tagged-records';

/** A text between blank lines, as its lines stand. */
export interface Paragraph {
  readonly rows: readonly TaggedValue[];
  /** Blank lines before it. */
  readonly gap: number;
}

const lineEnd = /\r\n|\n|\r/g;

/** The paragraphs of a text. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: { rows: TaggedValue[]; gap: number }[] = [];
  let gap = 0;
  let isOpen = false;
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const row = text.slice(start, next).trimEnd();
    if (row === '') {
      gap++;
      isOpen = false;
    } else {
      const value = { text: row.trim(), start: start + row.length - row.trimStart().length, end: start + row.length };
      if (isOpen) {
        found.at(-1)?.rows.push(value);
      } else {
        found.push({ rows: [value], gap });
      }
      isOpen = true;
      gap = 0;
    }
    start = next;
  }
  return found;
}

/** The text of a paragraph, its lines joined by spaces. */
export function joinedLines({ rows }: Paragraph): string {
  return rows.map(({ text }) => text).join(' ');
}

/** What a line holds between two offsets, without the spaces around it. */
export function sliceOfLine(row: TaggedValue, from: number, to: number): TaggedValue {
  const text = row.text.slice(from, to);
  const start = row.start + from + text.length - text.trimStart().length;
  return { text: text.trim(), start, end: start + text.trim().length };
}
