/** Where the title and the abstract of a record stand in a JSON text, between their quotes and with their escapes. */
export interface RecordTexts {
  titleStart: number;
  titleEnd: number;
  abstractStart: number;
  abstractEnd: number;
}

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Deeper ones are left to the parser. */
const mostDepth = 31;
const longestName = 24;

/**
 * Finds title and abstract of records that stand in JSON texts as most do, so that nothing of them has to be made. Whatever is
 * unusual is left to who parses the text: it is valid JSON, and an object with one `title` and one `abstract`, neither of them empty,
 * without escapes of characters, markup or entities, and no other member bears on them.
 */
export class RecordScanner {
  readonly found: RecordTexts = { titleStart: 0, titleEnd: 0, abstractStart: 0, abstractEnd: 0 };
  #text = '';
  #at = 0;
  #end = 0;
  /** Whether the string that was read last has nothing but itself in it. */
  #isPlain = true;

  /** Whether the part of a text is such a record; then `found` says where its texts are. */
  scan(text: string, start: number, end: number): boolean {
    this.#text = text;
    this.#at = start;
    this.#end = end;
    return this.#record() && this.#skipSpace() === -1;
  }

  #record(): boolean {
    const { found } = this;
    found.titleStart = found.abstractStart = -1;
    if (this.#skipSpace() !== openBrace) {
      return false;
    }
    this.#at++;
    for (;;) {
      if (this.#skipSpace() !== quote) {
        return false;
      }
      const nameStart = this.#at + 1;
      if (!this.#string() || !this.#isPlain) {
        return false;
      }
      const nameEnd = this.#at - 1;
      if (this.#skipSpace() !== colon) {
        return false;
      }
      this.#at++;
      if (!this.#member(nameStart, nameEnd)) {
        return false;
      }
      const code = this.#skipSpace();
      this.#at++;
      if (code === closeBrace) {
        return found.titleStart >= 0 && found.abstractStart >= 0;
      }
      if (code !== comma) {
        return false;
      }
    }
  }

  /** The value of a member at the top, behind its colon. */
  #member(nameStart: number, nameEnd: number): boolean {
    const name = nameEnd - nameStart > longestName ? '' : this.#text.slice(nameStart, nameEnd);
    const { found } = this;
    switch (name) {
      case 'title':
        if (found.titleStart >= 0 || !this.#plainText()) {
          return false;
        }
        found.titleStart = this.#valueStart;
        found.titleEnd = this.#at - 1;
        return true;
      case 'abstract':
        if (found.abstractStart >= 0 || !this.#plainText()) {
          return false;
        }
        found.abstractStart = this.#valueStart;
        found.abstractEnd = this.#at - 1;
        return true;
      case 'message':
      case 'data':
      case 'attributes':
      case 'paper':
      case 'abstract_inverted_index':
        return false;
      default:
        return this.#value();
    }
  }

  #valueStart = 0;

  /** A string that is not empty and is read as it stands. */
  #plainText(): boolean {
    if (this.#skipSpace() !== quote) {
      return false;
    }
    this.#valueStart = this.#at + 1;
    return this.#string() && this.#isPlain && this.#at - 1 > this.#valueStart;
  }

  /** A value of any kind. */
  #value(): boolean {
    /** Of each depth whether it is an object, as bits. */
    let objects = 0;
    let depth = 0;
    for (;;) {
      let code = this.#skipSpace();
      if (code === openBrace || code === openBracket) {
        this.#at++;
        const isObject = code === openBrace;
        code = this.#skipSpace();
        if (code === (isObject ? closeBrace : closeBracket)) {
          this.#at++;
        } else {
          if (++depth > mostDepth) {
            return false;
          }
          objects = isObject ? objects | (1 << depth) : objects & ~(1 << depth);
          if (isObject && !this.#name()) {
            return false;
          }
          continue;
        }
      } else if (!(code === quote ? this.#string() : this.#scalar())) {
        return false;
      }
      for (;;) {
        if (depth === 0) {
          return true;
        }
        const isObject = (objects & (1 << depth)) !== 0;
        code = this.#skipSpace();
        this.#at++;
        if (code === comma) {
          if (isObject && !this.#name()) {
            return false;
          }
          break;
        }
        if (code !== (isObject ? closeBrace : closeBracket)) {
          return false;
        }
        depth--;
      }
    }
  }

  /** The name of a member with its colon. */
  #name(): boolean {
    if (this.#skipSpace() !== quote || !this.#string() || this.#skipSpace() !== colon) {
      return false;
    }
    this.#at++;
    return true;
  }

  /** `true`, `false`, `null` or a number. */
  #scalar(): boolean {
    scalar.lastIndex = this.#at;
    if (!scalar.test(this.#text) || scalar.lastIndex > this.#end) {
      return false;
    }
    this.#at = scalar.lastIndex;
    return true;
  }

  /** A string, of which the first quote is at hand. */
  #string(): boolean {
    const text = this.#text;
    let isPlain = true;
    for (let at = this.#at + 1; at < this.#end; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        this.#at = at + 1;
        this.#isPlain = isPlain;
        return true;
      }
      if (code === backslash) {
        at++;
        const escaped = at < this.#end ? text.charAt(at) : '';
        if (escaped === 'u') {
          isPlain = false;
          if (!isHex(text, at + 1)) {
            return false;
          }
          at += 4;
        } else if (escaped === '' || !'"\\/bfnrt'.includes(escaped)) {
          return false;
        }
      } else if (code < space) {
        return false;
      } else if (code === 0x3c || code === 0x26) {
        // Markup and entities.
        isPlain = false;
      }
    }
    return false;
  }

  /** The next character that is no white space; -1 at the end. */
  #skipSpace(): number {
    for (; this.#at < this.#end; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== space && code !== tab && code !== lineFeed && code !== carriageReturn) {
        return code;
      }
    }
    return -1;
  }
}

const scalar = /(?:true|false|null|-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?(?:[eE][+-]?\d{1,300})?)(?![\w.+-])/y;

function isHex(text: string, start: number): boolean {
  for (let at = start; at < start + 4; at++) {
    const code = text.charCodeAt(at);
    const letter = code | 0x20;
    if (!((code >= 0x30 && code <= 0x39) || (letter >= 0x61 && letter <= 0x66))) {
      return false;
    }
  }
  return true;
}
