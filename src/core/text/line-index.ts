import type { SourceSpan } from '../model/paper';

/** Finds lines by offset. A line ends at `\n`, `\r\n` or a lone `\r`. */
export class LineIndex {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
        this.#starts.push(index + 1);
      }
    }
  }

  /** The line, from 0, that an offset stands in. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The offset at which a line begins. */
  startOf(line: number): number {
    return this.#starts[line] ?? 0;
  }

  /** The span of the text from `start` to before `end`. */
  spanOf(start: number, end: number): SourceSpan {
    return { start, end, line: this.lineOf(start), endLine: this.lineOf(Math.max(start, end - 1)) };
  }
}
