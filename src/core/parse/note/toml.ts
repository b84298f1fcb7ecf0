import type { YamlError, YamlValues } from '../yaml/yaml';

/** Front matter is no longer. */
const longest = 50_000;
const maxDepth = 20;
const bare = /[^\s,\]}#][^,\]}#\r\n]*/y;
const name = /[ \t]*(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([\p{L}\p{N}_.-]+))[ \t]*/uy;
const header = /(\[{1,2})[ \t]*([^[\]\r\n]{1,200}?)[ \t]*\]{1,2}[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)/y;
const gap = /(?:[ \t]+|#[^\r\n]*|\r?\n|\r)+/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['"', '"'],
  ['\\', '\\'],
]);

/**
 * The values of a TOML text (https://toml.io), as those of a YAML text are given: of front matter, so dates and numbers as texts. Lines that
 * cannot be read are errors and hide no others.
 */
export function tomlValues(text: string): YamlValues {
  const root = new Map<string, unknown>();
  const errors: YamlError[] = [];
  if (text.length > longest) {
    return {
      value: undefined,
      errors: [{ message: `It is longer than ${longest} characters.`, start: 0, end: text.length }],
    };
  }
  const reader = new TomlReader(text);
  let table = root;
  for (reader.skip(); !reader.isAtEnd; reader.skip()) {
    const start = reader.at;
    const head = reader.header();
    if (head !== undefined) {
      table = new Map();
      const others = root.get(head.name);
      root.set(head.name, head.isList ? [...(Array.isArray(others) ? (others as unknown[]) : []), table] : table);
      continue;
    }
    const field = reader.name();
    const value = field !== undefined && reader.takes('=') ? reader.value(0) : undefined;
    if (field === undefined || value === undefined) {
      reader.toLineEnd();
      errors.push({ message: 'This is no field (name = value).', start, end: reader.at });
    } else if (!table.has(field)) {
      table.set(field, value);
    }
  }
  return { value: root, errors };
}

class TomlReader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#text.length;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    this.at = match === null ? this.at : pattern.lastIndex;
    return match;
  }

  skip(): void {
    this.#match(gap);
  }

  toLineEnd(): void {
    const end = this.#text.slice(this.at).search(/[\r\n]/);
    this.at = end < 0 ? this.#text.length : Math.max(this.at + end, this.at);
  }

  takes(sign: string): boolean {
    const isThere = this.#text.startsWith(sign, this.at);
    this.at += isThere ? sign.length : 0;
    return isThere;
  }

  header(): { readonly name: string; readonly isList: boolean } | undefined {
    const match = this.#match(header);
    return match === null ? undefined : { name: match[2] ?? '', isList: match[1] === '[[' };
  }

  name(): string | undefined {
    const match = this.#match(name);
    return match === null ? undefined : (match[1] ?? match[2] ?? match[3]);
  }

  value(depth: number): unknown {
    this.#match(/[ \t]+/y);
    if (depth > maxDepth) {
      return undefined;
    }
    for (const quote of ['"""', "'''", '"', "'"]) {
      if (this.takes(quote)) {
        return this.#string(quote);
      }
    }
    if (this.takes('[')) {
      const list: unknown[] = [];
      for (this.skip(); !this.isAtEnd && !this.takes(']'); this.skip()) {
        const value = this.takes(',') ? null : this.value(depth + 1);
        if (value === undefined) {
          return undefined;
        }
        list.push(...(value === null ? [] : [value]));
      }
      return list;
    }
    if (this.takes('{')) {
      const table = new Map<string, unknown>();
      for (this.skip(); !this.isAtEnd && !this.takes('}'); this.skip()) {
        const field = this.takes(',') ? undefined : this.name();
        const value = field !== undefined && this.takes('=') ? this.value(depth + 1) : undefined;
        if (field !== undefined && value === undefined) {
          return undefined;
        }
        if (field !== undefined) {
          table.set(field, value);
        } else if (this.#text[this.at - 1] !== ',') {
          return undefined;
        }
      }
      return table;
    }
    return this.#match(bare)?.[0].trim();
  }

  #string(quote: string): string | undefined {
    const isLong = quote.length > 1;
    let text = '';
    for (; !this.isAtEnd; this.at++) {
      const char = this.#text[this.at] ?? '';
      if (this.takes(quote)) {
        return isLong ? text.replace(/^\r?\n/, '') : text;
      }
      if (!isLong && (char === '\n' || char === '\r')) {
        return undefined;
      }
      if (char === '\\' && quote.startsWith('"')) {
        this.at++;
        text += escapes.get(this.#text[this.at] ?? '') ?? this.#text[this.at] ?? '';
      } else {
        text += char;
      }
    }
    return undefined;
  }
}
