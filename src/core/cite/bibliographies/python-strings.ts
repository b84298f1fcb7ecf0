import { type Token, tokensOf } from './python-tokens';

/** A list or tuple of more than this is not looked through. */
const maxValueLength = 20_000;
const maxNames = 20;
/** How deep expressions and names may lie in others. */
const maxDepth = 30;
const maxAsked = 3;
const maxItems = 1000;
/** Signs, names and strings that are read in all, those of a name as often as it is asked for. */
const maxTokens = 200_000;
const assignment = /^[ \t]*([A-Za-z_]\w{0,99})[ \t]*(?::[^=\n]{0,99})?(\+?=(?!=)|\.(?:append|extend)\()[ \t]*/gm;

/**
 * The paths that a Python text assigns to a name, without Python's own parser: strings in lists, tuples or alone, joined
 * side by side, by `+`, `/`, `os.path.join` or an f-string, out of a name that stands for some or of a comprehension;
 * `glob` gives a pattern, and `*` stands for what only a program knows.
 */
export function pythonStrings(text: string, name: string): readonly string[] {
  const values = new Map<string, string[]>();
  for (const match of text.matchAll(assignment)) {
    const known = values.get(match[1] ?? '') ?? [];
    known.push(text.slice(match.index + match[0].length, match.index + match[0].length + maxValueLength));
    values.set(match[1] ?? '', known.slice(-maxNames));
  }
  return new Names(values, new Map(), { tokens: maxTokens })
    .valueOf(name, new Set())
    .items.filter((path) => path !== '');
}

/** Strings, one or a list of them; none where only a program knows. */
interface Value {
  readonly items: readonly string[];
  readonly isList: boolean;
}

const unknown: Value = { items: [], isList: false };

function listOf(values: readonly Value[]): Value {
  return { items: values.flatMap(({ items }) => items).slice(0, maxItems), isList: true };
}

/** A value alone as it is, several as a list. */
function together(values: readonly Value[]): Value {
  const [only, ...others] = values;
  return only === undefined || others.length > 0 ? listOf(values) : only;
}

/** A value behind another: lists one after the other, texts joined; what is not known adds nothing. */
function joined(left: Value, right: Value, join: (left: string, right: string) => string): Value {
  if (left.isList || right.isList) {
    return listOf([left, right]);
  }
  const [first, second] = [left.items[0], right.items[0]];
  return first === undefined || second === undefined
    ? { items: [...left.items, ...right.items], isList: false }
    : { items: [join(first, second)], isList: false };
}

function joinedPath(left: string, right: string): string {
  return left === '' ? right : `${left.replace(/\/$/, '')}/${right}`;
}

/** What names stand for: those of a text, and those that a comprehension runs through. */
class Names {
  readonly #texts: ReadonlyMap<string, readonly string[]>;
  readonly #bound: ReadonlyMap<string, string>;
  readonly #left: { tokens: number };

  constructor(
    texts: ReadonlyMap<string, readonly string[]>,
    bound: ReadonlyMap<string, string>,
    left: { tokens: number },
  ) {
    this.#texts = texts;
    this.#bound = bound;
    this.#left = left;
  }

  with(name: string, value: string): Names {
    return new Names(this.#texts, new Map([...this.#bound, [name, value]]), this.#left);
  }

  /** Whether so many tokens may be read once more. */
  spend(tokens: number): boolean {
    this.#left.tokens -= tokens;
    return this.#left.tokens >= 0;
  }

  valueOf(name: string, asked: ReadonlySet<string>): Value {
    const bound = this.#bound.get(name);
    if (bound !== undefined) {
      return { items: [bound], isList: false };
    }
    const texts = asked.has(name) || asked.size > maxAsked || !this.spend(1) ? [] : (this.#texts.get(name) ?? []);
    const values = texts
      .map(tokensOf)
      .filter((tokens) => this.spend(tokens.length))
      .map((tokens) => new Expression(tokens, this, new Set([...asked, name])).value());
    return values.length === 0 ? unknown : together(values);
  }
}

/** Reads one expression. */
class Expression {
  #at = 0;
  #depth = 0;

  readonly #tokens: readonly Token[];
  readonly #names: Names;
  readonly #asked: ReadonlySet<string>;

  constructor(tokens: readonly Token[], names: Names, asked: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#names = names;
    this.#asked = asked;
  }

  /** Of the whole; several values side by side are a tuple. */
  value(): Value {
    return together(this.#list(undefined));
  }

  #is(text: string): boolean {
    const next = this.#tokens[this.#at];
    return next?.text === text && next.kind !== 'string';
  }

  #takes(text: string): boolean {
    const is = this.#is(text);
    this.#at += is ? 1 : 0;
    return is;
  }

  /** Expressions up to a sign that closes them; of a named argument nothing, of a dictionary its values. */
  #list(closing: string | undefined): readonly Value[] {
    const values: Value[] = [];
    while (this.#at < this.#tokens.length && (closing === undefined || !this.#takes(closing))) {
      const start = this.#at;
      const value = this.#sum();
      if (this.#takes('for')) {
        values.push(this.#comprehension(start, value));
      } else if (this.#takes(':')) {
        continue;
      } else if (this.#takes('=')) {
        this.#sum();
      } else {
        values.push(value);
      }
      if (this.#is('if')) {
        // The first of two branches stands for both.
        this.#skipTo(closing);
      }
      if (!this.#takes(',') && this.#at === start) {
        this.#at += 1;
      }
    }
    return values;
  }

  /** `[expression for name in values]`, behind its `for`. */
  #comprehension(start: number, unbound: Value): Value {
    const expression = this.#tokens.slice(start, this.#at);
    const name = this.#tokens[this.#at++]?.text ?? '';
    const { items, isList } = this.#takes('in') ? this.#sum() : unknown;
    return isList && items.length > 0
      ? listOf(
          items
            .filter(() => this.#names.spend(expression.length))
            .map((item) => new Expression(expression, this.#names.with(name, item), this.#asked).#sum()),
        )
      : { ...unbound, isList: true };
  }

  #skipTo(closing: string | undefined): void {
    let depth = 0;
    for (; this.#at < this.#tokens.length; this.#at += 1) {
      if (depth === 0 && (this.#is(',') || (closing !== undefined && this.#is(closing)))) {
        return;
      }
      const { kind, text } = this.#tokens[this.#at] ?? { kind: 'sign', text: '' };
      depth += kind !== 'sign' ? 0 : /[([{]/.test(text) ? 1 : /[)\]}]/.test(text) ? -1 : 0;
    }
  }

  #sum(): Value {
    let value = this.#operand();
    for (;;) {
      if (this.#takes('+')) {
        value = joined(value, this.#operand(), (left, right) => left + right);
      } else if (this.#takes('/')) {
        value = joined(value, this.#operand(), joinedPath);
      } else {
        return value;
      }
    }
  }

  #operand(): Value {
    const next = this.#tokens[this.#at];
    if (next === undefined || this.#depth >= maxDepth) {
      return unknown;
    }
    this.#depth += 1;
    const value = this.#followed(this.#primary(next));
    this.#depth -= 1;
    return value;
  }

  #primary({ kind, text }: Token): Value {
    if (kind === 'string') {
      let written = '';
      for (let part = this.#tokens[this.#at]; part?.kind === 'string'; part = this.#tokens[++this.#at]) {
        written += part.isFormatted === true ? this.#formatted(part.text) : part.text;
      }
      return { items: [written], isList: false };
    }
    if (kind === 'name' && !/^(?:for|if|in|else)$/.test(text)) {
      this.#at += 1;
      return this.#is('(')
        ? this.#call(text, unknown)
        : /^(?:True|False|None)$/.test(text) || text.includes('__')
          ? unknown
          : this.#names.valueOf(text, this.#asked);
    }
    const closing = { '(': ')', '[': ']', '{': '}' }[text];
    if (kind !== 'sign' || closing === undefined) {
      return unknown;
    }
    this.#at += 1;
    const start = this.#at;
    const values = this.#list(closing);
    const isTuple = text !== '(' || this.#tokens.slice(start, this.#at).some((each) => each.text === ',');
    return isTuple ? listOf(values) : together(values);
  }

  /** A value with the methods and calls behind it. */
  #followed(value: Value): Value {
    let found = value;
    for (;;) {
      if (this.#takes('.')) {
        const name = this.#tokens[this.#at++]?.text ?? '';
        found = this.#is('(') ? this.#call(name, found) : found;
      } else if (this.#is('(') || this.#is('[')) {
        this.#at += 1;
        this.#list(this.#tokens[this.#at - 1]?.text === '(' ? ')' : ']');
      } else {
        return found;
      }
    }
  }

  /** What a function makes of its arguments, for a method with the object that has it. */
  #call(name: string, object: Value): Value {
    this.#at += 1;
    const values = this.#list(')');
    if (/^(?:join|Path|joinpath)$/.test(name)) {
      const parts = [...(name === 'joinpath' ? [object] : []), ...values].filter(({ items }) => items.length > 0);
      return parts.reduce((left, right) => joined(left, right, joinedPath), unknown);
    }
    if (/^(?:glob|rglob|iglob)$/.test(name)) {
      const [pattern = unknown] = values;
      const { items } = joined(object, pattern, (left, right) =>
        joinedPath(left, name === 'rglob' ? `**/${right}` : right),
      );
      return { items, isList: true };
    }
    return values.length === 0 ? object : together(values);
  }

  /** An f-string: a name that stands for one string is put in, `*` for what else stands in braces. */
  #formatted(text: string): string {
    return text
      .replace(/\{([^{}]{1,200})\}/g, (_, code: string) => {
        const { items, isList } = this.#names.valueOf(code.trim(), this.#asked);
        return isList ? '*' : (items[0] ?? '*');
      })
      .replace(/^\*\//, '');
  }
}
