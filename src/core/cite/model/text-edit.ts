import type { TextRange } from '../../model/paper';

/** A replacement in a document's text; most often of nothing, at the offset where range starts and ends. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** The edit that puts text in at an offset. */
export function insertAt(offset: number, text: string): TextEdit {
  return { start: offset, end: offset, text };
}

/** Where an offset is after edits in order of place: behind what was put there. */
export function movedBy(edits: readonly TextEdit[], offset: number): number {
  let shift = 0;
  for (const { start, end, text } of edits) {
    if (start > offset) {
      break;
    }
    if (offset < end) {
      return start + shift + text.length;
    }
    shift += text.length - (end - start);
  }
  return offset + shift;
}
