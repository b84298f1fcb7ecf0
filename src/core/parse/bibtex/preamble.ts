/** A macro that a `@preamble` defines. */
interface Macro {
  readonly parameters: number;
  readonly body: string;
}

export type Macros = ReadonlyMap<string, Macro>;

const preamble = /@preamble\s{0,99}[{(]/gi;
const definition =
  /\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|[egx]?def)(?![A-Za-z])\*?\s{0,9}\{?\\([A-Za-z]{1,40})\}?\s{0,9}(?:\[(\d)\]|((?:#\d){1,9}))?\s{0,9}\{/g;
/** What readers of BibTeX know better than a style's own definition of it. */
const known = /^(?:url|href|doi|path|emph|textit|textbf|textsc|texttt|eprint|natexlab|bibinfo|bibfield)$/;
const maxPreamble = 20_000;
const maxNesting = 4;

/** The macros that a BibTeX file's preambles define, by name; what takes an optional argument is left out. */
export function macrosOf(text: string): Macros {
  const macros = new Map<string, Macro>();
  // Each of thousands that nobody closes is not searched to its limit.
  let budget = text.length * 4;
  let done = 0;
  for (const { 0: opening, index } of text.matchAll(preamble)) {
    const start = index + opening.length - 1;
    if (index < done || budget <= 0) {
      continue;
    }
    const end = groupEnd(text, start, start + maxPreamble);
    if (end === undefined) {
      budget -= Math.min(maxPreamble, text.length - start);
    } else {
      addDefinitions(text.slice(start, end), macros);
      done = end;
    }
  }
  return macros;
}

/** Adds what a preamble defines, but for definitions that are themselves part of a macro. */
function addDefinitions(content: string, macros: Map<string, Macro>): void {
  let done = 0;
  for (const match of content.matchAll(definition)) {
    const [written, name = '', count, parameters = ''] = match;
    const open = match.index + written.length - 1;
    const end = match.index < done ? undefined : groupEnd(content, open, content.length);
    done = end ?? done;
    if (end !== undefined && !known.test(name)) {
      const body = content.slice(open + 1, end).replace(/"\s{0,99}#\s{0,99}"/g, '');
      macros.set(name, { parameters: Number(count ?? parameters.length / 2), body });
    }
  }
}

/**
 * A value with what its macros stand for.
 * @param affords whether so many characters may be added
 */
export function withMacros(value: string, macros: Macros, affords: (length: number) => boolean): string {
  let expanded = value;
  for (let nesting = 0; nesting < maxNesting && expanded.includes('\\'); nesting += 1) {
    const before = expanded;
    expanded = expandedOnce(before, macros, affords);
    if (expanded === before) {
      break;
    }
  }
  return expanded;
}

function expandedOnce(value: string, macros: Macros, affords: (length: number) => boolean): string {
  let written = '';
  let done = 0;
  for (const { 0: command, 1: name = '', index } of value.matchAll(/\\([A-Za-z]{1,40})\s{0,9}/g)) {
    const macro = macros.get(name);
    if (macro === undefined || index < done) {
      continue;
    }
    const given: string[] = [];
    let end = index + command.length;
    while (given.length < macro.parameters) {
      const close = value.charAt(end) === '{' ? groupEnd(value, end, value.length) : end;
      given.push(close === end ? value.charAt(end) : value.slice(end + 1, close));
      end = (close ?? value.length) + 1;
    }
    const text = macro.body.replace(/#(\d)/g, (_, number: string) => given[Number(number) - 1] ?? '');
    if (!affords(text.length)) {
      return value;
    }
    written += value.slice(done, index) + text;
    done = Math.min(end, value.length);
  }
  return written + value.slice(done);
}

/** Where the brace or parenthesis closes that opens at an offset; undefined where it does not before a limit. */
function groupEnd(text: string, open: number, limit: number): number | undefined {
  let depth = 0;
  const end = Math.min(limit, text.length);
  for (let at = open; at < end; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      at += 1;
    } else if (character === '{' || (at === open && character === '(')) {
      depth += 1;
    } else if (character === '}' || (character === ')' && depth === 1 && text.charAt(open) === '(')) {
      depth -= 1;
      if (depth === 0) {
        return at;
      }
    }
  }
  return undefined;
}
