import type { CitationStyle, CitationSyntax } from '../../model/citation';
import type { CursorContext, PartialCitation, TypedKey } from '../../model/cursor-context';
import { restOfKey } from './keys';
import { textBefore } from '../../../text/around';

/** Characters that are looked at on either side of the cursor, and longest group that is looked through. */
const maxLookBehind = 20_000;
/** Longer than anyone types to find a paper. */
const maxQuery = 100;
const blankLine = /\n[ \t]{0,9}\r?\n/g;

/** A place in a text and what stands around it. */
export class Cursor {
  readonly before: string;
  readonly after: string;
  #paragraph: number | undefined;

  constructor(
    readonly text: string,
    readonly offset: number,
  ) {
    this.before = textBefore(text, offset, maxLookBehind);
    this.after = text.slice(offset, offset + maxLookBehind);
  }

  /** Where the paragraph starts, as far as it is looked at. */
  get paragraph(): number {
    const blank = this.#paragraph === undefined ? [...this.before.matchAll(blankLine)].at(-1) : undefined;
    return (this.#paragraph ??=
      this.offset - this.before.length + (blank === undefined ? 0 : blank.index + blank[0].length));
  }

  /** The paragraph from an offset on, as far as it is looked at. */
  restFrom(offset: number): string {
    const rest = this.text.slice(offset, offset + maxLookBehind);
    const blank = rest.search(blankLine);
    return blank < 0 ? rest : rest.slice(0, blank);
  }

  /** Offset in the text of a place in `before`. */
  offsetOf(index: number): number {
    return this.offset - this.before.length + index;
  }

  /** The `[` that is open before an offset, in the paragraph. */
  openingBracket(offset: number): number | undefined {
    for (let index = offset - 1; index >= this.paragraph; index -= 1) {
      const character = this.text.charAt(index);
      if (character === '[') {
        return index;
      }
      if (character === ']') {
        return undefined;
      }
    }
    return undefined;
  }

  /** Where the bracket closes that is open at an offset, in the paragraph; undefined where nothing closes it. */
  closingBracket(offset: number): number | undefined {
    const rest = this.restFrom(offset);
    const close = rest.search(/[[\]]/);
    return close >= 0 && rest.charAt(close) === ']' ? offset + close : undefined;
  }
}

/** What a reader found typed, up to the cursor. */
export type FoundKey = Pick<TypedKey, 'form' | 'syntax' | 'query' | 'mark'> & {
  /** How far what was typed reaches back from the cursor. */
  readonly length: number;
  readonly close?: string;
};

/** What one kind of citation makes of a cursor. */
export interface FoundContext {
  readonly typed?: FoundKey | undefined;
  readonly partial?: PartialCitation | undefined;
}

export type ContextReader = (cursor: Cursor) => FoundContext | undefined;

/** What the first of some readers says that has something to say. */
export function readContext(
  text: string,
  offset: number,
  readers: readonly ContextReader[],
): CursorContext | undefined {
  const cursor = new Cursor(text, offset);
  let typed: TypedKey | undefined;
  let partial: PartialCitation | undefined;
  // A key that goes on behind the cursor has not just been begun.
  const mayBePartial = !/\w/.test(text.charAt(offset));
  for (const read of readers) {
    const found = read(cursor);
    if (typed === undefined && found?.typed !== undefined && found.typed.query.length <= maxQuery) {
      typed = typedKey(cursor, found.typed);
    }
    partial ??= mayBePartial ? found?.partial : undefined;
  }
  return typed === undefined && partial === undefined
    ? undefined
    : { ...(typed === undefined ? {} : { typed }), ...(partial === undefined ? {} : { partial }) };
}

function typedKey({ offset, after }: Cursor, found: FoundKey): TypedKey {
  const { length, form, syntax, query, close = '', mark } = found;
  const rest = form === 'bare' && query === '' ? '' : restOfKey(after);
  return {
    start: offset - length,
    end: offset,
    form,
    syntax,
    query,
    keyEnd: offset + rest.length,
    close,
    ...(mark === undefined ? {} : { mark }),
  };
}

/** What closes a group, where the text behind the cursor does not. */
export function missingClose(after: string, closed: RegExp, close: string): string {
  return closed.test(after) ? '' : close;
}

/** A list of keys between delimiters, separated by commas: `\cite{a,b}`, `` :cite:`a,b` ``. */
export interface KeyList {
  readonly syntax: CitationSyntax;
  /** Of the opening delimiter. */
  readonly open: number;
  readonly closing: '}' | '`' | ']';
  /** Where the command starts, if one has been begun that takes a single list. */
  readonly start: number | undefined;
  readonly style: CitationStyle;
  /** What may stand before a key in its item: a text in braces, a star. What is typed there, or in a text behind the key, is no key. */
  readonly lead?: RegExp;
  /** Another sign besides the comma that stands between keys. */
  readonly separator?: string;
  /** Puts spaces in place of comments, which may stand between keys and begin with `%`. */
  readonly withoutComments?: (text: string) => string;
}

/** A citation whose name has been written and no more: what its keys stand between is missing. */
export function begunAt(
  offset: number,
  {
    syntax,
    style,
    start,
    sides: [opening = '', missing = ''],
  }: Pick<KeyList, 'syntax' | 'style'> & {
    readonly start: number;
    readonly sides: string;
  },
): PartialCitation {
  return {
    start: offset,
    end: offset,
    syntax,
    query: '',
    enclosure: { style, start, items: { start: offset, end: offset }, opening, missing },
  };
}

const closedLists: Readonly<Record<KeyList['closing'], RegExp>> = {
  '}': /^[^{}]*\}/,
  '`': /^[^`\n]*`/,
  ']': /^[^[\]\n]*\]/,
};

/** The item of a list that ends at the cursor. */
export function inKeyList(cursor: Cursor, list: KeyList): FoundContext {
  const { text, offset } = cursor;
  const plain = list.withoutComments ?? ((commented) => commented);
  const written = plain(text.slice(list.open + 1, offset));
  const { query, isInText } = itemOf(written, list);
  if (isInText || (list.withoutComments !== undefined && query.includes('%'))) {
    return {};
  }
  const rest = plain(cursor.restFrom(offset));
  const closing = closingOf(rest, list);
  const [item = ''] = rest.slice(0, closing).split(/[,;]/, 1);
  // A word alone on the next line may be of the text.
  const goesOn = closing !== undefined && !item.trimEnd().includes('\n');
  const close = goesOn ? '' : missingClose(plain(cursor.after), closedLists[list.closing], list.closing);
  return {
    typed: { length: query.length, form: 'key', syntax: list.syntax, query, close },
    partial: partialItem(cursor, list, written, rest, closing),
  };
}

/** Keys behind the cursor, with nothing but commas between them. Words are none: the closing sign that follows them closes something else. */
function itemsIn(behind: string, { separator = ',' }: KeyList): readonly string[] | undefined {
  const items = behind
    .replace(/\{[^{}\n]*\}/g, '')
    .replaceAll(separator, ',')
    .split(',');
  return items.every((item) => !/[\s{}\\[\]$]/.test(item.trim())) ? items : undefined;
}

/** Where a list is closed whose keys go on behind the cursor, be it on a further line; undefined where it may be none. */
function closingOf(rest: string, list: KeyList): number | undefined {
  const at = rest.indexOf(list.closing);
  const [first] = (at < 0 ? undefined : itemsIn(rest.slice(0, at), list)) ?? [];
  return first === undefined ? undefined : at;
}

/** What has been typed in the last item of a list, behind what may stand before a key there. */
function itemOf(
  written: string,
  { lead, separator = ',' }: KeyList,
): { readonly query: string; readonly isInText: boolean } {
  const plain = written.slice(-1000).replace(/\{[^{}\n]*\}/g, (text) => '_'.repeat(text.length));
  const last = Math.max(...[',', '\n', separator].map((sign) => plain.lastIndexOf(sign)));
  const start = written.length - plain.length + last + 1;
  const item = written.slice(start).trimStart();
  const query = lead === undefined ? item : item.replace(lead, '');
  return { query, isInText: query === '*' || /[{}]/.test(query) };
}

function partialItem(
  { offset, paragraph }: Cursor,
  list: KeyList,
  written: string,
  rest: string,
  close: number | undefined,
): PartialCitation | undefined {
  const { syntax, open, closing, start, style } = list;
  const { query } = itemOf(written, list);
  const texts = written.replace(/\{[^{}]*\}/g, '');
  const isFirst = start !== undefined && open >= paragraph;
  if (!isFirst || /\s/.test(query) || /[{}\\`]/.test(texts) || (rest.startsWith('{') && query !== '')) {
    return undefined;
  }
  const first = close === undefined ? undefined : itemsIn(rest.slice(0, close), list)?.[0];
  // A key stands there already, behind the cursor or on a line before it.
  if ((first ?? '').trim() !== '' || hasKeyAbove(texts, list)) {
    return undefined;
  }
  return {
    start: offset - query.length,
    end: offset,
    syntax,
    query,
    enclosure: {
      style,
      start,
      items: { start: open + 1, end: offset + (close ?? 0) },
      missing: close === undefined ? closing : '',
    },
  };
}

/** Whether the item at the end of a list has begun on a line before. */
function hasKeyAbove(written: string, { separator = ',' }: KeyList): boolean {
  const item = written.slice(Math.max(written.lastIndexOf(','), written.lastIndexOf(separator)) + 1);
  return item.slice(0, Math.max(0, item.lastIndexOf('\n'))).trim() !== '';
}
