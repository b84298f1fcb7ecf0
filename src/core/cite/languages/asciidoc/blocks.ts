import type { TextRange } from '../../../model/paper';
import { endOfLine } from '../../../text/around';

/** What reads the lines of an AsciiDoc document, in their order. */
export interface AsciidocReaders {
  /** A line of text, which Asciidoctor reads for macros. */
  line(range: TextRange): void;
  /** The value of an attribute entry, `:name: value`. */
  attribute(name: string, value: TextRange): void;
  /** The target of a block macro, `name::target[]`. */
  blockMacro(name: string, target: TextRange): void;
}

/** Delimiters of blocks whose text is no markup: comments, listings, literal text, what is passed through, fenced code. */
const verbatimDelimiter = /^(?:\/{4,200}|-{4,200}|\.{4,200}|\+{4,200}|`{3})(?=$|[\w#,.+-])/;
const comment = /^\/\/(?!\/)/;
const attribute = /^:([A-Za-z0-9_][\w-]{0,100}):(?:[ \t]{1,200}|$)/;
const blockMacro = /^([a-z][a-z0-9]{0,30})::([^\s[\]][^[\]\n]{0,1000})?\[/;
/** Attributes of the block that follows, alone on their line. */
const blockAttributes = /^\[(?:|[\p{L}\p{N}_.#%{,"'][^\n]{0,2000})\]$/u;
/** Styles of blocks and paragraphs whose text is no markup; without a name `[,ruby]` is a listing. */
const verbatimStyle =
  /^\[(?:(?:source|listing|literal|pass|stem|latexmath|asciimath|comment|plantuml|mermaid|graphviz|ditaa)(?=[,.#%\]])|,)/;
const openBlock = '--';
/** Lines behind which a block may start: delimiters of blocks of text, and what joins a block to an item of a list. */
const opensBlocks = /^(?:\|={3,}|={4,}|\*{4,}|_{4,}|--|\+)$/;
/** A header of a document is looked for in so many characters. */
const maxHeaderLength = 2000;
const listItem = /^[ \t]{1,200}(?:[*.]{1,20}|-|\d{1,9}[.)]|[A-Za-z][.)]|[^\s:]{1,200}:{2,4})[ \t]/;

/** Goes over the lines of an AsciiDoc document and tells the readers what Asciidoctor makes of them. */
export function readAsciidocBlocks(text: string, readers: AsciidocReaders): void {
  new BlockReader(text, readers).read();
}

class BlockReader {
  /** What ends the block whose text is no markup. */
  #closing: string | undefined;
  /** A paragraph whose text is no markup goes on. */
  #isLiteral = false;
  #afterBlank = true;
  /** The last line said that the text of the next block is no markup. */
  #hasVerbatimStyle = false;

  constructor(
    readonly text: string,
    readonly readers: AsciidocReaders,
  ) {}

  read(): void {
    for (let start = 0; start < this.text.length;) {
      const end = endOfLine(this.text, start);
      this.#readLine(this.text.slice(start, end).trimEnd(), start);
      start = end + 1;
    }
  }

  #readLine(line: string, start: number): void {
    if (this.#closing !== undefined) {
      this.#closing = line === this.#closing ? undefined : this.#closing;
      this.#afterBlank = true;
    } else if (line === '') {
      this.#afterBlank = true;
      this.#isLiteral = false;
    } else if (!comment.test(line) && !this.#isLiteral) {
      const isVerbatim = this.#hasVerbatimStyle;
      this.#hasVerbatimStyle = false;
      if (!this.#opensBlock(line, start, isVerbatim)) {
        this.#readText(line, start, isVerbatim);
      }
    }
  }

  /** Whether a line is no text: a delimiter, attributes, a block macro. */
  #opensBlock(line: string, start: number, isVerbatim: boolean): boolean {
    const delimiter = verbatimDelimiter.exec(line)?.[0];
    if (delimiter !== undefined && (delimiter === line || delimiter === '```')) {
      this.#closing = delimiter;
      return true;
    }
    if (line === openBlock && isVerbatim) {
      this.#closing = openBlock;
      return true;
    }
    const macro = blockMacro.exec(line);
    if (macro !== null) {
      const [, name = '', target = ''] = macro;
      this.readers.blockMacro(name, { start: start + name.length + 2, end: start + name.length + 2 + target.length });
      return true;
    }
    if (!this.#afterBlank) {
      return false;
    }
    const named = attribute.exec(line);
    if (named !== null) {
      this.readers.attribute((named[1] ?? '').toLowerCase(), {
        start: start + named[0].length,
        end: start + line.length,
      });
      return true;
    }
    if (blockAttributes.test(line)) {
      // They may be on several lines.
      this.#hasVerbatimStyle = isVerbatim || verbatimStyle.test(line);
      return true;
    }
    return false;
  }

  #readText(line: string, start: number, isVerbatim: boolean): void {
    const isTitle = /^(?:\.(?=[^\s.])|={1,6}[ \t])/.test(line);
    if (isTitle && isVerbatim) {
      this.#hasVerbatimStyle = true;
    } else if (this.#afterBlank && (isVerbatim || (/^[ \t]/.test(line) && !listItem.test(line)))) {
      this.#isLiteral = true;
      return;
    }
    this.readers.line({ start, end: start + line.length });
    this.#afterBlank = isTitle || opensBlocks.test(line) || this.#isHeader(start);
  }

  /** Attributes stand directly below the title of the document, its authors and its revision. */
  #isHeader(start: number): boolean {
    return start < maxHeaderLength && this.text.startsWith('= ') && !/\n[ \t\r]*\n/.test(this.text.slice(0, start));
  }
}
