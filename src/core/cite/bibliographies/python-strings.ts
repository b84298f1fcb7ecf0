/** A list or tuple of more than this is not looked through. */
const maxValueLength = 20_000;
const maxNames = 20;
const assignment = /^[ \t]*([A-Za-z_]\w{0,99})[ \t]*(?::[^=\n]{0,99})?(\+?=(?!=)|\.(?:append|extend)\()[ \t]*/gm;
/** A string, a name, the start of a call, a comment, or a sign. */
const token = /[rRbBuUfF]{0,2}("""|'''|"|')|([A-Za-z_][\w.]{0,99})|#[^\n]{0,9999}|[()[\]{},+/]|\n|\\\r?\n|[^\s]/g;

/**
 * The paths that a Python text assigns to a name, without Python's own parser: strings in lists, tuples or alone, joined
 * by `+`, `/` or `os.path.join`, or out of a name that stands for some; `glob` gives a pattern.
 */
export function pythonStrings(text: string, name: string): readonly string[] {
  const values = new Map<string, string[]>();
  for (const match of text.matchAll(assignment)) {
    const known = values.get(match[1] ?? '') ?? [];
    known.push(text.slice(match.index + match[0].length, match.index + match[0].length + maxValueLength));
    values.set(match[1] ?? '', known.slice(-maxNames));
  }
  return new PythonReader(values).valueOf(name, new Set());
}

class PythonReader {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  valueOf(name: string, asked: ReadonlySet<string>): string[] {
    return asked.has(name) || asked.size > 3
      ? []
      : (this.#values.get(name) ?? []).flatMap((value) => this.#read(value, new Set([...asked, name])));
  }

  /** The strings of an expression at the start of a text. */
  #read(text: string, asked: ReadonlySet<string>): string[] {
    const found: string[] = [];
    /** What is joined to the string before: by nothing, by `+`, by `/` or as arguments of a call. */
    let joint: '' | '+' | '/' = '';
    const open: { readonly joins: boolean; readonly first: number }[] = [];
    const add = (part: string) => {
      const joins =
        joint === '' ? (open.at(-1)?.joins === true && found.length > (open.at(-1)?.first ?? 0) ? '/' : '') : joint;
      const before = joins === '' ? undefined : found.pop();
      found.push(
        before === undefined
          ? part
          : joins === '/'
            ? before === ''
              ? part
              : `${before.replace(/\/$/, '')}/${part}`
            : before + part,
      );
      joint = '';
    };
    let call = '';
    const search = new RegExp(token);
    for (let match = search.exec(text); match !== null; match = search.exec(text)) {
      const [written, quote, name] = match;
      if (quote !== undefined) {
        const end = endOfString(text, search.lastIndex, quote);
        if (end < 0) {
          return found;
        }
        add(text.slice(search.lastIndex, end).replace(/\\(.)/g, '$1'));
        search.lastIndex = end + quote.length;
      } else if (name !== undefined) {
        if (text.charAt(search.lastIndex) === '(') {
          call = name;
        } else if (/^(?:for|if|in)$/.test(name)) {
          return found;
        } else if (!/^(?:True|False|None)$/.test(name) && !name.includes('__')) {
          const value = this.valueOf(name, asked);
          if (value.length === 1 && value[0] !== undefined) {
            add(value[0]);
          } else if (joint === '') {
            found.push(...(value.length === 0 ? [''] : value));
          }
        }
      } else if (written === '(' || written === '[' || written === '{') {
        open.push({ joins: /(?:^|\.)(?:join|Path|joinpath)$/.test(call), first: found.length });
        call = '';
      } else if (written === ')' || written === ']' || written === '}') {
        if (open.pop() === undefined) {
          break;
        }
        if (open.length === 0 && !/^\s*[+/.]/.test(text.slice(search.lastIndex, search.lastIndex + 50))) {
          break;
        }
      } else if (written === '+' || written === '/') {
        joint = written;
      } else if (written === ',' || written === '\n') {
        if (written === '\n' && open.length === 0) {
          break;
        }
        if (written === ',') {
          joint = '';
        }
      }
    }
    return found.filter((path) => path !== '');
  }
}

function endOfString(text: string, from: number, quote: string): number {
  let end = text.indexOf(quote, from);
  while (end > from && text.charAt(end - 1) === '\\') {
    end = text.indexOf(quote, end + 1);
  }
  return end;
}
