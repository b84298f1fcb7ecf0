import {
  accents,
  commands,
  empty,
  isSortKey,
  type LatexCommand,
  lengths,
  quotations,
  silent,
  spaces,
  symbols,
} from './latex-commands';

/**
 * Plain text of LaTeX's markup, as bibliographies have it: accents, symbols, mathematics and quotation marks in Unicode, without
 * braces, fonts and layout; white space as single spaces. A command that is not known leaves its arguments, or where it
 * has none, its name. Linear in the length.
 */
export function latexToText(latex: string): string {
  return (
    /[\\{}~$]|--|``|''|[?!]`/.test(latex)
      ? new LatexReader(latex.replace(control, '').replace(/[\s\x85]+/g, ' ')).read()
      : latex
  )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Control characters would part the names of commands. */
const control = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

/** Arguments within arguments are read so deep; deeper ones stay as they are, lest each layer costs all of its text. */
const maxDepth = 12;
const maxAddressLength = 2_000;

/** What is open: a group, or the argument of a command. */
interface Frame {
  /** Where its text begins in what has been read. */
  readonly at: number;
  readonly wasMathematics: boolean;
  readonly command?: LatexCommand;
  readonly isQuotation?: boolean;
  /** The arguments before this one, and what stood in brackets. */
  readonly texts: readonly string[];
  readonly option: string;
  /** Ends with the next sign, if no brace comes first. */
  isSingle: boolean;
}

const special = /[\\{}~$_^'`?!-]/g;
const isWordEnd = /[\p{L}\p{N}]$/u;
const isWordStart = /^[\p{L}\p{N}]/u;
const length = / ?-?[\d.]{0,12} ?(?:em|ex|pt|mm|cm|mu|in|bp|sp)? ?/y;
const option = / ?\[([^\][{}\\]{0,80})\]/y;
const code = / ?(?:"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7})) ?/y;

class LatexReader {
  readonly #latex: string;
  readonly #out: string[] = [];
  readonly #frames: Frame[] = [];
  #index = 0;
  #isMathematics = false;
  /** How many arguments are open. */
  #depth = 0;
  #quotationDepth = 0;
  /** The name of a command was written, and is to stand apart from a word behind it. */
  #isAfterName = false;
  #hasDollars = true;

  constructor(latex: string) {
    this.#latex = latex;
  }

  read(): string {
    const latex = this.#latex;
    while (this.#index < latex.length) {
      special.lastIndex = this.#index;
      const next = special.exec(latex)?.index ?? latex.length;
      if (next > this.#index) {
        this.#words(next);
      } else {
        this.#special(latex[next] ?? '');
      }
    }
    while (this.#frames.length > 0) {
      this.#close();
    }
    return this.#out.join('');
  }

  /** Text without markup, to `end`; of it, an argument without braces takes one sign. */
  #words(end: number): void {
    if (this.#frames.at(-1)?.isSingle !== true) {
      this.#write(this.#latex.slice(this.#index, end));
      this.#index = end;
      return;
    }
    const point = String.fromCodePoint(this.#latex.codePointAt(this.#index) ?? 0);
    this.#index += point.length;
    if (point !== ' ') {
      this.#sign(point);
    }
  }

  #special(char: string): void {
    const latex = this.#latex;
    const next = latex[this.#index + 1];
    this.#index++;
    if (char === '\\') {
      this.#command();
    } else if (char === '{') {
      this.#open();
    } else if (char === '}') {
      this.#closeGroup();
    } else if (char === '$') {
      this.#dollar();
    } else if (this.#isMathematics) {
      const script = char === '^' || char === '_' ? commands.get(char) : undefined;
      if (script === undefined) {
        this.#sign(char === "'" ? '′' : char === '~' ? ' ' : char);
      } else {
        this.#begin(script);
      }
    } else if (char === '~') {
      this.#sign('\u00a0');
    } else if (char === '-' && next === '-') {
      const isEm = latex[this.#index + 1] === '-';
      this.#index += isEm ? 2 : 1;
      this.#sign(isEm ? '—' : '–');
    } else if ((char === '`' || char === "'") && next === char) {
      this.#index++;
      this.#sign(char === '`' ? '“' : '”');
    } else if ((char === '?' || char === '!') && next === '`') {
      this.#index++;
      this.#sign(char === '?' ? '¿' : '¡');
    } else {
      this.#sign(char);
    }
  }

  #write(text: string): void {
    this.#out.push(this.#isAfterName && isWordStart.test(text) ? ` ${text}` : text);
    this.#isAfterName &&= text === '';
  }

  /** A sign, or what stands for one: what an argument without braces is. */
  #sign(text: string): void {
    this.#write(text);
    this.#endSingles();
  }

  /** The name of a command that stands for itself, apart from words. */
  #name(name: string): void {
    const isApart = !isWordEnd.test(this.#out.at(-1) ?? '');
    this.#write(isApart ? name : ` ${name}`);
    this.#isAfterName = true;
    this.#endSingles();
  }

  #endSingles(): void {
    while (this.#frames.at(-1)?.isSingle === true && this.#close()) {}
  }

  #open(): void {
    const waiting = this.#frames.at(-1);
    if (waiting?.isSingle === true) {
      waiting.isSingle = false;
    } else {
      this.#frames.push({
        at: this.#out.length,
        wasMathematics: this.#isMathematics,
        texts: [],
        option: '',
        isSingle: false,
      });
    }
  }

  /** A brace that closes nothing is left out. */
  #closeGroup(): void {
    this.#endSingles();
    if (this.#frames.length > 0 && this.#close()) {
      this.#endSingles();
    }
  }

  #begin(
    command: LatexCommand,
    opened: Pick<Frame, 'texts' | 'option' | 'isQuotation'> = { texts: [], option: '' },
  ): void {
    if (this.#depth >= maxDepth) {
      return;
    }
    this.#depth++;
    this.#quotationDepth += opened.isQuotation === true ? 1 : 0;
    this.#frames.push({
      at: this.#out.length,
      wasMathematics: this.#isMathematics,
      command,
      isSingle: true,
      ...opened,
    });
    this.#isMathematics = command.mode === undefined ? this.#isMathematics : command.mode === 'mathematics';
  }

  /** Ends what was opened last; `false` where another argument of the same command has begun. */
  #close(): boolean {
    const { at, wasMathematics, command, texts = [], option: inBrackets = '', isQuotation } = this.#frames.pop() ?? {};
    this.#isMathematics = wasMathematics ?? false;
    if (command === undefined) {
      return true;
    }
    this.#depth--;
    const all = [...texts, this.#out.splice(at ?? 0).join('')];
    if (all.length < command.count && this.#index < this.#latex.length) {
      this.#begin(command, { texts: all, option: inBrackets });
      return false;
    }
    this.#quotationDepth -= isQuotation === true ? 1 : 0;
    const missing = Array.from({ length: command.count - all.length }, () => '');
    this.#out.push(command.make(...all, ...missing, inBrackets));
    return true;
  }

  /** One that nothing closes is a sign of money. */
  #dollar(): void {
    if (!this.#isMathematics && !this.#hasClosingDollar()) {
      this.#sign('$');
      return;
    }
    this.#index += this.#latex[this.#index] === '$' ? 1 : 0;
    this.#isMathematics = !this.#isMathematics;
  }

  #hasClosingDollar(): boolean {
    let at = this.#hasDollars ? this.#latex.indexOf('$', this.#index) : -1;
    while (at > 0 && this.#latex[at - 1] === '\\') {
      at = this.#latex.indexOf('$', at + 1);
    }
    this.#hasDollars = at >= 0;
    return this.#hasDollars;
  }

  /** Reads a command behind its backslash. */
  #command(): void {
    const latex = this.#latex;
    const name = /^(?:[A-Za-z]+|[^])/u.exec(latex.slice(this.#index, this.#index + maxNameLength))?.[0];
    if (name === undefined) {
      return;
    }
    this.#index += name.length;
    const isWord = /^[A-Za-z]/.test(name);
    if (isWord && latex[this.#index] === '*') {
      this.#index++;
    }
    const accent = this.#isMathematics && isWord ? undefined : accents.get(name);
    const command = accent ?? (isWord ? commands.get(name) : undefined);
    if (command !== undefined) {
      this.#withArguments(command);
    } else if (quotations.has(name)) {
      const [open, close] = this.#quotationDepth % 2 === 0 ? ['“', '”'] : ['‘', '’'];
      this.#begin(
        { count: 1, make: (text = '') => `${open}${text}${close}` },
        { texts: [], option: '', isQuotation: true },
      );
    } else if (isWord) {
      this.#word(name);
    } else if (name === '(' || name === '[') {
      this.#isMathematics = true;
    } else if ((name === ')' || name === ']') && this.#isMathematics) {
      this.#isMathematics = false;
    } else {
      this.#sign(spaces.has(name) ? ' ' : empty.has(name) ? '' : name);
    }
  }

  #word(name: string): void {
    const symbol = symbols.get(name);
    if (symbol !== undefined && !(name === 'and' && !this.#isMathematics)) {
      // Space behind a letter ends the command; on both sides of an operator it is to be seen.
      if (!this.#isMathematics || /^\p{L}/u.test(symbol) || this.#out.at(-1)?.endsWith(' ') !== true) {
        this.#skipSpace();
      }
      this.#sign(symbol);
    } else if (spaces.has(name)) {
      this.#skip(lengths.has(name) ? length : undefined);
      this.#sign(' ');
    } else if (lengths.has(name)) {
      this.#skip(length);
    } else if (isSortKey(name)) {
      this.#begin({ count: 1, make: () => '' });
    } else if (name === 'char' || name === 'symbol') {
      this.#character();
    } else {
      this.#skipSpace();
      if (silent.has(name)) {
        this.#skip(option);
        return;
      }
      const hasArgument = this.#latex[this.#index] === '{' && this.#latex[this.#index + 1] !== '}';
      if (!hasArgument || operators.has(name)) {
        this.#name(name);
      }
    }
  }

  #withArguments(command: LatexCommand): void {
    option.lastIndex = this.#index;
    const inBrackets = option.exec(this.#latex);
    this.#index += inBrackets?.[0].length ?? 0;
    const address = command.takesAddress === true ? this.#address() : undefined;
    if (address !== undefined && command.count === 1) {
      this.#sign(command.make(address));
    } else {
      this.#begin(command, { texts: address === undefined ? [] : [address], option: inBrackets?.[1] ?? '' });
    }
  }

  /** An address in braces, as it stands but for what LaTeX has escaped; nothing where the brace is not closed. */
  #address(): string | undefined {
    this.#skipSpace();
    if (this.#latex[this.#index] !== '{') {
      return undefined;
    }
    const limit = Math.min(this.#latex.length, this.#index + maxAddressLength);
    let depth = 0;
    for (let at = this.#index; at < limit; at++) {
      const char = this.#latex[at];
      depth += char === '{' ? 1 : char === '}' ? -1 : 0;
      if (depth === 0) {
        const written = this.#latex.slice(this.#index + 1, at);
        this.#index = at + 1;
        return addressInLatex(written);
      }
    }
    return undefined;
  }

  /** `\char"E9`: a character by its number. */
  #character(): void {
    const isBraced = this.#latex[this.#index] === '{';
    code.lastIndex = this.#index + (isBraced ? 1 : 0);
    const found = code.exec(this.#latex);
    const [whole = '', hexadecimal, octal, decimal] = found ?? [];
    const number =
      hexadecimal !== undefined
        ? parseInt(hexadecimal, 16)
        : octal !== undefined
          ? parseInt(octal, 8)
          : Number(decimal);
    if (found !== null && number > 0x20 && number <= 0x10ffff && (number < 0xd800 || number > 0xdfff)) {
      this.#index += whole.length + (isBraced && this.#latex[code.lastIndex] === '}' ? 2 : 0);
      this.#sign(String.fromCodePoint(number));
    }
  }

  #skipSpace(): void {
    while (this.#latex[this.#index] === ' ') {
      this.#index++;
    }
  }

  #skip(pattern: RegExp | undefined): void {
    if (pattern !== undefined) {
      pattern.lastIndex = this.#index;
      this.#index += pattern.exec(this.#latex)?.[0].length ?? 0;
    }
  }
}

const maxNameLength = 200;
const operators: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min mod bmod Pr sec sin sinh sup tan tanh Tr tr'.split(
    ' ',
  ),
);

/** An address without what LaTeX needs round its signs: `{\_}`, `\~{}`, `\%`. It is one that has no braces of its own. */
export function addressInLatex(latex: string): string {
  return latex
    .replace(/\\(?:url|href|nolinkurl|path)\s{0,4}(?=\{)/g, '')
    .replace(/\\(?:textasciitilde|sim|string)(?![A-Za-z])\s?|\$\s?\\sim\s?\$/g, (found) =>
      found.startsWith('\\string') ? '' : '~',
    )
    .replace(/\\textunderscore(?![A-Za-z])\s?/g, '_')
    .replace(/\\([%#&_~{}$^-])/g, (_, sign: string) => (sign === '{' ? '%7B' : sign === '}' ? '%7D' : sign))
    .replace(/[{}]/g, '')
    .trim();
}
