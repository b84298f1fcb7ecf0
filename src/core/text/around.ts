/**
 * The text before an offset, as far as it is looked at.
 * @param most so many UTF-16 code units at most
 */
export function textBefore(text: string, offset: number, most: number): string {
  return text.slice(Math.max(0, offset - most), offset);
}

/**
 * The text before an offset on its line, as far as it is looked at.
 * @param most so many UTF-16 code units at most
 */
export function lineBefore(text: string, offset: number, most: number): string {
  const before = textBefore(text, offset, most);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/**
 * The text from an offset to the end of its line, without the line break, as far as it is looked at.
 * @param most so many UTF-16 code units at most
 */
export function lineBehind(text: string, offset: number, most: number): string {
  return /^[^\r\n]*/.exec(text.slice(offset, offset + most))?.[0] ?? '';
}

/** Where the line ends that an offset is in: at its line feed, else at the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
