import type { TextRange } from '../../model/paper';
import type { PlainText } from '../model/citation-language';

/** What stands between blank lines. One that is plain and holds no mark of a citation cites nothing, wherever it stands. */
export interface DocumentParagraph extends TextRange {
  readonly isPlain: boolean;
  readonly hasMarks: boolean;
}

/** What one text has in place of a range of another one, by how much longer that is. */
export interface TextChange extends TextRange {
  readonly by: number;
}

const blankLines = /\n(?:[ \t\r]{0,200}\n){1,1000}/g;
/** What a citation begins with in some language. */
const marks = /[@\\`[#]|cite/;
/** A longer one is not asked whether it is plain. */
const maxLength = 20_000;
/** As many characters are compared at a time. */
const chunk = 4096;

/** The paragraphs between two offsets. */
export function paragraphsIn(text: string, { start, end }: TextRange, { paragraph }: PlainText): DocumentParagraph[] {
  const found: DocumentParagraph[] = [];
  const add = (from: number, to: number) => {
    if (from < to) {
      const written = to - from > maxLength ? '' : text.slice(from, to);
      const isPlain = written !== '' && paragraph.test(written);
      found.push({ start: from, end: to, isPlain, hasMarks: !isPlain || marks.test(written) });
    }
  };
  let from = start;
  const search = new RegExp(blankLines);
  search.lastIndex = start;
  for (let blank = search.exec(text); blank !== null && blank.index < end; blank = search.exec(text)) {
    add(from, blank.index);
    from = search.lastIndex;
  }
  add(from, end);
  return found;
}

/** The range of a text outside of which another one is the same. */
export function textChangeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  const start = sameLength(most, (at, length) => before.slice(at, at + length) === after.slice(at, at + length));
  const behind = sameLength(
    most - start,
    (at, length) =>
      before.slice(before.length - at - length, before.length - at) ===
      after.slice(after.length - at - length, after.length - at),
  );
  return { start, end: before.length - behind, by: after.length - before.length };
}

function sameLength(most: number, isSame: (at: number, length: number) => boolean): number {
  let at = 0;
  for (const length of [chunk, 64, 1]) {
    while (at + length <= most && isSame(at, length)) {
      at += length;
    }
  }
  return at;
}
