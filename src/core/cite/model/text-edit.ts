import type { TextRange } from '../../model/paper';

/** A replacement in a document's text; most often of nothing, at the offset where range starts and ends. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** The edit that puts text in at an offset. */
export function insertAt(offset: number, text: string): TextEdit {
  return { start: offset, end: offset, text };
}
