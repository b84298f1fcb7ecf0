/** Stands before and after what the source sets off by markup; one UTF-16 unit of the private use area each. */
export const SET_OPEN = '\uE000';
export const SET_CLOSE = '\uE001';

const markup = /[\\${}*`~]/;
/** Which characters before U+0080 may be markup. */
const marks = Uint8Array.from({ length: 0x80 }, (_, code) => (markup.test(String.fromCharCode(code)) ? 1 : 0));
const styles = new Set(
  'textbf textit textsc texttt textsf emph mathbf mathit mathrm mathsf mathtt mathcal underline text textrm bf it sc tt em sl sf rm bfseries itshape scshape ttfamily bold bm boldsymbol uline mbox operatorname bold italic textsl textmd textup textnormal mathnormal mathscr upshape slshape normalfont'.split(
    ' ',
  ),
);
/** Commands whose argument is not text. */
const silent = new Set(['color', 'textcolor', 'cite', 'citep', 'citet', 'ref', 'label', 'vspace', 'hspace']);
/** A longer run of letters after a backslash is no command. */
const maxCommandLength = 24;
/** A star that closes emphasis stands this near to the one that opened it. */
const maxEmphasisLength = 60;
/** Characters of a command's name in Chinese. */
const maxTranslatedLength = 6;

/**
 * The text without LaTeX and Markdown markup. A word that was set off (bold, small capitals, code) comes out between
 * `SET_OPEN` and `SET_CLOSE`; markup inside a word (`\textbf{S}hifted`) just goes. Text without markup is returned as
 * it is. One pass, linear in the text.
 */
export function plainText(text: string): string {
  return markup.test(text) ? new Stripper(text).strip() : text;
}

class Stripper {
  readonly #text: string;
  readonly #parts: string[] = [];
  /** For each open brace, whether its end closes a style. */
  readonly #groups: boolean[] = [];
  #copied = 0;
  #last = '';
  #opened = -1 - maxEmphasisLength;
  #inCode = false;

  constructor(text: string) {
    this.#text = text;
  }

  strip(): string {
    const text = this.#text;
    let i = 0;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      i += code < 0x80 && marks[code] === 1 ? this.#step(i, code) : 1;
    }
    this.#replace(text.length, 0, '');
    return this.#parts.join('');
  }

  /** Handles what stands at `at` and returns how much of the text it took. */
  #step(at: number, code: number): number {
    const text = this.#text;
    switch (code) {
      case 0x5c:
        return this.#command(at);
      case 0x7b:
        return this.#brace(at);
      case 0x7d:
        if (this.#groups.pop() === true) {
          return this.#replace(at, 1, at === this.#copied && this.#last === SET_CLOSE ? '' : SET_CLOSE);
        }
        // `\\href{address}{text}`: two arguments do not run into one word.
        return this.#replace(at, 1, text.charCodeAt(at + 1) === 0x7b ? ' ' : '');
      case 0x24:
        return this.#replace(at, 1, '');
      case 0x7e:
        return this.#replace(at, 1, ' ');
      case 0x60: {
        if (text.charCodeAt(at + 1) === 0x60) {
          return this.#replace(at, 2, '"');
        }
        this.#inCode = !this.#inCode;
        return this.#inCode ? this.#open(at, 1) : this.#replace(at, 1, SET_CLOSE);
      }
      case 0x2a: {
        const length = text.charCodeAt(at + 1) === 0x2a ? 2 : 1;
        const inWord = isAlphanumeric(text.charCodeAt(at - 1));
        if (!inWord && isAlphanumeric(text.charCodeAt(at + length))) {
          return this.#open(at, length);
        }
        return inWord && at - this.#opened < maxEmphasisLength ? this.#replace(at, length, SET_CLOSE) : length;
      }
      default:
        return 1;
    }
  }

  /** An opening brace; before it the name of a style may stand whose backslash is lost: `textbf {`, `--Textsc{`. */
  #brace(at: number): number {
    const text = this.#text;
    let end = at;
    while (end > this.#copied && at - end < 2 && text.charCodeAt(end - 1) === 0x20) {
      end--;
    }
    let start = end;
    while (start > this.#copied && end - start < maxCommandLength && isLetter(text.charCodeAt(start - 1))) {
      start--;
    }
    const style = end - start > 2 && styles.has(text.slice(start, end).toLowerCase());
    this.#groups.push(style);
    return style ? (this.#open(start, at + 1 - start), 1) : this.#replace(at, 1, '');
  }

  /** A command whose name was translated: `\\下划线{F}old`. Returns where its brace is, -1 where there is no such command. */
  #translatedCommandEnd(at: number): number {
    let end = at + 1;
    while (end - at <= maxTranslatedLength && isHan(this.#text.charCodeAt(end))) {
      end++;
    }
    return end > at + 1 && this.#text.charCodeAt(end) === 0x7b ? end : -1;
  }

  #command(at: number): number {
    const text = this.#text;
    let end = at + 1;
    while (end - at < maxCommandLength && isLetter(text.charCodeAt(end))) {
      end++;
    }
    if (end === at + 1) {
      const brace = this.#translatedCommandEnd(at);
      if (brace !== -1) {
        this.#groups.push(false);
        return this.#replace(at, brace + 1 - at, '');
      }
      // An escaped character stands for itself.
      this.#replace(at, 1, '');
      return 2;
    }
    const command = text.slice(at + 1, end);
    // `$\ell_1$-regularized`: a letter of the word, and no style.
    if (command === 'ell') {
      return this.#replace(at, end - at, 'ℓ');
    }
    let next = end;
    while (next - end < 3 && text.charCodeAt(next) === 0x20) {
      next++;
    }
    const style = styles.has(command.toLowerCase());
    if (text.charCodeAt(next) !== 0x7b) {
      // `{\sc Name}`: the open brace turns out to be a style's.
      // `\\ChordPrompt framework`: a macro for the name, told by its capitals.
      if (!style) {
        return /[A-Z].*[A-Z]/.test(command)
          ? this.#replace(at, 1, '') + command.length
          : this.#replace(at, end - at, ' ');
      }
      const inner = this.#groups.length - 1;
      if (inner < 0) {
        return this.#replace(at, next - at, '');
      }
      this.#groups[inner] = true;
      return this.#open(at, next - at);
    }
    // `\method{}`: a macro for the name itself.
    if (text.charCodeAt(next + 1) === 0x7d) {
      return this.#replace(at, next + 2 - at, style ? '' : command);
    }
    if (silent.has(command)) {
      const close = text.indexOf('}', next);
      if (close !== -1 && close - next < maxEmphasisLength) {
        return this.#replace(at, close + 1 - at, '');
      }
    }
    this.#groups.push(style);
    return style ? this.#open(at, next + 1 - at) : this.#replace(at, next + 1 - at, '');
  }

  /** Opens a style; inside a word it leaves nothing. */
  #open(at: number, length: number): number {
    this.#opened = at;
    const before = at > this.#copied ? this.#text.charAt(at - 1) : this.#last;
    // `\\textbf{\\emph{X}}` is set off once.
    const inWord = before === SET_CLOSE || before === SET_OPEN || isAlphanumeric(before.charCodeAt(0));
    return this.#replace(at, length, inWord ? '' : SET_OPEN);
  }

  #replace(at: number, length: number, put: string): number {
    if (at > this.#copied) {
      this.#parts.push(this.#text.slice(this.#copied, at));
      this.#last = this.#text.charAt(at - 1);
    }
    if (put !== '') {
      this.#parts.push(put);
      this.#last = put;
    }
    this.#copied = at + length;
    return length;
  }
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function isAlphanumeric(code: number): boolean {
  return isLetter(code) || (code >= 0x30 && code <= 0x39);
}
