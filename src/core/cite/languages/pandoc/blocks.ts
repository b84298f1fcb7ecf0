import type { TextRange } from '../../../model/paper';
import { ClosingFences, indentOf, listMarkerLength, opensFence, quoteDepth, type Fence } from './lines';
import { endOfLine } from '../../../text/around';

/** What reads the blocks of a Markdown document, in their order. */
export interface BlockReaders {
  /**
   * Reads the inlines of a paragraph, heading or the like. Gives where reading goes on: the range's end, or beyond it where a
   * comment reached beyond it.
   */
  inlines(range: TextRange): number;
  /** A fenced block. Gives true where what it holds is read as Markdown (a MyST directive). */
  fence(info: string, infoRange: TextRange, content: TextRange): boolean;
  /** A metadata block, between its marks. */
  metadata(range: TextRange): void;
  /** The label of an item in an example list. */
  /** The line that opens a div or a directive, behind its colons. */
  div(info: TextRange): void;
  example(label: string): void;
}

const metadataEnd = /^(?:---|\.\.\.)[ \t\r]{0,200}$/gm;
/** Where a metadata block starts in the middle of a document, a field follows. */
const metadataStart = /---[ \t]{0,200}\r?\n[ \t]{0,20}(?:#|["']?[\p{L}\p{N}_-]{1,100}["']?[ \t]{0,20}:)/uy;
const metadataAtTop = /^---[ \t]{0,200}\r?\n/;
const atxHeading = /^ {0,3}#{1,6}[ \t]/;
const divFence = /^ {0,3}:{3,}/;
/** A directive's name before its argument, which is prose. */
const directiveName = /^\s{0,9}\{[A-Za-z:_-]{1,60}\}[ \t]{1,9}(?=\S)/;
const linkDefinition = /^ {0,3}\[(?!\^)[^\][@]{1,500}\]:/;
const noteDefinition = /^ {0,3}\[\^[^\][\s]{1,200}\]:/;
const definitionMark = /^ {0,3}[:~][ \t]{1,4}(?=\S)/;
const exampleMarker =
  /^[ \t]{0,40}(?:\(@([A-Za-z0-9_][A-Za-z0-9_.-]{0,200})\)|@([A-Za-z0-9_][A-Za-z0-9_-]{0,200})[.)])(?=\s)/;

/** Goes over the lines of a Markdown document and tells the readers what they make. Pandoc's blocks, as far as citations need them. */
export function readMarkdownBlocks(text: string, readers: BlockReaders, isComment: (line: string) => boolean): void {
  new BlockReader(text, readers, isComment).read();
}

class BlockReader {
  #at = 0;
  /** Start of the paragraph that goes on. */
  #paragraph: number | undefined;
  #afterBlank = true;
  /** Column where the text of the innermost list item starts. */
  #listColumn: number | undefined;
  #closings: ClosingFences | undefined;
  /** Directives whose text is being read. */
  readonly #directives: Fence[] = [];

  readonly #text: string;
  readonly #readers: BlockReaders;
  readonly #isComment: (line: string) => boolean;

  constructor(text: string, readers: BlockReaders, isComment: (line: string) => boolean) {
    this.#text = text;
    this.#readers = readers;
    this.#isComment = isComment;
  }

  read(): void {
    const top = metadataAtTop.exec(this.#text);
    if (top !== null) {
      this.#readMetadata(top[0].length);
    }
    while (this.#at < this.#text.length) {
      const end = endOfLine(this.#text, this.#at);
      const next = this.#readLine(this.#text.slice(this.#at, end).replace(/\r$/, ''), end);
      this.#at = Math.max(next ?? end + 1, this.#at);
    }
    this.#endParagraph(this.#text.length);
  }

  /** Ends the paragraph at an offset; false where its inlines reached beyond, so that reading goes on elsewhere. */
  #endParagraph(end: number): boolean {
    const start = this.#paragraph;
    this.#paragraph = undefined;
    if (start === undefined || start >= end) {
      return true;
    }
    const next = this.#readers.inlines({ start, end });
    if (next <= end) {
      return true;
    }
    this.#at = next;
    this.#paragraph = next;
    this.#afterBlank = false;
    return false;
  }

  /** @returns where reading goes on, if not at the next line */
  #readLine(line: string, end: number): number | undefined {
    const start = this.#at;
    const quote = quoteDepth(line);
    const body = line.slice(quote);
    if (body.trim() === '') {
      if (!this.#endParagraph(start)) {
        return this.#at;
      }
      this.#afterBlank = true;
      return undefined;
    }
    if (this.#paragraph === undefined && this.#isCode(body)) {
      return undefined;
    }
    const marker = listMarkerLength(body);
    const isBlock = this.#startsBlock(body, marker, start + quote);
    if (isBlock !== undefined) {
      if (!this.#endParagraph(start)) {
        return this.#at;
      }
      const next = isBlock(end);
      if (next !== undefined) {
        return next;
      }
    }
    this.#paragraph ??= start;
    this.#afterBlank = false;
    return undefined;
  }

  /** Code by its indentation, behind a blank line. */
  #isCode(body: string): boolean {
    if (!this.#afterBlank) {
      return false;
    }
    const indent = indentOf(body);
    if (indent >= (this.#listColumn ?? 0) + 4) {
      return true;
    }
    if (indent === 0 && listMarkerLength(body) === 0) {
      this.#listColumn = undefined;
    }
    return false;
  }

  /** What reads a line that starts a block of its own; undefined for a line of a paragraph. */
  #startsBlock(body: string, marker: number, start: number): ((end: number) => number | undefined) | undefined {
    const directive = this.#directives.at(-1);
    const fence = opensFence(body.slice(marker));
    if (
      directive !== undefined &&
      fence?.info.trim() === '' &&
      fence.character === directive.character &&
      fence.length >= directive.length
    ) {
      return (end) => {
        this.#directives.pop();
        return this.#skipLine(end);
      };
    }
    if (fence !== undefined) {
      const closing = (this.#closings ??= new ClosingFences(this.#text)).closing(fence, start + body.length);
      if (closing !== undefined) {
        return (end) => this.#readFence(fence, end, closing);
      }
    }
    if (this.#isComment(body)) {
      return (end) => this.#skipLine(end);
    }
    const colons = divFence.exec(body)?.[0].length;
    if (colons !== undefined) {
      return (end) => {
        this.#readers.div({ start: start + colons, end });
        return this.#readArgument({ start: start + colons, end }) ?? this.#skipLine(end);
      };
    }
    if (this.#afterBlank) {
      metadataStart.lastIndex = start;
      if (metadataStart.test(this.#text)) {
        return () => this.#readMetadata(this.#text.indexOf('\n', start) + 1, start);
      }
    }
    return this.#startsItem(body, marker, start);
  }

  #startsItem(body: string, marker: number, start: number): ((end: number) => number | undefined) | undefined {
    const inList = this.#afterBlank || this.#listColumn !== undefined;
    const example = inList || this.#paragraph === undefined ? exampleMarker.exec(body.slice(marker)) : null;
    if (example !== null) {
      this.#readers.example(example[1] ?? example[2] ?? '');
      return () => this.#startItem(start, marker + example[0].length, body);
    }
    if (marker > 0 && inList) {
      return () => this.#startItem(start, marker, body);
    }
    const note = noteDefinition.exec(body)?.[0].length;
    if (note !== undefined) {
      return () => this.#startItem(start, note, body);
    }
    if (definitionMark.test(body)) {
      return () => this.#startItem(start, 0, body);
    }
    if (this.#paragraph === undefined && linkDefinition.test(body)) {
      return (end) => this.#skipLine(end, false);
    }
    return atxHeading.test(body) ? (end) => this.#readHeading(start, end) : undefined;
  }

  #startItem(start: number, length: number, body: string): undefined {
    this.#listColumn = Math.min(length === 0 ? 4 : indentOf(body.slice(0, length).replace(/\S/g, ' ')), 40);
    this.#paragraph = start + length;
    return undefined;
  }

  #readHeading(start: number, end: number): number {
    this.#paragraph = start;
    return this.#endParagraph(end) ? this.#skipLine(end, false) : this.#at;
  }

  #skipLine(end: number, isBlank = true): number {
    this.#paragraph = undefined;
    this.#afterBlank = isBlank;
    return end + 1;
  }

  #readFence(fence: Fence, end: number, closing: { readonly lineStart: number; readonly lineEnd: number }): number {
    const infoEnd = this.#text[end - 1] === '\r' ? end - 1 : end;
    const infoRange = { start: infoEnd - fence.info.length, end: infoEnd };
    const isDirective = this.#readers.fence(fence.info, infoRange, {
      start: end + 1,
      end: Math.max(end + 1, closing.lineStart),
    });
    this.#afterBlank = true;
    if (!isDirective) {
      return closing.lineEnd + 1;
    }
    this.#directives.push(fence);
    return this.#readArgument(infoRange) ?? end + 1;
  }

  /** Reads what follows a directive's name. Gives where reading goes on, where a comment in it reaches beyond it. */
  #readArgument({ start, end }: TextRange): number | undefined {
    const name = directiveName.exec(this.#text.slice(start, Math.min(end, start + 100)))?.[0].length;
    const next = name === undefined ? end : this.#readers.inlines({ start: start + name, end });
    return next > end ? next : undefined;
  }

  /** A metadata block whose text starts at an offset; where nothing ends it, its first line is text. */
  #readMetadata(contentStart: number, start = 0): number | undefined {
    metadataEnd.lastIndex = contentStart;
    const end = metadataEnd.exec(this.#text);
    if (end === null) {
      this.#at = start;
      return undefined;
    }
    this.#readers.metadata({ start: contentStart, end: end.index });
    this.#at = end.index + end[0].length;
    this.#afterBlank = true;
    return this.#at + 1;
  }
}
