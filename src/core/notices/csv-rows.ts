/** A row of a table: its fields, without quotation marks, and its first line, from 1. */
export interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/** A row that is no row of the table, and its first line, from 1. */
export interface DamagedRow {
  readonly line: number;
  readonly reason:
    /** A quotation mark that is opened is not closed. */
    | 'open-quote'
    /** It has more or fewer fields than the table has columns. */
    | 'other-columns';
}

export interface CsvBatch {
  readonly rows: readonly CsvRow[];
  readonly damaged: readonly DamagedRow[];
}

/** No row is longer, in UTF-16 units: what is, has a quotation mark that nothing closes. */
const maxRow = 200_000;
/** So many rows are read anew from their second line on; in a file with more damage than that, the rest of such rows is lost. */
const maxReread = 100;

/**
 * Reads a table (RFC 4180) as its text comes, a batch of rows at a time. What programs and people get wrong is read all the same: a mark
 * within a quoted field ends it only before a delimiter or a line end, and a row that has swallowed the next ones, since a mark of it is not
 * closed, is told, and read on behind its first line. The first row names the columns, and every other one has as many.
 */
export class CsvReader {
  readonly #delimiter: string;
  #text = '';
  #line = 1;
  #columns: number | undefined;
  #reread = 0;

  /** @param delimiter one character */
  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** The rows that end in a text, together with what came before it. */
  push(text: string): CsvBatch {
    this.#text += text;
    return this.#read(false);
  }

  /** What is left when all text has come. */
  end(): CsvBatch {
    return this.#read(true);
  }

  #read(isLast: boolean): CsvBatch {
    const rows: CsvRow[] = [];
    const damaged: DamagedRow[] = [];
    let start = 0;
    for (;;) {
      const row = this.#rowAt(start, isLast) ?? this.#tooLong(start);
      if (row === undefined) {
        break;
      }
      const { fields, end, isOpen } = row;
      const lines = linesIn(this.#text, start, end);
      const isBlank = fields.length === 1 && fields[0]?.trim() === '';
      this.#columns ??= isBlank ? undefined : fields.length;
      const isOdd = !isBlank && !isOpen && !this.#hasColumns(fields);
      if (isOpen || isOdd) {
        damaged.push({ line: this.#line, reason: isOpen ? 'open-quote' : 'other-columns' });
        const next = lineEnd(this.#text, start);
        if (lines > 1 && next < end && this.#reread < maxReread) {
          this.#reread++;
          this.#line++;
          start = next;
          continue;
        }
      } else if (!isBlank) {
        rows.push({ fields, line: this.#line });
      }
      this.#line += lines;
      start = end;
    }
    this.#text = this.#text.slice(start);
    return { rows, damaged };
  }

  /** A row may end in delimiters that add nothing, as spreadsheets write them. */
  #hasColumns(fields: readonly string[]): boolean {
    const columns = this.#columns ?? fields.length;
    return fields.length >= columns && fields.slice(columns).every((field) => field.trim() === '');
  }

  /** What stands for a row that is longer than any; undefined where it may yet end. */
  #tooLong(start: number): { fields: string[]; end: number; isOpen: boolean } | undefined {
    return this.#text.length - start > maxRow ? { fields: [], end: start + maxRow, isOpen: true } : undefined;
  }

  /** The row that begins at an offset; undefined where more text has to come first, or there is none. */
  #rowAt(start: number, isLast: boolean): { fields: string[]; end: number; isOpen: boolean } | undefined {
    const text = this.#text;
    const { length } = text;
    if (start >= length) {
      return undefined;
    }
    const fields: string[] = [];
    let at = start;
    for (;;) {
      let value: string;
      if (text.charCodeAt(at) === quote) {
        const close = this.#closing(at + 1, isLast);
        if (close === undefined || close - start > maxRow) {
          return isLast && length - start <= maxRow ? { fields, end: length, isOpen: true } : undefined;
        }
        value = text.slice(at + 1, close);
        value = value.includes('""') ? value.replaceAll('""', '"') : value;
        at = close + 1;
      } else {
        const end = this.#plainEnd(at);
        if (end === length && !isLast) {
          return undefined;
        }
        value = text.slice(at, end);
        at = end;
      }
      fields.push(value);
      if (at >= length) {
        return isLast ? { fields, end: length, isOpen: false } : undefined;
      }
      if (text.charAt(at) === this.#delimiter) {
        at++;
        if (at >= length && !isLast) {
          return undefined;
        }
        continue;
      }
      if (text.charCodeAt(at) === carriageReturn) {
        if (at + 1 >= length && !isLast) {
          return undefined;
        }
        at += text.charCodeAt(at + 1) === lineFeed ? 1 : 0;
      }
      return { fields, end: at + 1, isOpen: false };
    }
  }

  /** The mark that closes a quoted field, of which the next character may have to come first. */
  #closing(from: number, isLast: boolean): number | undefined {
    const text = this.#text;
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
      const next = text.charAt(at + 1);
      if (next === '"') {
        at++;
        continue;
      }
      if (next === '') {
        return isLast ? at : undefined;
      }
      if (next === this.#delimiter || next === '\n' || next === '\r') {
        return at;
      }
    }
    return undefined;
  }

  #plainEnd(from: number): number {
    const text = this.#text;
    const delimiter = this.#delimiter.charCodeAt(0);
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === delimiter || unit === lineFeed || unit === carriageReturn) {
        break;
      }
    }
    return at;
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** How many line ends there are between two offsets: `\n`, `\r\n`, or `\r` alone. */
function linesIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === lineFeed || (unit === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) {
      count++;
    }
  }
  return count;
}

/** Where the line of an offset ends, its line end included. */
function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === lineFeed || (unit === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) {
      return at + 1;
    }
  }
  return text.length;
}
