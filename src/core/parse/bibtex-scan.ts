import type { TextRange } from '../model';

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
  readonly fields: readonly ScannedField[];
  /** Whether braces, quotes, commas or the key are damaged; the fields are what could be read all the same. */
  readonly isDamaged: boolean;
}

interface Head {
  readonly start: number;
  readonly type: string;
  /** After the opening brace, or -1 where there is none. */
  readonly body: number;
  readonly close: '}' | ')';
}

const headPattern = /@[ \t]{0,8}([A-Za-z]{1,40})\s{0,80}([{(])?/y;
const fieldPattern = /[ \t]{0,200}(?:,[ \t]{0,200})?([A-Za-z][\w:.+-]{0,60})[ \t]{0,40}=(?!=)/y;
const knownTypes = new Set((
  'article book booklet collection conference dataset inbook incollection inproceedings manual mastersthesis misc mvbook online patent ' +
  'periodical phdthesis proceedings reference report software suppbook techreport thesis unpublished'
).split(' '));

/**
 * Finds the entries of a `.bib` file with their ranges, keys and fields, without understanding the fields. Text outside
 * entries is comment, as in BibTeX. A line that begins like an entry begins one, so that damage stays in its entry.
 * Linear in the length.
 */
export function scanBibtex(text: string): ScannedEntry[] {
  const entries: ScannedEntry[] = [];
  const heads = headsOf(text);
  let done = 0;
  // Comments that nobody closes are searched to the end of the file, but not each of thousands.
  let budget = text.length * 4;
  heads.forEach((head, index) => {
    if (head.start < done) {
      return;
    }
    const limit = heads[index + 1]?.start ?? text.length;
    if (head.type === 'comment') {
      if (head.body >= 0 && budget > 0) {
        const end = closing(text, head.body, text.length);
        budget -= (end < 0 ? text.length : end) - head.body;
        done = Math.max(done, end + 1);
      }
    } else if (head.body < 0) {
      if (knownTypes.has(head.type)) {
        entries.push({ start: head.start, end: endOf(text, head.start, limit), type: head.type, key: undefined, fields: [], isDamaged: true });
      }
    } else if (head.type !== 'preamble') {
      entries.push(entryOf(text, head, limit));
    }
  });
  return entries;
}

/** Where entries begin: an `@` with a type, at the start of a line or after the end of another entry. */
function headsOf(text: string): Head[] {
  const heads: Head[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let before = at - 1;
    while (before >= 0 && (text[before] === ' ' || text[before] === '\t') && at - before < 200) {
      before--;
    }
    const isStart = before < 0 || text[before] === '\n' || text[before] === '\r' || (text[before] === '}' && text[at - 1] === '}');
    headPattern.lastIndex = at;
    const match = isStart ? headPattern.exec(text) : null;
    if (match?.[1] !== undefined) {
      const body = match[2] === undefined ? -1 : headPattern.lastIndex;
      heads.push({ start: at, type: match[1].toLowerCase(), body, close: match[2] === '(' ? ')' : '}' });
    }
  }
  return heads;
}

/** The offset of the brace that closes what is open at `start`, or -1. */
function closing(text: string, start: number, limit: number): number {
  let depth = 1;
  for (let index = start; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x7b) {
      depth++;
    } else if (code === 0x7d && --depth === 0) {
      return index;
    }
  }
  return -1;
}

/** The end of the last text before `limit`. */
function endOf(text: string, start: number, limit: number): number {
  let end = limit;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) {
    end--;
  }
  return end;
}

function entryOf(text: string, head: Head, limit: number): ScannedEntry {
  const strict = new EntryReader(text, head, limit, false);
  strict.read();
  if (!strict.isDamaged && !hasFieldAfter(text, strict.end, limit)) {
    return strict.result();
  }
  const lenient = new EntryReader(text, head, limit, true);
  lenient.read();
  return { ...lenient.result(), isDamaged: true };
}

/** Whether fields follow a closed entry: one of its braces too many closed it early. */
function hasFieldAfter(text: string, end: number, limit: number): boolean {
  let index = end;
  // Far enough for any stray delimiters, near enough to stay linear where there are thousands.
  const last = Math.min(limit, end + 400);
  while (index < last && (text.charCodeAt(index) <= 0x20 || text[index] === ',' || text[index] === '}')) {
    index++;
  }
  fieldPattern.lastIndex = index;
  return index < last && text[end] !== '@' && fieldPattern.test(text);
}

/** Reads one entry. Leniently, a value ends where a line begins like another field, and stray delimiters are passed over. */
class EntryReader {
  readonly #text: string;
  readonly #head: Head;
  readonly #limit: number;
  readonly #isLenient: boolean;
  readonly #fields: ScannedField[] = [];
  #key: string | undefined;
  #at: number;
  #isClosed = false;
  isDamaged = false;

  constructor(text: string, head: Head, limit: number, isLenient: boolean) {
    this.#text = text;
    this.#head = head;
    this.#limit = limit;
    this.#isLenient = isLenient;
    this.#at = head.body;
  }

  get end(): number {
    return this.#isClosed ? this.#at : endOf(this.#text, this.#head.start, this.#limit);
  }

  result(): ScannedEntry {
    const { start, type } = this.#head;
    return { start, end: this.end, type, key: this.#key, fields: this.#fields, isDamaged: this.isDamaged };
  }

  read(): void {
    this.#readKey();
    while (this.#at < this.#limit && (this.#isLenient || !this.isDamaged)) {
      this.#skipSpace();
      const char = this.#text[this.#at];
      if (this.#at >= this.#limit) {
        break;
      }
      if (char === ',') {
        this.#at++;
      } else if (char === this.#head.close && !(this.#isLenient && hasFieldAfter(this.#text, this.#at + 1, this.#limit))) {
        this.#at++;
        this.#isClosed = true;
        return;
      } else if (!this.#readField()) {
        this.isDamaged = true;
        this.#skipDamage();
      }
    }
    this.isDamaged = true;
  }

  #readKey(): void {
    if (this.#head.type === 'string') {
      return;
    }
    this.#skipSpace();
    let end = this.#at;
    while (end < this.#limit && !/[,{}=\n\r"]/.test(this.#text[end] ?? '') && this.#text[end] !== this.#head.close) {
      end++;
    }
    const stop = this.#text[end];
    const key = this.#text.slice(this.#at, end).trim();
    if (stop === undefined || stop === '=' || stop === '"' || stop === '{' || /\s/.test(key)) {
      // A field, or what no key holds.
      this.isDamaged = true;
      return;
    }
    this.#key = key === '' ? undefined : key;
    this.#at = end;
    this.#skipSpace();
    if (this.#text[this.#at] !== ',' && this.#text[this.#at] !== this.#head.close) {
      this.isDamaged = true;
    }
  }

  #readField(): boolean {
    fieldPattern.lastIndex = this.#at;
    const match = fieldPattern.exec(this.#text);
    if (match?.[1] === undefined || fieldPattern.lastIndex > this.#limit) {
      return false;
    }
    this.#at = fieldPattern.lastIndex;
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
    this.#fields.push({ name: match[1].toLowerCase(), parts });
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
      const end = this.#valueEnd(start, char === '{' ? '}' : '"');
      this.#at = Math.min(this.#limit, end + (this.#text[end] === (char === '{' ? '}' : '"') ? 1 : 0));
      return { kind: 'text', start, end };
    }
    const start = this.#at;
    while (this.#at < this.#limit && !/[\s,#{}()"=]/.test(this.#text[this.#at] ?? '')) {
      this.#at++;
    }
    if (this.#at === start) {
      return undefined;
    }
    const isNumber = this.#text.charCodeAt(start) >= 0x30 && this.#text.charCodeAt(start) <= 0x39;
    return { kind: isNumber ? 'text' : 'name', start, end: this.#at };
  }

  /** The offset of the closing delimiter, or of the end of a value that has none. */
  #valueEnd(start: number, close: '}' | '"'): number {
    let depth = 0;
    for (let index = start; index < this.#limit; index++) {
      const char = this.#text[index];
      if (char === close && depth === 0) {
        return index;
      }
      if (char === '\\' && close === '"') {
        index++;
      } else if (char === '{') {
        depth++;
      } else if (char === '}') {
        depth--;
      } else if (char === '\n' && this.#isLenient) {
        fieldPattern.lastIndex = index + 1;
        if (fieldPattern.test(this.#text)) {
          return this.#trimmed(start, index);
        }
      }
    }
    this.isDamaged = true;
    return this.#trimmed(start, this.#limit);
  }

  /** An unclosed value without the commas and closing delimiters at its end. */
  #trimmed(start: number, end: number): number {
    let last = end;
    while (last > start && /[\s,}"]/.test(this.#text[last - 1] ?? '')) {
      last--;
    }
    return last;
  }

  #skipSpace(): void {
    while (this.#at < this.#limit && this.#text.charCodeAt(this.#at) <= 0x20) {
      this.#at++;
    }
  }

  /** To where another field may begin: after a comma or a line end. */
  #skipDamage(): void {
    while (this.#at < this.#limit && this.#text[this.#at] !== ',' && this.#text[this.#at] !== '\n') {
      this.#at++;
    }
    this.#at = Math.min(this.#limit, this.#at + 1);
  }
}
