import { endOfLine } from '../../../text/around';

/** What a line of Markdown is, by its start. Lines come without their end. */

/** Quote marks before a line's own text. */
const quoteMarks = /^(?: {0,3}>){1,50} ?/;
const listMarker = /^[ \t]{0,40}(?:[-*+]|\(?(?:\d{1,9}|[A-Za-z]|#|[ivxIVX]{1,6})[.)])[ \t]{1,4}(?=\S)/;
const openingFence = /^[ \t]{0,40}(`{3,}|~{3,})([^\n]*)$/;
const closingFence = /^[ \t>]{0,40}(`{3,}|~{3,})[ \t\r]{0,200}$/;

/** Length of the quote marks at a line's start. */
export function quoteDepth(line: string): number {
  return line.includes('>') ? (quoteMarks.exec(line)?.[0].length ?? 0) : 0;
}

/** Columns of white space at a line's start, tabs to the next multiple of four. */
export function indentOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === ' ') {
      column += 1;
    } else if (character === '\t') {
      column += 4 - (column % 4);
    } else {
      break;
    }
  }
  return column;
}

/** Length of a list marker with the white space around it. */
export function listMarkerLength(line: string): number {
  return listMarker.exec(line)?.[0].length ?? 0;
}

export interface Fence {
  readonly character: string;
  readonly length: number;
  /** Text behind the opening fence. */
  readonly info: string;
}

/** Whether text behind a fence is the header of knitr's chunk, which may hold backticks, unlike other fences' text. */
function isChunkHeader(info: string): boolean {
  return /^[ \t]{0,9}\{[A-Za-z0-9_]/.test(info) && info.trimEnd().endsWith('}');
}

/** The fence that a line opens. */
export function opensFence(line: string): Fence | undefined {
  const [, marks, info = ''] = openingFence.exec(line) ?? [];
  if (marks === undefined || (marks.startsWith('`') && info.includes('`') && !isChunkHeader(info))) {
    return undefined;
  }
  return { character: marks.charAt(0), length: marks.length, info };
}

interface ClosingFence {
  readonly length: number;
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Length of the longest fence from here on, itself included. */
  longest: number;
}

/** All lines of a text that may close a fence. */
export class ClosingFences {
  readonly #byCharacter = new Map<string, { readonly fences: ClosingFence[]; next: number }>();

  constructor(text: string) {
    for (let start = 0; start < text.length;) {
      const end = endOfLine(text, start);
      const marks = closingFence.exec(text.slice(start, end))?.[1];
      if (marks !== undefined) {
        this.#add(marks, start, end);
      }
      start = end + 1;
    }
    for (const { fences } of this.#byCharacter.values()) {
      let longest = 0;
      for (const fence of [...fences].reverse()) {
        longest = Math.max(longest, fence.length);
        fence.longest = longest;
      }
    }
  }

  #add(marks: string, lineStart: number, lineEnd: number): void {
    const character = marks.charAt(0);
    const known = this.#byCharacter.get(character) ?? { fences: [], next: 0 };
    known.fences.push({ length: marks.length, lineStart, lineEnd, longest: 0 });
    this.#byCharacter.set(character, known);
  }

  /** The line that closes a fence opened before an offset; offsets only grow. Undefined where nothing closes it. */
  closing(
    { character, length }: Fence,
    from: number,
  ): { readonly lineStart: number; readonly lineEnd: number } | undefined {
    const known = this.#byCharacter.get(character);
    if (known === undefined) {
      return undefined;
    }
    while ((known.fences[known.next]?.lineStart ?? Infinity) < from) {
      known.next += 1;
    }
    if ((known.fences[known.next]?.longest ?? 0) < length) {
      return undefined;
    }
    // What lies between is inside the fence, so that no line is passed twice.
    let at = known.next;
    while ((known.fences[at]?.length ?? Infinity) < length) {
      at += 1;
    }
    return known.fences[at];
  }
}
