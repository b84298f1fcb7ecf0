import type { TextRange } from '../../model/paper';
import { type BibtexHead, isNextHead, lineEnd, trimmedEnd } from './entry-heads';

/** A field as it stands: its value is in parts, each a braced or quoted text, a number or the name of a string. */
export interface ScannedField {
  readonly name: string;
  readonly parts: readonly ScannedPart[];
}

export interface ScannedPart extends TextRange {
  /** `text` without its delimiters, `name` for what `@string` defines. */
  readonly kind: 'text' | 'name';
}

export interface ScannedEntry extends TextRange {
  /** Lower case. */
  readonly type: string;
  readonly key: string | undefined;
  /** Where the key's own characters begin; where there is none, of no use. */
  readonly keyStart: number;
  readonly fields: readonly ScannedField[];
  /** Whether braces, quotes, commas or the key are damaged; the fields are what could be read all the same. */
  readonly isDamaged: boolean;
}

/** How a line begins that is another field: what a value that nobody closes ends at. */
const lineField = /[ \t]{0,200}(?:,[ \t]{0,200})?[A-Za-z_][\w:.+-]{0,60}[ \t]{0,40}=(?!=)/y;
/** How the next field of a line stands behind a brace: what a value ends at that has a brace too few, and so takes the fields behind it in. */
const nextField =
  /\}\s{0,40},\s{0,40}(?:[A-Za-z][\w:.+-]{0,60}\s{0,40}=\s{0,40}["{]|(?:year|volume|number|issue|month|pages)\s{0,40}=\s{0,40}\w)/i;
/** BibTeX reserves parentheses too, but databases put them into names. */
const nameInBraces = /[^\s"#%',={}]{1,300}/y;
const nameInParentheses = /[^\s"#%'(),={}]{1,300}/y;
const maxKeyLength = 1_000;
/** A Chinese comma that stands for the one behind a key; another may be part of it. */
const chineseComma = /^，\s{0,20}[A-Za-z][\w-]{0,30}\s{0,10}=/;

/** Whether fields follow a closed entry: one of its braces too many closed it early. */
export function hasFieldAfter(text: string, end: number, limit: number): boolean {
  let index = end;
  let hasComma = false;
  // Far enough for any stray delimiters, near enough to stay linear where there are thousands.
  const last = Math.min(limit, end + 400);
  while (index < last && (text.charCodeAt(index) <= 0x20 || text[index] === ',' || text[index] === '}')) {
    hasComma ||= text[index] === ',';
    index++;
  }
  lineField.lastIndex = index;
  return hasComma && index < last && lineField.test(text);
}

/** Reads one entry. Leniently, a value ends where a line begins like another field, and stray delimiters are passed over. */
export class EntryReader {
  readonly #text: string;
  readonly #head: BibtexHead;
  readonly #isLenient: boolean;
  readonly #fields: ScannedField[] = [];
  #limit: number;
  #key: string | undefined;
  #keyStart = 0;
  #at: number;
  #isClosed = false;
  #isValueClosed = false;
  isDamaged = false;
  /** As far as the text has been looked at. */
  reached = 0;
  /** How many characters of values were looked through to cut them. */
  searched = 0;

  readonly #affordable: number;

  /**
   * @param limit no character from here on belongs to the entry
   * @param affordable so many characters of values may be looked through to cut them
   */
  constructor(text: string, head: BibtexHead, limit: number, isLenient: boolean, affordable = 0) {
    this.#text = text;
    this.#head = head;
    this.#limit = limit;
    this.#isLenient = isLenient;
    this.#affordable = affordable;
    this.#at = head.body;
  }

  get end(): number {
    return this.#isClosed ? this.#at : trimmedEnd(this.#text, this.#head.start, this.#limit);
  }

  result(): ScannedEntry {
    const { start, type } = this.#head;
    return {
      start,
      end: this.end,
      type,
      key: this.#key,
      keyStart: this.#keyStart,
      fields: this.#fields,
      isDamaged: this.isDamaged,
    };
  }

  /** Reads to the end of the entry; not leniently, to its first damage. */
  read(): void {
    this.isDamaged = this.#head.type === '';
    this.#readKey();
    while (this.#at < this.#limit && (this.#isLenient || !this.isDamaged)) {
      this.#skipSpace();
      const char = this.#text[this.#at];
      if (this.#at >= this.#limit) {
        break;
      }
      if (char === ',' || (char === '，' && this.#isLenient)) {
        this.#at++;
      } else if (
        char === this.#head.close &&
        !(this.#isLenient && hasFieldAfter(this.#text, this.#at + 1, this.#limit))
      ) {
        this.#at++;
        this.#isClosed = true;
        return;
      } else if (char === '@' && isNextHead(this.#text, this.#at)) {
        this.#limit = this.#at;
      } else if (!this.#readField()) {
        this.isDamaged = true;
        this.#skipDamage();
      }
    }
    this.isDamaged = true;
    this.reached = Math.max(this.reached, this.#at);
  }

  #readKey(): void {
    if (this.#head.type === 'string') {
      return;
    }
    this.#skipSpace();
    const start = this.#at;
    const { close } = this.#head;
    let end = start;
    const last = Math.min(this.#limit, start + maxKeyLength);
    const endsHere = (at: number) =>
      this.#text[at] === '，' ? chineseComma.test(this.#text.slice(at, at + 80)) : /[,\s{]/.test(this.#text[at] ?? '');
    while (end < last && !endsHere(end) && !this.#closesAt(end)) {
      end++;
    }
    const key = this.#text.slice(start, end);
    this.#at = end;
    this.#skipSpace();
    const next = this.#at < this.#limit ? this.#text[this.#at] : undefined;
    const isField = next === '=' || next === '{' || /^[A-Za-z][\w-]*="/.test(key);
    const isParted =
      next !== ',' &&
      next !== '，' &&
      next !== close &&
      !/[\n\r]/.test(this.#text.slice(end, this.#at)) &&
      !(
        end < this.#at && /^[A-Za-z][\w-]{0,60}\s{0,40}=\s{0,40}["{\d]/.test(this.#text.slice(this.#at, this.#at + 150))
      );
    if (isField || isParted) {
      // A field, or what no key holds.
      this.isDamaged = true;
      this.#at = start;
      return;
    }
    this.#key = key === '' ? undefined : key;
    this.#keyStart = start;
    this.isDamaged ||= next !== ',' && next !== close;
  }

  /** Whether the entry may end at `at`. To BibTeX, a key in parentheses ends by its comma, and may hold a parenthesis. */
  #closesAt(at: number): boolean {
    return (
      this.#text[at] === this.#head.close &&
      (this.#head.close === '}' || at + 1 >= this.#limit || /[\s@]/.test(this.#text[at + 1] ?? ''))
    );
  }

  /** Reads a field; `false` where none begins here. */
  #readField(): boolean {
    const start = this.#at;
    const pattern = this.#head.close === '}' ? nameInBraces : nameInParentheses;
    pattern.lastIndex = start;
    const name = pattern.exec(this.#text)?.[0];
    this.#at = start + (name?.length ?? 0);
    this.#skipSpace();
    if (
      name === undefined ||
      this.#at >= this.#limit ||
      this.#text[this.#at] !== '=' ||
      this.#text[this.#at + 1] === '='
    ) {
      this.#at = start;
      return false;
    }
    this.#at++;
    const parts: ScannedPart[] = [];
    for (;;) {
      this.#skipSpace();
      const part = this.#readPart();
      if (part !== undefined) {
        parts.push(part);
      }
      this.#skipSpace();
      if (part === undefined || this.#text[this.#at] !== '#') {
        break;
      }
      this.#at++;
    }
    this.#fields.push({ name: name.toLowerCase(), parts });
    const next = this.#text[this.#at];
    if (parts.length === 0 || (this.#at < this.#limit && next !== ',' && next !== this.#head.close)) {
      this.isDamaged = true;
    }
    return true;
  }

  #readPart(): ScannedPart | undefined {
    const char = this.#text[this.#at];
    if (char === '{' || char === '"') {
      const start = this.#at + 1;
      const end = this.#cutAtField(start, this.#valueEnd(start, char === '{' ? '}' : '"'));
      this.#at = Math.min(this.#limit, end + (this.#text[end] === (char === '{' ? '}' : '"') ? 1 : 0));
      return { kind: 'text', start, end };
    }
    const start = this.#at;
    while (this.#at < this.#limit && !/[\s,，#%{}()"=]/.test(this.#text[this.#at] ?? '')) {
      this.#at++;
    }
    if (this.#at === start) {
      return undefined;
    }
    const isNumber = this.#text.charCodeAt(start) >= 0x30 && this.#text.charCodeAt(start) <= 0x39;
    return { kind: isNumber ? 'text' : 'name', start, end: this.#at };
  }

  /** Where a value in braces ends that nothing, or the entry's own brace, closes; leniently, before the fields that it holds then. */
  #cutAtField(start: number, end: number): number {
    if (!this.#isLenient || this.#text[start - 1] !== '{' || this.searched >= this.#affordable) {
      return end;
    }
    if (this.#isValueClosed && /^\s{0,80}(?:[,#}]|%)/.test(this.#text.slice(end + 1, end + 90))) {
      return end;
    }
    this.searched += end - start;
    const found = this.#text.slice(start, end).search(nextField);
    if (found < 0) {
      return end;
    }
    this.isDamaged = true;
    return start + found;
  }

  /** The offset of the closing delimiter, or of the end of a value that has none. */
  #valueEnd(start: number, close: '}' | '"'): number {
    let depth = 0;
    let index = start;
    this.#isValueClosed = false;
    for (; index < this.#limit && (depth >= 0 || this.#isLenient); index++) {
      const char = this.#text[index];
      if (char === close && depth === 0) {
        this.#isValueClosed = true;
        return index;
      }
      if (char === '\\' && close === '"' && !this.#endsAfter(index + 1)) {
        // An accent: not by the book, but people write it.
        index++;
      } else if (char === '{') {
        depth++;
      } else if (char === '}') {
        depth--;
      } else if (char === '\n' && this.#isLenient) {
        lineField.lastIndex = index + 1;
        if (lineField.test(this.#text)) {
          return this.#trimmed(start, index);
        }
      }
    }
    this.isDamaged = true;
    this.reached = Math.max(this.reached, index);
    return this.#trimmed(start, this.#limit);
  }

  /** Whether the quotation mark at `at` is followed by what follows a value. */
  #endsAfter(at: number): boolean {
    return this.#text[at] === '"' && /^\s{0,80}[,#})]/.test(this.#text.slice(at + 1, at + 82));
  }

  /** An unclosed value without the commas and closing delimiters at its end. */
  #trimmed(start: number, end: number): number {
    let last = end;
    while (last > start && /[\s,}"]/.test(this.#text[last - 1] ?? '')) {
      last--;
    }
    return last;
  }

  /** White space, and comments as biber and Pandoc know them. */
  #skipSpace(): void {
    while (this.#at < this.#limit) {
      if (this.#text[this.#at] === '%') {
        this.#at = Math.min(this.#limit, lineEnd(this.#text, this.#at));
      } else if (this.#text.charCodeAt(this.#at) > 0x20) {
        return;
      } else {
        this.#at++;
      }
    }
  }

  /** To where another field may begin: after a comma or a line end; to where another entry does. */
  #skipDamage(): void {
    while (this.#at < this.#limit && this.#text[this.#at] !== ',' && this.#text[this.#at] !== '\n') {
      this.#at++;
      if (this.#text[this.#at] === '@' && isNextHead(this.#text, this.#at)) {
        return;
      }
    }
    this.#at = Math.min(this.#limit, this.#at + 1);
  }
}
