import { utf8Text } from '../../files/text-decoder';

const newline = 0x0a;
const quote = 0x22;
const backslash = 0x5c;

/** One piece of a stream of JSON: an object as a part of a text, or what was too long to be one, of which nothing is kept. */
export interface JsonPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Its first line, from 1. */
  readonly line: number;
  /** Set where it is longer than any record and was let go. */
  readonly isTooLong?: true;
}

/** Cuts bytes into pieces. */
export interface Splitter {
  push(part: Uint8Array): JsonPiece[];
  /** What is left at the end. */
  end(): JsonPiece[];
}

/** Collects a piece that goes over several parts, up to a length. */
class Collected {
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #most: number;
  isTooLong = false;

  constructor(most: number) {
    this.#most = most;
  }

  get isEmpty(): boolean {
    return this.#length === 0 && !this.isTooLong;
  }

  /** Whether so many bytes more are too many. */
  wouldExceed(more: number): boolean {
    return this.isTooLong || this.#length + more > this.#most;
  }

  add(bytes: Uint8Array): void {
    if (this.wouldExceed(bytes.length)) {
      this.isTooLong = true;
      this.#parts = [];
      this.#length = 0;
    } else if (bytes.length > 0) {
      this.#parts.push(bytes.slice());
      this.#length += bytes.length;
    }
  }

  take(line: number): JsonPiece {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    const piece = this.isTooLong ? tooLong(line) : pieceOf(whole, line);
    this.#parts = [];
    this.#length = 0;
    this.isTooLong = false;
    return piece;
  }
}

const tooLong = (line: number): JsonPiece => ({ text: '', start: 0, end: 0, line, isTooLong: true });

function pieceOf(bytes: Uint8Array, line: number): JsonPiece {
  const text = utf8Text(bytes);
  return { text, start: 0, end: text.length, line };
}

/** So many bytes are decoded at a time. */
const decodedSize = 256 * 1024;

/** Lines of any length; one that is longer than `most` bytes is reported and not kept. Empty lines are left out. */
export class LineSplitter implements Splitter {
  readonly #rest: Collected;
  readonly #most: number;
  #line = 1;

  constructor(most: number) {
    this.#most = most;
    this.#rest = new Collected(most);
  }

  push(part: Uint8Array): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    for (let from = 0; from < part.length; from += decodedSize) {
      this.#read(part.subarray(from, from + decodedSize), pieces);
    }
    return pieces;
  }

  end(): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    this.#takeRest(pieces);
    return pieces;
  }

  #takeRest(pieces: JsonPiece[]): void {
    const piece = this.#rest.isEmpty ? undefined : this.#rest.take(this.#line);
    if (piece !== undefined && (piece.isTooLong === true || !isBlank(piece.text, 0, piece.end))) {
      pieces.push(piece);
    }
  }

  #read(part: Uint8Array, pieces: JsonPiece[]): void {
    let from = 0;
    if (!this.#rest.isEmpty) {
      const to = part.indexOf(newline);
      this.#rest.add(to < 0 ? part : part.subarray(0, to));
      if (to < 0) {
        return;
      }
      this.#takeRest(pieces);
      this.#line++;
      from = to + 1;
    }
    const last = part.lastIndexOf(newline);
    if (last >= from) {
      // All at once, which is faster; no character goes over a line.
      const text = utf8Text(part.subarray(from, last));
      let start = 0;
      for (let end = text.indexOf('\n'); start <= text.length; end = text.indexOf('\n', start)) {
        end = end < 0 ? text.length : end;
        this.#take(text, start, end, pieces);
        start = end + 1;
      }
      from = last + 1;
    }
    this.#rest.add(part.subarray(from));
  }

  #take(text: string, start: number, end: number, pieces: JsonPiece[]): void {
    // A character has as many bytes as it has units, or more.
    if (end - start > this.#most) {
      pieces.push(tooLong(this.#line));
    } else if (!isBlank(text, start, end)) {
      pieces.push({ text, start, end, line: this.#line });
    }
    this.#line++;
  }
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0d && code !== 0x09) {
      return false;
    }
  }
  return true;
}

const open = 0x7b;
const close = 0x7d;

/**
 * The objects at a depth of a JSON text, such as those of an array, however they are laid out. An object is let go where a
 * string of it does not end on its line, and beyond `most` bytes; the next one begins at the next line that begins with a brace.
 */
export class ObjectSplitter implements Splitter {
  readonly #rest: Collected;
  readonly #depthWanted: number;
  #depth = 0;
  #line = 1;
  #firstLine = 1;
  #isInString = false;
  #isEscaped = false;
  #isLost = false;
  #isLineStart = true;

  /** @param depth braces and brackets that are open around an object */
  constructor(most: number, depth: number) {
    this.#rest = new Collected(most);
    this.#depthWanted = depth;
  }

  push(part: Uint8Array): JsonPiece[] {
    const pieces: JsonPiece[] = [];
    let from = this.#rest.isEmpty ? -1 : 0;
    for (let at = 0; at < part.length; at++) {
      const byte = part[at] ?? 0;
      if (byte === newline) {
        // No string goes over a line, so an object whose string does is damaged, and the next one may begin below.
        if (from >= 0 && (this.#isInString || this.#rest.wouldExceed(at - from))) {
          this.#rest.add(part.subarray(from, at));
          pieces.push(this.#rest.take(this.#firstLine));
          this.#isLost = true;
          from = -1;
        }
        this.#line++;
        this.#isLineStart = true;
        continue;
      }
      if (this.#isLost) {
        if (byte === open && this.#isLineStart) {
          this.#isLost = false;
          this.#isInString = false;
          this.#isEscaped = false;
          this.#depth = this.#depthWanted;
        }
      }
      this.#isLineStart &&= byte === 0x20 || byte === 0x09 || byte === 0x0d;
      if (this.#isLost) {
        continue;
      }
      if (this.#isInString) {
        if (this.#isEscaped) {
          this.#isEscaped = false;
        } else if (byte === backslash) {
          this.#isEscaped = true;
        } else if (byte === quote) {
          this.#isInString = false;
        }
      } else if (byte === quote) {
        this.#isInString = true;
      } else if (byte === open || byte === 0x5b) {
        if (byte === open && this.#depth === this.#depthWanted) {
          from = at;
          this.#firstLine = this.#line;
        }
        this.#depth++;
      } else if (byte === close || byte === 0x5d) {
        this.#depth = Math.max(0, this.#depth - 1);
        if (byte === close && this.#depth === this.#depthWanted && from >= 0) {
          const bytes = part.subarray(from, at + 1);
          if (this.#rest.isEmpty) {
            pieces.push(pieceOf(bytes, this.#firstLine));
          } else {
            this.#rest.add(bytes);
            pieces.push(this.#rest.take(this.#firstLine));
          }
          from = -1;
        }
      }
    }
    if (from >= 0) {
      this.#rest.add(part.subarray(from));
      if (this.#rest.isTooLong) {
        pieces.push(this.#rest.take(this.#firstLine));
        this.#isLost = true;
      }
    }
    return pieces;
  }

  end(): JsonPiece[] {
    return this.#rest.isEmpty ? [] : [this.#rest.take(this.#firstLine)];
  }
}
