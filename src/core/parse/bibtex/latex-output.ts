import type { LatexCommand } from './latex-commands';

/** Arguments within arguments are read so deep; deeper ones stay as they are, lest each layer costs all of its text. */
const maxDepth = 12;

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

const isWordEnd = /[\p{L}\p{N}]$/u;
const isWordStart = /^[\p{L}\p{N}]/u;

/**
 * Text that grows as LaTeX is read, with the groups and arguments that are open in it: what is in an argument goes to its
 * command once it closes, and what the command makes of it takes its place.
 */
export class LatexOutput {
  isMathematics = false;
  quotationDepth = 0;
  readonly #out: string[] = [];
  readonly #frames: Frame[] = [];
  readonly #hasMore: () => boolean;
  /** How many arguments are open. */
  #depth = 0;
  /** The name of a command was written, and is to stand apart from a word behind it. */
  #isAfterName = false;

  /** @param hasMore whether anything is left to read, from which a command may take its next argument */
  constructor(hasMore: () => boolean) {
    this.#hasMore = hasMore;
  }

  /** Whether what is read next is an argument without braces, of one sign. */
  get isSingle(): boolean {
    return this.#frames.at(-1)?.isSingle === true;
  }

  get endsInSpace(): boolean {
    return this.#out.at(-1)?.endsWith(' ') === true;
  }

  /** Closes what is open, and gives the whole text. */
  end(): string {
    while (this.#frames.length > 0) {
      this.#close();
    }
    return this.#out.join('');
  }

  write(text: string): void {
    this.#out.push(this.#isAfterName && isWordStart.test(text) ? ` ${text}` : text);
    this.#isAfterName &&= text === '';
  }

  /** A sign, or what stands for one: what an argument without braces is. */
  sign(text: string): void {
    this.write(text);
    this.#endSingles();
  }

  /** The name of a command that stands for itself, apart from words. */
  name(name: string): void {
    const isApart = !isWordEnd.test(this.#out.at(-1) ?? '');
    this.write(isApart ? name : ` ${name}`);
    this.#isAfterName = true;
    this.#endSingles();
  }

  #endSingles(): void {
    while (this.isSingle && this.#close()) {}
  }

  open(): void {
    const waiting = this.#frames.at(-1);
    if (waiting?.isSingle === true) {
      waiting.isSingle = false;
    } else {
      this.#frames.push({
        at: this.#out.length,
        wasMathematics: this.isMathematics,
        texts: [],
        option: '',
        isSingle: false,
      });
    }
  }

  /** A brace that closes nothing is left out. */
  closeGroup(): void {
    this.#endSingles();
    if (this.#frames.length > 0 && this.#close()) {
      this.#endSingles();
    }
  }

  begin(
    command: LatexCommand,
    opened: Pick<Frame, 'texts' | 'option' | 'isQuotation'> = { texts: [], option: '' },
  ): void {
    if (this.#depth >= maxDepth) {
      return;
    }
    this.#depth++;
    this.quotationDepth += opened.isQuotation === true ? 1 : 0;
    this.#frames.push({
      at: this.#out.length,
      wasMathematics: this.isMathematics,
      command,
      isSingle: true,
      ...opened,
    });
    this.isMathematics = command.mode === undefined ? this.isMathematics : command.mode === 'mathematics';
  }

  /** Ends what was opened last; `false` where another argument of the same command has begun. */
  #close(): boolean {
    const { at, wasMathematics, command, texts = [], option: inBrackets = '', isQuotation } = this.#frames.pop() ?? {};
    this.isMathematics = wasMathematics ?? false;
    if (command === undefined) {
      return true;
    }
    this.#depth--;
    const all = [...texts, this.#out.splice(at ?? 0).join('')];
    if (all.length < command.count && this.#hasMore()) {
      this.begin(command, { texts: all, option: inBrackets });
      return false;
    }
    this.quotationDepth -= isQuotation === true ? 1 : 0;
    const missing = Array.from({ length: command.count - all.length }, () => '');
    this.#out.push(command.make(...all, ...missing, inBrackets));
    return true;
  }
}
