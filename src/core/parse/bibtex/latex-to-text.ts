import { bracedAddress } from './latex-addresses';
import { numberedCharacter } from './latex-characters';
import {
  accents,
  commands,
  empty,
  isSortKey,
  type LatexCommand,
  lengths,
  operators,
  quotations,
  silent,
  spaces,
  symbols,
} from './latex-commands';
import { LatexOutput } from './latex-output';

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

/** Control characters would split the names of commands. */
const control = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g;

const maxNameLength = 200;

const special = /[\\{}~$_^'`?!-]/g;
const length = / ?-?[\d.]{0,12} ?(?:em|ex|pt|mm|cm|mu|in|bp|sp)? ?/y;
const option = / ?\[([^\][{}\\]{0,80})\]/y;

class LatexReader {
  readonly #latex: string;
  /** What has been read. */
  readonly #output: LatexOutput;
  #index = 0;
  #hasDollars = true;

  constructor(latex: string) {
    this.#latex = latex;
    this.#output = new LatexOutput(() => this.#index < latex.length);
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
    return this.#output.end();
  }

  /** Text without markup, to `end`; of it, an argument without braces takes one sign. */
  #words(end: number): void {
    if (!this.#output.isSingle) {
      this.#output.write(this.#latex.slice(this.#index, end));
      this.#index = end;
      return;
    }
    const point = String.fromCodePoint(this.#latex.codePointAt(this.#index) ?? 0);
    this.#index += point.length;
    if (point !== ' ') {
      this.#output.sign(point);
    }
  }

  #special(char: string): void {
    const latex = this.#latex;
    const next = latex[this.#index + 1];
    this.#index++;
    if (char === '\\') {
      this.#command();
    } else if (char === '{') {
      this.#output.open();
    } else if (char === '}') {
      this.#output.closeGroup();
    } else if (char === '$') {
      this.#dollar();
    } else if (this.#output.isMathematics) {
      const script = char === '^' || char === '_' ? commands.get(char) : undefined;
      if (script === undefined) {
        this.#output.sign(char === "'" ? '′' : char === '~' ? ' ' : char);
      } else {
        this.#output.begin(script);
      }
    } else if (char === '~') {
      this.#output.sign('\u00a0');
    } else if (char === '-' && next === '-') {
      const isEm = latex[this.#index + 1] === '-';
      this.#index += isEm ? 2 : 1;
      this.#output.sign(isEm ? '—' : '–');
    } else if ((char === '`' || char === "'") && next === char) {
      this.#index++;
      this.#output.sign(char === '`' ? '“' : '”');
    } else if ((char === '?' || char === '!') && next === '`') {
      this.#index++;
      this.#output.sign(char === '?' ? '¿' : '¡');
    } else {
      this.#output.sign(char);
    }
  }

  /** One that nothing closes is a sign of money. */
  #dollar(): void {
    if (!this.#output.isMathematics && !this.#hasClosingDollar()) {
      this.#output.sign('$');
      return;
    }
    this.#index += this.#latex[this.#index] === '$' ? 1 : 0;
    this.#output.isMathematics = !this.#output.isMathematics;
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
    const accent = this.#output.isMathematics && isWord ? undefined : accents.get(name);
    const command = accent ?? (isWord ? commands.get(name) : undefined);
    if (command !== undefined) {
      this.#withArguments(command);
    } else if (quotations.has(name)) {
      const [open, close] = this.#output.quotationDepth % 2 === 0 ? ['“', '”'] : ['‘', '’'];
      this.#output.begin(
        { count: 1, make: (text = '') => `${open}${text}${close}` },
        { texts: [], option: '', isQuotation: true },
      );
    } else if (isWord) {
      this.#word(name);
    } else if (name === '(' || name === '[') {
      this.#output.isMathematics = true;
    } else if ((name === ')' || name === ']') && this.#output.isMathematics) {
      this.#output.isMathematics = false;
    } else {
      this.#output.sign(spaces.has(name) ? ' ' : empty.has(name) ? '' : name);
    }
  }

  #word(name: string): void {
    const symbol = symbols.get(name);
    if (symbol !== undefined && !(name === 'and' && !this.#output.isMathematics)) {
      // Space behind a letter ends the command; on both sides of an operator it is to be seen.
      if (!this.#output.isMathematics || /^\p{L}/u.test(symbol) || !this.#output.endsInSpace) {
        this.#skipSpace();
      }
      this.#output.sign(symbol);
    } else if (spaces.has(name)) {
      this.#skip(lengths.has(name) ? length : undefined);
      this.#output.sign(' ');
    } else if (lengths.has(name)) {
      this.#skip(length);
    } else if (isSortKey(name)) {
      this.#output.begin({ count: 1, make: () => '' });
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
        this.#output.name(name);
      }
    }
  }

  #withArguments(command: LatexCommand): void {
    option.lastIndex = this.#index;
    const inBrackets = option.exec(this.#latex);
    this.#index += inBrackets?.[0].length ?? 0;
    const address = command.takesAddress === true ? this.#address() : undefined;
    if (address !== undefined && command.count === 1) {
      this.#output.sign(command.make(address));
    } else {
      this.#output.begin(command, { texts: address === undefined ? [] : [address], option: inBrackets?.[1] ?? '' });
    }
  }

  /** An address in braces, as it stands but for what LaTeX has escaped; nothing where the brace is not closed. */
  #address(): string | undefined {
    this.#skipSpace();
    const found = bracedAddress(this.#latex, this.#index);
    this.#index = found?.end ?? this.#index;
    return found?.address;
  }

  /** `\char"E9`: a character by its number. */
  #character(): void {
    const found = numberedCharacter(this.#latex, this.#index);
    if (found !== undefined) {
      this.#index = found.end;
      this.#output.sign(found.character);
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
