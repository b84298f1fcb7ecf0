import type { TextRange } from '../../../model/paper';
import { endOfLine } from '../../../text/around';

/** What reads the blocks of a reStructuredText document, in their order. */
export interface RstReaders {
  /** A paragraph or the like. */
  paragraph(range: TextRange): void;
  /** The argument of a `bibliography` directive. */
  bibliography(range: TextRange): void;
  /** The label of a citation that the document holds, `.. [label]`. */
  citation(label: string): void;
}

const explicit = /^\.\.(?=\s|$)/;
const directive =
  /^\.\.[ \t]{1,20}(?:\|[^|\n]{1,200}\|[ \t]{1,20})?([\p{L}\p{N}](?:[\p{L}\p{N}._+:-]{0,80}[\p{L}\p{N}])?) ?::(?=\s|$)/u;
const note = /^\.\.[ \t]{1,20}\[([^\][\n]{1,200})\](?=\s|$)/;
const target = /^\.\.[ \t]{1,20}_{1,2}[^\n]{0,2000}:/;
/** Directives whose content is not reStructuredText. */
const literal =
  /^(?:code|code-block|sourcecode|literalinclude|highlight|math|raw|include|doctest|testcode|testoutput|testsetup|testcleanup|prompt|console|ipython|jupyter-execute|plot|graphviz|digraph|graph|mermaid|uml|plantuml|productionlist|toctree|image|default-role|role|bibliography|footbibliography|footcites|autosummary|meta|contents)$/;
const listMarker = /^(?:[-*+\u2022]|\(?(?:\d{1,9}|#|[A-Za-z]|[ivxlcdmIVXLCDM]{1,8})[.)])[ \t]{1,20}(?=\S)/;
const quotingCharacter = /^[!-/:-@[-`{-~]/;

/** Goes over the lines of a document and tells the readers where text is that Docutils reads for inline markup. */
export function readRstBlocks(text: string, readers: RstReaders): void {
  new RstBlockReader(text, readers).read();
}

class RstBlockReader {
  #paragraph: number | undefined;
  #paragraphEnd = 0;
  /** Column of the last line's text, behind a list marker. */
  #column = 0;
  #afterBlank = true;
  #wasExplicit = false;
  /** Lines indented deeper than this are no text. */
  #skipped: number | undefined;
  /** A paragraph ended with `::`, so that what comes is literal. */
  #literalAt: number | undefined;
  /** Lines are a literal block without indentation; a blank line ends it. */
  #isQuoting = false;

  readonly #text: string;
  readonly #readers: RstReaders;

  constructor(text: string, readers: RstReaders) {
    this.#text = text;
    this.#readers = readers;
  }

  read(): void {
    for (let start = 0; start < this.#text.length;) {
      const end = endOfLine(this.#text, start);
      this.#readLine(this.#text.slice(start, end).replace(/\r$/, ''), start);
      start = end + 1;
    }
    this.#endParagraph();
  }

  #endParagraph(): void {
    if (this.#paragraph === undefined) {
      return;
    }
    this.#readers.paragraph({ start: this.#paragraph, end: this.#paragraphEnd });
    if (this.#text.slice(this.#paragraph, this.#paragraphEnd).trimEnd().endsWith('::')) {
      this.#literalAt = this.#column;
    }
    this.#paragraph = undefined;
  }

  #readLine(line: string, start: number): void {
    const body = line.trimStart();
    if (body === '') {
      this.#endParagraph();
      this.#isQuoting = false;
      this.#afterBlank = true;
      return;
    }
    const indent = line.length - body.length;
    if (this.#isQuoting || this.#isSkipped(indent, body)) {
      return;
    }
    const isStart = this.#afterBlank || this.#wasExplicit;
    this.#wasExplicit = false;
    if (isStart && explicit.test(body)) {
      this.#endParagraph();
      this.#readExplicit(body, indent, start + indent);
    } else if (this.#paragraph === undefined && /^>>>(?:\s|$)/.test(body)) {
      this.#isQuoting = true;
    } else {
      this.#addLine(body, indent, start);
    }
    this.#afterBlank = false;
  }

  /** Whether a line is in a literal block, comment or the like. */
  #isSkipped(indent: number, body: string): boolean {
    if (this.#skipped !== undefined) {
      if (indent > this.#skipped) {
        return true;
      }
      this.#skipped = undefined;
    }
    const literalAt = this.#literalAt;
    if (literalAt === undefined) {
      return false;
    }
    this.#literalAt = undefined;
    if (indent > literalAt) {
      this.#skipped = literalAt;
    } else if (indent === literalAt && quotingCharacter.test(body)) {
      this.#isQuoting = true;
    }
    return this.#skipped !== undefined || this.#isQuoting;
  }

  #addLine(body: string, indent: number, start: number): void {
    if (this.#paragraph === undefined) {
      this.#paragraph = start + indent;
    }
    this.#column = indent + (listMarker.exec(body)?.[0].length ?? 0);
    this.#paragraphEnd = start + indent + body.length;
  }

  /** Explicit markup: a directive, note, citation or target, else a comment. */
  #readExplicit(body: string, indent: number, start: number): void {
    this.#wasExplicit = true;
    const named = directive.exec(body);
    if (named !== null) {
      const name = (named[1] ?? '').toLowerCase();
      const argument = { start: start + named[0].length, end: start + body.length };
      if (name === 'bibliography') {
        this.#readers.bibliography(argument);
      }
      if (literal.test(name)) {
        this.#skipped = indent;
      } else {
        this.#startText(argument, indent);
      }
      return;
    }
    const label = note.exec(body);
    if (label !== null) {
      if (/^[\p{L}_]/u.test(label[1] ?? '')) {
        this.#readers.citation(label[1] ?? '');
      }
      this.#startText({ start: start + label[0].length, end: start + body.length }, indent);
      return;
    }
    if (target.test(body)) {
      this.#skipped = indent;
      return;
    }
    // An empty comment ends at a blank line, other ones take in what is indented.
    const isEmpty = body === '..' && /^[^\n]{0,9}\n[ \t\r]{0,200}(?:\n|$)/.test(this.#text.slice(start, start + 220));
    if (!isEmpty) {
      this.#skipped = indent;
    }
  }

  #startText({ start, end }: TextRange, indent: number): void {
    if (start >= end) {
      return;
    }
    this.#paragraph = start;
    this.#paragraphEnd = end;
    this.#column = indent;
  }
}
