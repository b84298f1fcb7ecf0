import type { TextRange } from '../../model/paper';

/** A value, or one line of it, where it stands; its text may be decoded. */
export interface TaggedValue extends TextRange {
  readonly text: string;
}

/** A tag with what stands behind it, and on the lines below that have no tag: each is a row of its own. */
export interface TaggedLine {
  readonly tag: string;
  readonly rows: readonly TaggedValue[];
}

export interface TaggedRecord extends TextRange {
  readonly lines: readonly TaggedLine[];
  /** Whether a tag says that it begins here, and one that it ends. */
  readonly isOpened: boolean;
  readonly isClosed: boolean;
  /** Set where the format closes every record, and this one is not. */
  readonly isCut?: true;
}

/** How a format of tagged lines is laid out. */
export interface TaggedSyntax {
  /** A line that begins with a tag: the tag in group 1, its value in group 2. Must match up to the line's end, in linear time. */
  readonly line: RegExp;
  /** A tag as it is called, of how it is written; as that if not given. */
  readonly nameOf?: (written: string) => string;
  /** Tags that the format has, where what else looks like one is text. */
  readonly tags?: ReadonlySet<string>;
  /** Tags that a record begins with. Where a text has none, its records are separated by blank lines. */
  readonly first: ReadonlySet<string>;
  /** The tag that a record ends with. */
  readonly last?: string;
  /** Tags of the file, which belong to no record. */
  readonly ofFile?: ReadonlySet<string>;
  /** Tags that show that a record has begun before its first tag; any if not given. */
  readonly early?: ReadonlySet<string>;
  /** Tags that a work has one of, so that a second one shows that another record has begun. */
  readonly single: ReadonlySet<string>;
}

interface OpenLine {
  readonly tag: string;
  readonly rows: TaggedValue[];
}

interface OpenRecord {
  start: number;
  end: number;
  readonly lines: OpenLine[];
  /** Those of its lines. */
  readonly tags: Set<string>;
  isOpened: boolean;
  isClosed: boolean;
}

const lineEnd = /\r\n|\n|\r/g;
/** A value that is longer is not read on. */
const maxRows = 20_000;
/** What a database writes between its records: a running number. */
const counter = /^[<[(]?\d{1,7}[\]).>]{0,2}$/;
/** What is left of a code fence that an export was copied with. */
const fence = /^(?:`{3,}|~{3,})[a-z]{0,12}$/i;

/** The records of a text, and rows that belong to none. */
export interface TaggedRecords {
  readonly records: readonly TaggedRecord[];
  readonly stray: readonly TextRange[];
}

/** The records of a text whose lines begin with tags. Linear in the text. */
export function taggedRecords(text: string, syntax: TaggedSyntax): TaggedRecords {
  const reader = new RecordReader(syntax);
  for (let start = 0; start < text.length;) {
    lineEnd.lastIndex = start;
    const next = lineEnd.test(text) ? lineEnd.lastIndex : text.length;
    const row = text.slice(start, next).trimEnd();
    reader.take(row, start);
    start = next;
  }
  return { records: reader.records.flatMap((record) => apart(record, syntax)), stray: reader.stray };
}

class RecordReader {
  readonly records: OpenRecord[] = [];
  readonly stray: TextRange[] = [];
  readonly #syntax: TaggedSyntax;
  #current: OpenRecord | undefined;
  #isAfterBlank = false;
  #hasFirst = false;

  constructor(syntax: TaggedSyntax) {
    this.#syntax = syntax;
  }

  take(row: string, start: number): void {
    if (row === '' || fence.test(row)) {
      this.#isAfterBlank = true;
      return;
    }
    const { line, nameOf, tags, last, ofFile } = this.#syntax;
    const [, written, value = ''] = line.exec(row) ?? [];
    const tag = written === undefined ? undefined : (nameOf?.(written) ?? written);
    const end = start + row.length;
    if (tag === undefined || tags?.has(tag) === false) {
      this.#continue(row, start, end);
    } else if (ofFile?.has(tag) === true) {
      this.#current = undefined;
    } else if (tag === last) {
      this.#close(end);
    } else {
      this.#add(tag, { text: value.trim(), start: end - value.length, end }, start);
    }
    this.#isAfterBlank = false;
  }

  #add(tag: string, row: TaggedValue, start: number): void {
    const { first } = this.#syntax;
    const isFirst = first.has(tag);
    this.#hasFirst ||= isFirst;
    if (this.#current === undefined || this.#begins(tag, isFirst, this.#current)) {
      this.#current = { start, end: row.end, lines: [], tags: new Set(), isOpened: false, isClosed: false };
      this.records.push(this.#current);
    }
    this.#current.isOpened ||= isFirst;
    this.#current.lines.push({ tag, rows: [row] });
    this.#current.tags.add(tag);
    this.#current.end = row.end;
  }

  #begins(tag: string, isFirst: boolean, { tags, isOpened }: OpenRecord): boolean {
    const { early, single } = this.#syntax;
    const hasOneOf = (wanted: ReadonlySet<string>) => [...wanted].some((each) => tags.has(each));
    if (isFirst) {
      return isOpened || (early !== undefined && !hasOneOf(early));
    }
    return !this.#hasFirst && this.#isAfterBlank && (single.has(tag) ? tags.has(tag) : hasOneOf(single));
  }

  #close(end: number): void {
    if (this.#current !== undefined) {
      this.#current.end = end;
      this.#current.isClosed = true;
    }
    this.#current = undefined;
  }

  /** A line without tag continues the one before it. */
  #continue(row: string, start: number, end: number): void {
    if (this.#isAfterBlank && this.#current?.isOpened !== true && counter.test(row.trim())) {
      return;
    }
    const last = this.#current?.lines.at(-1);
    if (this.#current === undefined || last === undefined) {
      if (!counter.test(row.trim())) {
        this.stray.push({ start, end });
      }
      return;
    }
    if (last.rows.length < maxRows) {
      last.rows.push({ text: row.trim(), start: end - row.trimStart().length, end });
    }
    this.#current.end = end;
  }
}

/**
 * A record whose first tag comes late is one, unless both parts have what a work has one of: then the one before has lost its
 * end.
 */
function apart(record: OpenRecord, { first, single }: TaggedSyntax): readonly TaggedRecord[] {
  const opening = record.lines.findIndex(({ tag }) => first.has(tag));
  const [head, tail] = [record.lines.slice(0, opening), record.lines.slice(opening)];
  if (opening <= 0 || !head.some(({ tag }) => single.has(tag) && tail.some((line) => line.tag === tag))) {
    return [record];
  }
  const start = record.start;
  const end = head.at(-1)?.rows.at(-1)?.end ?? start;
  return [
    { start, end, lines: head, isOpened: false, isClosed: false },
    { ...record, start: lineStart(tail[0]), lines: tail },
  ];
}

/** Where a line with a tag begins: before its value stands only the tag. */
function lineStart(line: OpenLine | undefined): number {
  return (line?.rows[0]?.start ?? 0) - (line === undefined ? 0 : line.tag.length);
}
